"""From bytes to text: which encoding a spreadsheet export is in."""

import codecs
import unicodedata
from typing import NamedTuple

from edgetier.errors import UserError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman")
# What office programs put into text on their own; a wrong guess turns these into odd letters or controls.
_TYPOGRAPHIC = frozenset("’‘“”„‚–—…•™®©§°€£\N{NO-BREAK SPACE}«»·²³½¼±µ×")
_SAMPLE_BYTES = 1 << 16


class Decoded(NamedTuple):
    """The text of a file, the encoding it was read in, and what to tell the user about it."""

    text: str
    encoding: str
    notes: tuple[str, ...]


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Text of a file; UserError where the encoding that was asked for does not fit."""
    if encoding is not None:
        return Decoded(_decode_as(raw, encoding), encoding, ())
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return Decoded(_decode_as(raw, name), name, ())
    wide = _utf16_without_mark(raw)
    if wide is not None:
        return Decoded(
            _decode_as(raw, wide), wide, (f"read as {wide}, by its zero bytes; --encoding overrides",)
        )
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return _mixed(raw) or _single_byte(raw)


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except LookupError as error:
        raise UserError(
            f"unknown encoding '{encoding}'", help="use utf-8, utf-16, cp1252, latin-1 or mac_roman"
        ) from error
    except UnicodeError as error:
        place = getattr(error, "start", 0)
        line = raw.count(b"\n", 0, place) + 1
        raise UserError(
            f"the file is not {encoding}: line {line} has bytes that do not fit",
            help="give another --encoding",
        ) from error


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) // 2 * 0.4
    if max(even, odd) <= most or len(raw) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _mixed(raw: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes, as files glued together from two sources are."""
    strays: list[int] = []

    def stray(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - decoding raises nothing else
        strays.append(error.start)
        return raw[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1

    codecs.register_error("edgetier-stray", stray)
    text = raw.decode("utf-8", errors="edgetier-stray")
    sound = sum(1 for char in text if ord(char) > 0x7F) - len(strays)
    if sound <= len(strays):
        return None
    line = raw.count(b"\n", 0, strays[0]) + 1
    note = f"{len(strays)} bytes are not UTF-8 and were read as cp1252, the first on line {line}"
    return Decoded(text, "utf-8", (note,))


def _single_byte(raw: bytes) -> Decoded:
    scores = []
    for name in _SINGLE_BYTE:
        try:
            scores.append((_plausibility(raw.decode(name)), name))
        except UnicodeDecodeError:
            continue
    # max keeps the first of equals, so cp1252 stands unless another reading is better.
    best = max(scores, key=lambda scored: scored[0], default=(0.0, "latin-1"))
    name = best[1] if best[0] > 0 else "latin-1"
    return Decoded(
        raw.decode(name), name, (f"read as {name}, a guess from its characters; --encoding overrides",)
    )


def _plausibility(text: str) -> float:
    """How much the characters beyond ASCII look like written language, from -1 to 1."""
    marks = [_likelihood(text, index) for index, char in enumerate(text) if ord(char) > 0x7F]
    return sum(marks) / max(1, len(marks))


def _likelihood(text: str, index: int) -> int:
    char = text[index]
    if char in _TYPOGRAPHIC:
        return 1
    if not unicodedata.category(char).startswith("L"):
        return -1
    before = text[index - 1] if index else " "
    # A capital after a small letter is what a wrong code page makes of accents: "itÕs", "cafŽ".
    return -1 if char.isupper() and before.islower() else 1
