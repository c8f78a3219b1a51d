"""Rendered text held against a file; set EDGETIER_UPDATE_SNAPSHOTS=1 to write the files anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "snapshots"


def check(name: str, text: str) -> None:
    path = FOLDER / name
    if os.environ.get("EDGETIER_UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no snapshot {name}: write it with EDGETIER_UPDATE_SNAPSHOTS=1"
    assert text == path.read_text(encoding="utf-8")
