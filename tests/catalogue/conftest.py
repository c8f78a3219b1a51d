"""The shipped taxonomy, and folders that replace parts of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue

WriteFolder = Callable[..., Path]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()[0]


@pytest.fixture
def write_folder(tmp_path: Path) -> WriteFolder:
    """A folder of the user's own, its files given by name without ending."""

    def write(**files: str) -> Path:
        folder = tmp_path / "mine"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return folder

    return write
