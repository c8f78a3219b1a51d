"""The examples on the pages are true: the bad one gives the finding, the good one does not."""

from pathlib import Path

import pytest
from product_findings import findings

from edgetier.codes import CODES

SKETCHED = {"ET905"}  # too long for a page; its case is whole


def codes_in(text: str, number: str, folder: Path) -> set[str]:
    kind = CODES[number].written_in
    path = folder / ("example.toml" if kind.endswith(".toml") else "example.yaml")
    path.write_text(text, encoding="utf-8")
    return {item["code"] for item in findings(path, kind, folder)}


@pytest.mark.parametrize("number", sorted(set(CODES) - SKETCHED))
def test_the_bad_example_gives_it(number: str, tmp_path: Path) -> None:
    assert number in codes_in(CODES[number].bad, number, tmp_path)


@pytest.mark.parametrize("number", CODES)
def test_the_good_example_does_not(number: str, tmp_path: Path) -> None:
    found = codes_in(CODES[number].good, number, tmp_path)
    assert number not in found
    assert not {code for code in found if code.startswith(("ET1", "ET9"))}
