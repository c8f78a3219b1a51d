"""Files broken at random, the same ones every time."""

import random
from collections.abc import Callable, Iterator, Sequence

PIECES = [
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b": ",
        b"- ",
        b"? ",
        b"#",
        b" #",
        b"|",
        b">",
        b"&a ",
        b"*a",
        b"!",
        b"!!str ",
    ),
    *(
        b"!!int ",
        b"'",
        b'"',
        b"\\",
        b"%",
        b"@",
        b"`",
        b"~",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"\t",
        b"\r",
        b"\n",
        b"\r\n",
    ),
    *(
        b"\x00",
        b"\x1b[31m",
        b"\x7f",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xf0\x9f\x98\x80",
    ),
    *(
        b".nan",
        b".inf",
        b"-1",
        b"1e999",
        b"9" * 70,
        b"0x",
        b"null",
        b"true",
        b"p95",
        b"ms",
        b"SIN",
        b"x-",
        b" " * 40,
    ),
    *(b"e\xcc\x81", b"\xe6\xbc\xa2", b'# edgetier: ignore[ET102] "x"', b"id: a\n"),
]
Mutation = Callable[[random.Random, bytes], bytes]


def mutated(sources: Sequence[bytes], count: int, *, seed: int) -> Iterator[bytes]:
    """So many files, each with one to four things done to it."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    for _ in range(count):
        raw = chance.choice(sources)
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            raw = chance.choice(MUTATIONS)(chance, raw)
        yield raw


def _at(chance: random.Random, raw: bytes) -> int:
    return chance.randint(0, len(raw))


def _truncated(chance: random.Random, raw: bytes) -> bytes:
    return raw[: _at(chance, raw)]


def _beheaded(chance: random.Random, raw: bytes) -> bytes:
    return raw[_at(chance, raw) :]


def _flipped(chance: random.Random, raw: bytes) -> bytes:
    at = _at(chance, raw)
    return raw[:at] + bytes(byte ^ (1 << chance.randrange(8)) for byte in raw[at : at + 1]) + raw[at + 1 :]


def _inserted(chance: random.Random, raw: bytes) -> bytes:
    at = _at(chance, raw)
    return raw[:at] + chance.choice(PIECES) + raw[at:]


def _replaced(chance: random.Random, raw: bytes) -> bytes:
    at = _at(chance, raw)
    return raw[:at] + chance.choice(PIECES) + raw[at + chance.randint(1, 12) :]


def _deleted(chance: random.Random, raw: bytes) -> bytes:
    at = _at(chance, raw)
    return raw[:at] + raw[at + chance.randint(1, 30) :]


def _lines_changed(chance: random.Random, raw: bytes) -> bytes:
    """A line gone, twice, moved in or swapped with another."""
    lines = raw.splitlines(keepends=True) or [b"\n"]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    deal = chance.randrange(4)
    if deal == 0:
        del lines[one]
    elif deal == 1:
        lines.insert(other, lines[one])
    elif deal == 2:
        lines[one] = b" " * chance.randint(1, 3) + lines[one]
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _word_swapped(chance: random.Random, raw: bytes) -> bytes:
    """A word of the file in place of another: right words in wrong places."""
    words = raw.split(b" ")
    words[chance.randrange(len(words))] = chance.choice(words)
    return b" ".join(words)


MUTATIONS: tuple[Mutation, ...] = (
    _truncated,
    _beheaded,
    _flipped,
    _flipped,
    _inserted,
    _inserted,
    _replaced,
    _replaced,
    _deleted,
    _lines_changed,
    _word_swapped,
    _word_swapped,
)
