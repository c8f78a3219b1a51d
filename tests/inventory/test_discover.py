"""Which files are read, in which order, under which names."""

from pathlib import Path

import pytest

from edgetier.errors import UserError
from edgetier.inventory.discover import found_files, input_files

INVENTORY = "schema: 1\nworkloads: [{id: a}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.workloads.yaml",
        "a.workloads.yml",
        "workloads.yaml",
        "other.yaml",
        "team/workloads/x.yaml",
        "team/workloads/deep/y.yml",
        "team/workloads/notes.txt",
        ".hidden/workloads.yaml",
    ):
        path = tmp_path / "estate" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(INVENTORY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


FOUND = [
    "estate/a.workloads.yml",
    "estate/b.workloads.yaml",
    "estate/team/workloads/deep/y.yml",
    "estate/team/workloads/x.yaml",
    "estate/workloads.yaml",
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["estate"], FOUND),
        (["estate/other.yaml", "estate"], ["estate/other.yaml", *FOUND]),
        (["estate/workloads.yaml", "estate"], ["estate/workloads.yaml", *FOUND[:-1]]),
        (["estate", "./estate", "estate/workloads.yaml"], FOUND),
        (["estate/team/workloads"], ["estate/team/workloads/deep/y.yml", "estate/team/workloads/x.yaml"]),
        (["estate/team/workloads/notes.txt"], ["estate/team/workloads/notes.txt"]),
        (["-", "estate/other.yaml", "-"], ["-", "estate/other.yaml"]),
        ([], []),
    ],
)
def test_found(paths: list[str], found: list[str]) -> None:
    assert list(found_files(paths)) == found


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("path", ["estate/missing.yaml", "nowhere", "a\0b"])
def test_a_named_path_that_is_not_there_is_the_users_mistake(path: str) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        input_files([path])


@pytest.mark.usefixtures("folder")
def test_standard_input_has_a_name_of_its_own() -> None:
    files, estate = input_files(["-"], stdin=INVENTORY.encode())
    assert ([file.name for file in files], estate) == (["<stdin>"], None)


def test_an_estate_found_in_a_folder_is_read_once_as_the_estate(folder: Path) -> None:
    (folder / "estate/workloads/").mkdir()
    (folder / "estate/workloads/estate.yaml").write_text("central: aws:us-east-1\n")
    files, estate = input_files(["estate"], estate_path="estate/workloads/estate.yaml")
    assert estate is not None
    assert [file.name for file in files] == FOUND
