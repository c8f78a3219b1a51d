"""Puts records into a folder: each whole or not at all, and never over a file that is somebody else's."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from edgetier.cli.output import write_atomically
from edgetier.errors import UserError
from edgetier.report.record import MARKER


def write_records(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """A line for each file; all of them are looked at before the first is written."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is no folder", help="name a folder for the records")
    old = {name: _content(folder / name) for name in texts}
    for name, text in texts.items():
        path = folder / name
        if old[name] == text.encode():
            yield f"unchanged {path}"
        else:
            write_atomically(path, text)
            yield f"wrote {path}"


def _content(path: Path) -> bytes | None:
    """What is there of ours; None where nothing is."""
    try:
        if not path.is_symlink() and not path.exists():
            return None
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror or error}") from error
    if not content.startswith(MARKER.encode()):
        raise UserError(
            f"{path} was not written by edgetier record, and is not replaced",
            help="move it away, or name another folder with -o",
        )
    return content
