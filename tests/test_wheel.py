"""The wheel carries every file of the data folders, and nothing that does not belong."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
DATA = {
    "taxonomy": {".yaml"},
    "rules": {".yaml"},
    "corpus": {".yaml", ".md"},
    "classifier": {".yaml", ".json", ".md"},
}
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-c", BUILD, str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


def data_on_disk() -> set[str]:
    paths = (path for folder in DATA for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths}


def test_every_data_file_is_in_the_wheel(names: list[str]) -> None:
    shipped = {name.removeprefix("edgetier/_data/") for name in names if name.startswith("edgetier/_data/")}
    assert shipped == data_on_disk()


def test_data_files_are_shipped_unchanged(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        shipped = {name: archive.read(f"edgetier/_data/{name}") for name in data_on_disk()}
    assert shipped == {name: (ROOT / name).read_bytes() for name in data_on_disk()}


@pytest.mark.parametrize("folder", DATA)
def test_data_folders_hold_data_only(folder: str) -> None:
    names = [name for name in data_on_disk() if name.startswith(f"{folder}/")]
    assert {Path(name).suffix for name in names} == DATA[folder]


def test_nothing_but_the_package_is_installed(names: list[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"edgetier"}
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "edgetier").rglob("*.py")}
    assert modules == {name for name in names if name.endswith(".py")}


def test_what_the_html_report_is_made_of_is_shipped(wheel: Path) -> None:
    parts = [
        path for path in (ROOT / "edgetier").rglob("*") if path.suffix in {".jinja", ".css", ".js", ".json"}
    ]
    assert {".jinja", ".css", ".js", ".json"} == {path.suffix for path in parts}
    with ZipFile(wheel) as archive:
        shipped = {path: archive.read(path.relative_to(ROOT).as_posix()) for path in parts}
    assert shipped == {path: path.read_bytes() for path in parts}


@pytest.mark.parametrize("options", ["--format csv", "--format html", "--format csv --learned"])
def test_the_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path, options: str) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    inventory = ROOT / "examples" / "minimum.yaml"
    command = [sys.executable, "-m", "edgetier", "assess", str(inventory), *options.split()]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "conversational" in done.stdout
