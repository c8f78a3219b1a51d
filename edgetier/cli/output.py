"""Where results go: a file is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from edgetier.errors import UserError

Content = str | bytes | Iterable[str]  # the last in pieces, so that a large one is never held whole


def write_atomically(path: Path, content: Content) -> None:
    """Puts the content into the file in one step; folders above it are made, and its permissions are kept."""
    try:
        target = _target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_to_replace(target, path)
        _replace(target, content)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from error


def _target(path: Path) -> Path:
    """A link stays a link: the file it points at is replaced. What /dev/fd names, has often no path of its own."""
    if path.exists() and not path.is_file() and not path.is_dir():
        return path
    return Path(os.path.realpath(path))


class ReaderGoneError(Exception):
    """Whoever read our output has closed the pipe, as `head` does; click would call it a failure."""


def write_result(content: Content, path: Path | None) -> None:
    """To the file, or to standard output where there is none or it is `-`."""
    if path is not None and str(path) != "-":
        write_atomically(path, content)
    else:
        try:
            _write_into(sys.stdout.buffer, content)
            sys.stdout.buffer.flush()
        except BrokenPipeError as gone:
            raise ReaderGoneError from gone


def refuse_terminal(path: Path | None, name: str) -> None:
    """What is no text would leave a terminal in disarray; a pipe or a file takes it."""
    if (path is None or str(path) == "-") and sys.stdout.isatty():
        raise UserError(f"{name} is no text for a terminal: -o FILE is needed")


def _write_into(stream: BinaryIO, content: Content) -> None:
    if isinstance(content, bytes):
        stream.write(content)
        return
    stream.writelines(piece.encode() for piece in ((content,) if isinstance(content, str) else content))


def _refuse_to_replace(target: Path, path: Path) -> None:
    if target.is_dir():
        raise UserError(f"cannot write {path}: it is a folder", help="name a file in it")
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError(f"cannot write {path}: it is write-protected")


def _replace(target: Path, content: Content) -> None:
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:  # a pipe or a device such as /dev/null cannot be replaced
            _write_into(stream, content)
        return
    import tempfile  # a result that goes to standard output needs none

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            _write_into(stream, content)
        Path(temporary).chmod(_permissions(target))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _permissions(target: Path) -> int:
    """Those of the file that is replaced, or what a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
