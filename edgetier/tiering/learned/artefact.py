"""Reads and writes a classifier as plain JSON: checked value by value, held against its own digest, never executed."""

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from edgetier.errors import UserError
from edgetier.tiering.learned.values import Classifier, Floats, View
from edgetier.tiering.learned.words import VIEWS

KIND, SCHEMA_VERSION = "edgetier-classifier", 1
LARGEST_BYTES = 64 * 1024 * 1024
TRAIN = "train one with: edgetier learn train"
