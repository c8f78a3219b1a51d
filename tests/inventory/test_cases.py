"""A folder for each code: bad.yaml announces by `# expect: CODE` what is found where, good.yaml is clean."""

import re
from pathlib import Path

import pytest

from edgetier.codes import CODES
from edgetier.inventory.load import load
from edgetier.inventory.vocabulary import Vocabulary
from edgetier.source import parse

CASES = Path(__file__).parent.parent / "cases" / "inventory"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
EXPECT = re.compile(r"# expect:((?: ET\d{3})+)")


def expected(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.splitlines(), 1)
    return [
        (number, code)
        for number, line in lines
        for found in EXPECT.finditer(line)
        for code in found[1].split()
    ]


def found(path: Path, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    _, findings = load([parse(path.read_bytes(), path.name)], None, vocabulary)
    return sorted((item.span.line, item.code) for item in findings)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad_file_gives_exactly_the_findings_it_announces(folder: Path, vocabulary: Vocabulary) -> None:
    path = folder / "bad.yaml"
    announced = expected(path.read_bytes().decode(errors="replace"))
    assert folder.name in {code for _, code in announced}
    assert found(path, vocabulary) == sorted(announced)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good_file_gives_none(folder: Path, vocabulary: Vocabulary) -> None:
    assert found(folder / "good.yaml", vocabulary) == []


def test_every_code_of_the_inventory_has_a_case() -> None:
    wanted = {code for code in CODES if code.startswith("ET1")} | {"ET502", "ET701", "ET702"}
    assert wanted == {folder.name for folder in FOLDERS}
