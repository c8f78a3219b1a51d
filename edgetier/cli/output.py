"""Where results go: a file is written whole or not at all."""

import os
import stat
import sys
import tempfile
from pathlib import Path

from edgetier.errors import UserError


def write_atomically(path: Path, text: str | bytes) -> None:
    """Puts the text into the file in one step; folders above it are made, and its permissions are kept."""
    raw = text.encode() if isinstance(text, str) else text
    # A link stays a link: the file it points at is replaced.
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_to_replace(target, path)
        _replace(target, raw)
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror or error}") from error


def write_result(text: str | bytes, path: Path | None) -> None:
    """To the file, or to standard output where there is none or it is `-`."""
    if path is not None and str(path) != "-":
        write_atomically(path, text)
    elif isinstance(text, bytes):
        sys.stdout.buffer.write(text)
        sys.stdout.buffer.flush()
    else:
        write_result(text.encode(), path)


def _refuse_to_replace(target: Path, path: Path) -> None:
    if target.is_dir():
        raise UserError(f"cannot write {path}: it is a folder", help="name a file in it")
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError(f"cannot write {path}: it is write-protected")


def _replace(target: Path, raw: bytes) -> None:
    if target.exists() and not target.is_file():
        target.write_bytes(raw)  # a pipe or a device such as /dev/null cannot be replaced
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
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
