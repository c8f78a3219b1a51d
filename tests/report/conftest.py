"""Hand-made assessments, so that reports are tested without the engine."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import report_samples as samples

from edgetier.assessment import Assessment


@pytest.fixture
def portfolio() -> Assessment:
    return samples.portfolio()


@pytest.fixture
def empty() -> Assessment:
    return samples.empty()


@pytest.fixture
def hostile() -> Assessment:
    return samples.hostile()
