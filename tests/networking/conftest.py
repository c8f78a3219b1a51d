"""Lets the tests of this folder find the module that makes up their measurements."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
