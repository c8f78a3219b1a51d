"""Which manifests a check reads: the files that are named, and those found in folders."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.cli.globs import Globs, Ignored
from edgetier.errors import UserError
from edgetier.inventory.discover import STDIN, is_inventory, steps_between

_WILD = frozenset("*?[")


class Patterns(NamedTuple):
    """As in .gitignore, seen from a folder."""

    lines: tuple[str, ...] = ()
    folder: str = ""


class Search(NamedTuple):
    """How folders are searched."""

    include: Patterns = Patterns()
    exclude: Patterns = Patterns()
    force_exclude: bool = False
    estate: str | None = None  # read for itself, so no manifest


def manifests_in(paths: Sequence[str], search: Search) -> tuple[str, ...]:
    """The names of the files to read, each once; UserError for a path that is not there."""
    finder = _Finder(search)
    found: dict[object, str] = {}
    for path in paths:
        for name in finder.found_at(path):
            found.setdefault(_identity(name), name)
    if search.estate is not None and search.estate not in paths:
        found.pop(_identity(search.estate), None)
    return tuple(found.values())


def _identity(name: str) -> object:
    """The same for two names of one file, links included."""
    if name == STDIN:
        return name
    try:
        status = os.stat(name)  # noqa: PTH116 - a path object for each of a thousand names takes longer
    except OSError:
        return name
    return status.st_dev, status.st_ino


class _Finder:
    """Walks folders; knows the patterns of one run."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._include = _globs(search.include)
        self._exclude = _globs(search.exclude)

    def found_at(self, path: str) -> Iterator[str]:
        if path == STDIN:
            yield STDIN
            return
        for name in _expanded(path):
            if Path(name).is_dir():
                yield from sorted(self._walk(name))
            elif not (self._search.force_exclude and self.excludes(name)):
                yield name

    def excludes(self, name: str) -> bool:
        return self._exclude is not None and self._exclude.matches(name)

    def _walk(self, folder: str) -> Iterator[str]:
        """Hidden folders are left out, links to folders are not followed."""
        ignored = Ignored(folder)
        for where, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if self._enters(_join(where, name), ignored)]
            inside = steps_between(folder, where)
            for path in (_join(where, name) for name in names):
                wanted = self._is_manifest(path, inside) and not self.excludes(path)
                if wanted and not ignored(path, is_folder=False):
                    yield path

    def _enters(self, folder: str, ignored: Ignored) -> bool:
        name = Path(folder).name
        if name.startswith(".") or (self._exclude and self._exclude.matches(folder, is_folder=True)):
            return False
        return not ignored(folder, is_folder=True)

    def _is_manifest(self, path: str, steps: tuple[str, ...]) -> bool:
        name = os.path.basename(path)  # noqa: PTH119
        if self._include is not None:
            return not name.startswith(".") and self._include.matches(path)
        return is_inventory(name, steps)


def _globs(patterns: Patterns) -> Globs | None:
    return Globs(patterns.lines, patterns.folder) if patterns.lines else None


def _join(where: str, name: str) -> str:
    """Without the `./` that a walk from the current folder puts in front."""
    return os.path.join(where, name).removeprefix(os.curdir + os.sep)  # noqa: PTH118


def _expanded(path: str) -> Iterator[str]:
    """The path itself; where there is none, the files that its wildcards mean (not every shell expands them)."""
    if _exists(path):
        yield path
        return
    matched = sorted(glob.glob(path, recursive=True)) if _WILD & set(path) else []  # noqa: PTH207
    if not matched:
        raise UserError(f"no such file or folder: {path}", help="check the spelling and the current folder")
    yield from matched


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
