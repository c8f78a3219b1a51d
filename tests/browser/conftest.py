"""One browser for all tests of this folder, and each page rendered once."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from browsing import Tab, started

from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import Settings
from edgetier.report import render

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    found = started()
    yield found
    found.quit()


@pytest.fixture
def tab(driver: Any) -> Tab:
    found = Tab(driver)
    found.fresh()
    return found


@pytest.fixture(scope="session")
def folder(driver: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages are; nothing is rendered where there is no browser to show it."""
    return tmp_path_factory.mktemp("pages")


def rendered(inventory: Path, folder: Path) -> Path:
    """The page, and the JSON of the same assessment beside it."""
    assessment = assessment_of([str(inventory)], Settings())
    page = folder / f"{inventory.stem}.html"
    page.write_text(render("html", assessment), encoding="utf-8")
    page.with_suffix(".json").write_text(render("json", assessment), encoding="utf-8")
    return page


@pytest.fixture
def page_of(driver: Any, tmp_path: Path) -> Callable[[str], Path]:
    """An inventory as text to its page."""

    def made(inventory: str) -> Path:
        path = tmp_path / "inventory.yaml"
        path.write_text(inventory, encoding="utf-8")
        return rendered(path, tmp_path)

    return made


@pytest.fixture(scope="session")
def northwind(folder: Path) -> Path:
    return rendered(ROOT / "examples" / "northwind.yaml", folder)


@pytest.fixture(scope="session")
def facts(northwind: Path) -> dict[str, Any]:
    """What the page of Northwind must say."""
    found: dict[str, Any] = json.loads(northwind.with_suffix(".json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def many(folder: Path) -> Path:
    """Of 500 workloads."""
    inventory = folder / "many.yaml"
    command = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), "500"]
    inventory.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return rendered(inventory, folder)


@pytest.fixture(scope="session")
def hostile(folder: Path) -> Path:
    return rendered(Path(__file__).parent / "hostile.yaml", folder)
