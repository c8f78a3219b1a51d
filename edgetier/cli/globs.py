"""Patterns of files, as .gitignore writes them: those of the configuration, and those of .gitignore itself."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePath

IGNORE_FILE = ".gitignore"


class Globs:
    """Patterns that are held against paths below one folder."""

    def __init__(self, patterns: Iterable[str], folder: str) -> None:
        import pathspec  # most runs have no pattern to hold anything against

        self._spec = pathspec.GitIgnoreSpec.from_lines(patterns)
        self._folder = folder

    def matches(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether the path, or a folder above it, is meant."""
        return bool(self.verdict(path, is_folder=is_folder))

    def verdict(self, path: str, *, is_folder: bool = False) -> bool | None:
        """False where a pattern takes the path back with `!`, None where none speaks of it."""
        inside = os.path.relpath(os.path.abspath(path), self._folder)  # noqa: PTH100 - links are not followed
        if inside == os.curdir or inside.startswith(os.pardir) or PurePath(inside).is_absolute():
            return None
        name = PurePath(inside).as_posix() + ("/" if is_folder else "")
        return self._spec.check_file(name).include


class Ignored:
    """What the .gitignore files of a tree leave out; read without git, each once."""

    def __init__(self, folder: str) -> None:
        self._top = _top_of(os.path.abspath(folder))  # noqa: PTH100

    def __call__(self, path: str, *, is_folder: bool) -> bool:
        """The nearest file that speaks of the path decides; the folders above it were asked before."""
        above = Path(os.path.abspath(path)).parent  # noqa: PTH100
        for folder in (above, *above.parents):
            globs = _ignore_file(str(folder))
            said = globs.verdict(path, is_folder=is_folder) if globs else None
            if said is not None:
                return said
            if str(folder) == self._top:
                break
        return False


def _top_of(folder: str) -> str:
    """The repository that the folder is part of; the folder itself where there is none."""
    for above in (Path(folder), *Path(folder).parents):
        if (above / ".git").exists():
            return str(above)
    return folder


@cache
def _ignore_file(folder: str) -> Globs | None:
    path = Path(folder) / IGNORE_FILE
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    return Globs(lines, folder)
