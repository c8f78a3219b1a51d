"""The quick lines of the table that benchmarks/validate_model.py prints: all accepted, and as docs/model.md has them."""

import sys
from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
PARTS = ("references", "exact_queue", "inversion", "serving")


@pytest.fixture(scope="module")
def rows():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import validate_model
    finally:
        sys.path.pop(0)
    catalogue = load_catalogue()[0]
    found = [getattr(validate_model, part)(*((catalogue,) if part == "serving" else ())) for part in PARTS]
    return [row for part in found for row in part]


def test_every_error_is_accepted(rows):
    assert [row for row in rows if row.accepted is not True] == []


@pytest.mark.parametrize(
    "part",
    [
        "percentiles, p95 and p99",
        "compute, whole request",
        "compute, first token",
        "compute, between tokens",
        "Little's law",
    ],
)
def test_the_page_tells_the_error_that_is_measured(rows, part):
    error = next(row.error for row in rows if row.part == part)
    worst = error.split(",")[0].removeprefix("worst ").removesuffix("%")
    line = next(
        line
        for line in PAGE.splitlines()
        if line.startswith(f"| {part.removesuffix(', p95 and p99')} |") and worst in line
    )
    assert f" {worst} %" in line


def test_the_page_tells_how_many_requests_are_held(rows):
    told, _, measured = next(row.error for row in rows if row.part == "memory, requests held").partition(
        " around "
    )
    assert f"told {told} |" in PAGE
    assert f"{measured} are written at a time" in PAGE
