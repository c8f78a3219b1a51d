"""Lets the tests of this folder find the reader of pages and the assessments made by hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))
