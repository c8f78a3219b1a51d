"""A folder for each code: bad.* announces by `# expect: CODE` what is found where, good.* has no such finding.

`# expect below: CODE` announces for the next line, where a comment of the case itself stands on it.
"""

import re
from pathlib import Path

import pytest
from product_findings import findings

from edgetier.codes import CODES

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(path for path in (CASES / "findings").iterdir() if path.is_dir())
EXPECT = re.compile(r"# expect( below)?:((?: ET\d{3})+)")


def expected(text: str, code: str) -> list[int]:
    return sorted(
        number + bool(found[1])
        for number, line in enumerate(text.splitlines(), 1)
        for found in EXPECT.finditer(line)
        for one in found[2].split()
        if one == code
    )


def lines_of(folder: Path, name: str, scratch: Path) -> tuple[Path, list[int]]:
    (path,) = (one for one in folder.iterdir() if one.stem == name)
    estate = folder / "estate.yaml"
    kind = CODES[folder.name].written_in
    found = findings(path, kind, scratch, estate=estate if estate.exists() else None)
    return path, sorted(item["line"] for item in found if item["code"] == folder.name)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad_file_gives_the_finding_where_it_announces_it(folder: Path, tmp_path: Path) -> None:
    path, found = lines_of(folder, "bad", tmp_path)
    announced = expected(path.read_text(encoding="utf-8"), folder.name)
    assert announced
    assert found == announced


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good_file_does_not_give_it(folder: Path, tmp_path: Path) -> None:
    _, found = lines_of(folder, "good", tmp_path)
    assert found == []


def test_every_code_has_cases() -> None:
    have = {path.name for area in ("inventory", "findings") for path in (CASES / area).iterdir()}
    assert have == set(CODES)
