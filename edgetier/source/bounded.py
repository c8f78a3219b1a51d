"""Reads a file's bytes, as long as there are not too many of them."""

from pathlib import Path

from edgetier.errors import UserError


def bytes_of(path: Path, most: int, *, hint: str | None = None) -> bytes:
    """The bytes of a file of at most `most` bytes; UserError where it is larger or cannot be read."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise UserError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error
    if len(raw) > most:
        raise UserError(f"{path} is larger than {most >> 20} MiB", help=hint)
    return raw
