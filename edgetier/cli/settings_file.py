"""Finds the configuration: edgetier.toml, or [tool.edgetier] of pyproject.toml, in the nearest folder that has one."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from edgetier.errors import UserError

OWN_NAME, SHARED_NAME = "edgetier.toml", "pyproject.toml"
MOST_BYTES = 1_000_000
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


class ConfigFile(NamedTuple):
    """A file of settings: its name as seen from the current folder, its text, and the settings in it."""

    name: str
    folder: str
    text: str
    table: tuple[str, ...]  # where in the file the settings stand: () or ("tool", "edgetier")
    values: Mapping[str, Any]

    def line_of(self, path: tuple[str, ...]) -> int:
        """The line where a setting stands, or the nearest table above it."""
        return _line_of(self.text, (*self.table, *path))


def nearest_file(folder: Path) -> ConfigFile | None:
    """The configuration of the folder or of the nearest folder above it; one policy holds for the whole run."""
    for where in (folder, *folder.parents):
        if (where / OWN_NAME).is_file():
            return _read(where / OWN_NAME, folder)
        shared = where / SHARED_NAME
        if shared.is_file() and b"edgetier" in _bytes(shared, folder):
            found = _read(shared, folder)
            if found is not None:
                return found
    return None


def named_file(name: str, folder: Path) -> ConfigFile:
    """The configuration that was asked for by name."""
    path = folder / name
    if not path.is_file():
        raise UserError(f"no such configuration file: {name}", help="--config takes a file or KEY=VALUE")
    found = _read(path, folder)
    if found is None:
        raise UserError(f"{name} has no [tool.edgetier] table", help="name another file, or add the table")
    return found


def _read(path: Path, folder: Path) -> ConfigFile | None:
    """None for a pyproject.toml that says nothing of edgetier."""
    name = _seen_from(path, folder)
    text, parsed = _parsed(_bytes(path, folder), name)
    above = _seen_from(path.parent, folder)
    where = "" if above == "." else above
    if path.name != SHARED_NAME:
        return ConfigFile(name, where, text, (), parsed)
    tool = parsed.get("tool")
    table = tool.get("edgetier") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise UserError(f"{name}: [tool.edgetier] must be a table")
    return ConfigFile(name, where, text, ("tool", "edgetier"), table)


def _bytes(path: Path, folder: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"cannot read {_seen_from(path, folder)}: {error.strerror or error}") from error
    if len(raw) > MOST_BYTES:
        raise UserError(
            f"{_seen_from(path, folder)} is larger than {MOST_BYTES} bytes, too large for a configuration"
        )
    return raw


def _parsed(raw: bytes, name: str) -> tuple[str, dict[str, Any]]:
    import tomllib  # only where there is a file to read

    try:
        text = raw.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UserError(f"{name}:{line}: not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        place = f"{name}:{at[1]}" if at else name
        raise UserError(f"{place}: not valid TOML: {_AT_LINE.sub('', str(error))}") from error


def _seen_from(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _line_of(text: str, path: tuple[str, ...]) -> int:
    """tomllib keeps no places, so the line is looked for: the first that gives the key, else the longest part of it."""
    best, best_line, prefix = 0, 1, tuple[str, ...]()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            prefix = _steps(header[1])
        full = prefix if header else (*prefix, *_steps(key[1])) if key else ()
        shared = _shared(full, path)
        if shared == len(full) > best or (shared == len(path) > best):
            best, best_line = shared, number
    return best_line


def _steps(dotted: str) -> tuple[str, ...]:
    return tuple(step.strip().strip("\"'") for step in dotted.split("."))


def _shared(full: tuple[str, ...], path: tuple[str, ...]) -> int:
    """How many steps the two have in common from the start."""
    return next(
        (at for at, (a, b) in enumerate(zip(full, path, strict=False)) if a != b), min(len(full), len(path))
    )
