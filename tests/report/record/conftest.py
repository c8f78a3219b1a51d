"""Lets the tests of this folder find the assessments made by hand."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
