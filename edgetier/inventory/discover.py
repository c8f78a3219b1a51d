"""Which files to read: those named, those found in folders, standard input; each file once."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from edgetier.errors import UserError
from edgetier.source import SourceFile, parse, read

STDIN = "-"
STDIN_NAME = "<stdin>"
_SUFFIXES = (".yaml", ".yml")
_FOLDER = "workloads"


def input_files(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    estate_path: str | None = None,
    told: Callable[[int, int], object] | None = None,
) -> tuple[tuple[SourceFile, ...], SourceFile | None]:
    """The files of the inventory in the user's order, and the estate's; named as the user typed them.

    `told` hears how many of them are read, and of how many.
    """
    # Before anything is read: a name that is not there is the user's mistake, however large the rest is.
    found = list(found_files(paths))
    estate_file = read(_existing(estate_path), estate_path) if estate_path is not None else None
    names = [name for name in found if not _is_same(name, estate_path, paths)]
    return tuple(_read_all(names, stdin, told)), estate_file


def _read_all(
    names: Sequence[str], stdin: bytes | None, told: Callable[[int, int], object] | None
) -> Iterator[SourceFile]:
    for done, name in enumerate(names, start=1):
        yield _read(name, stdin)
        if told is not None:
            told(done, len(names))


def _is_same(name: str, estate_path: str | None, paths: Sequence[str]) -> bool:
    """An estate that was merely found in a folder is read once, as the estate."""
    if estate_path is None or name == STDIN or name in paths:
        return False
    return os.path.realpath(name) == os.path.realpath(estate_path)


def found_files(paths: Iterable[str]) -> Iterator[str]:
    """The names of the files to read, each file once, however often it is named."""
    seen: set[str] = set()
    for path in paths:
        for name in _named(path):
            identity = name if name == STDIN else os.path.realpath(name)
            if identity not in seen:
                seen.add(identity)
                yield name


def _named(path: str) -> Iterator[str]:
    if path == STDIN:
        yield STDIN
    elif _existing(path).is_dir():
        yield from _in_folder(path)
    else:
        yield path


def _existing(path: str) -> Path:
    try:
        if Path(path).exists():
            return Path(path)
    except (OSError, ValueError):
        pass
    raise UserError(f"no such file or folder: {path}", help="check the spelling and the current folder")


def _read(name: str, stdin: bytes | None) -> SourceFile:
    if name == STDIN:
        return parse(stdin or b"", STDIN_NAME)
    return read(Path(name), name)


def _in_folder(folder: str) -> Iterator[str]:
    """Sorted by path; hidden folders are left out, links to folders are not followed."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        steps = steps_between(folder, where)
        found += [os.path.join(where, name) for name in names if is_inventory(name, steps)]  # noqa: PTH118
    yield from sorted(found)


def steps_between(folder: str, where: str) -> tuple[str, ...]:
    """The folder's own name counts: `assess workloads` means all that is in it."""
    own = Path(os.path.realpath(folder)).name
    return (own, *Path(os.path.relpath(where, folder)).parts)


def is_inventory(name: str, steps: Sequence[str]) -> bool:
    """Whether a file found in a folder is an inventory by its name, or by the folders that it lies in."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    if suffix not in _SUFFIXES or name.startswith("."):
        return False
    return _FOLDER in steps or stem == _FOLDER or stem.endswith("." + _FOLDER)
