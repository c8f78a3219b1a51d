"""What a workbook may measure: it is a zip file from strangers, and a small one can unpack to anything."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from edgetier.errors import UserError

_OLD = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 20
_PICTURE = ".svg"  # the one kind of part that may well declare a document type, and nobody parses it
# Office writes none; they are how a small file of XML grows without end, in any encoding of XML.
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OF_CELLS = re.compile(rb"</|<(?:\w+:)?(?:row|c|v|f|is|t|si|r)[\s/>]")
_FORMULA = re.compile(rb"</(?:\w+:)?f>")
_NO_ZIP = (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error)


class Bounds(NamedTuple):
    """The most of everything that is read."""

    packed_bytes: int = 64 << 20
    unpacked_bytes: int = 128 << 20
    parts: int = 2_000
    tags: int = 3_000_000  # of rows, cells, and texts; a filled cell has four
    other_tags: int = 300_000  # of styles, rules, links: each costs as much as many cells
    sheets: int = 200
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 5_000_000
    cell_characters: int = 32_767
    characters: int = 64 << 20


BOUNDS = Bounds()


def check_package(raw: bytes, name: str, bounds: Bounds = BOUNDS) -> bool:
    """Whether it has formulas; UserError for what is no workbook, and for what would unpack to too much."""
    if raw.startswith(_OLD):
        raise UserError(
            f"{name} is an old .xls file, or protected by a password", help="save it as .xlsx without one"
        )
    try:
        with ZipFile(io.BytesIO(raw)) as package:
            return _check_parts(package, name, bounds)
    except _NO_ZIP as error:
        raise UserError(f"{name} is no .xlsx workbook", help="save it as .xlsx, or as CSV") from error


def _check_parts(package: ZipFile, name: str, bounds: Bounds) -> bool:
    parts = package.infolist()
    if len(parts) > bounds.parts or sum(part.file_size for part in parts) > bounds.unpacked_bytes:
        raise too_large(name, f"it unpacks to more than {bounds.unpacked_bytes >> 20} MiB")
    tags = others = 0
    formulas = False
    for part in parts:
        for chunk in _chunks(package, part, name):
            formulas = formulas or _FORMULA.search(chunk) is not None
            found = sum(1 for _ in _OF_CELLS.finditer(chunk))
            tags, others = tags + found, others + chunk.count(b"<") - found
        if tags > bounds.tags or others > bounds.other_tags:
            raise too_large(name, "it has too many cells, or too many styles and rules")
    return formulas


def _chunks(package: ZipFile, part: ZipInfo, name: str) -> Iterator[bytes]:
    """zipfile itself reads no more of a part than the size that is counted above."""
    marks = () if part.filename.endswith(_PICTURE) else _DOCTYPE
    before = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if any(mark in before + chunk for mark in marks):
                raise UserError(f"{name} declares a document type, as no spreadsheet program does")
            before = chunk[-2 * len(_DOCTYPE[0]) :]
            yield chunk


def too_large(name: str, why: str) -> UserError:
    """Which bound was passed."""
    return UserError(f"{name} is too large to read: {why}", help="keep only the sheet that is needed")
