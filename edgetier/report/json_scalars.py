"""JSON scalars, remembered: a large portfolio repeats the same numbers and words a million times."""

import math
from collections.abc import Iterable
from json.encoder import encode_basestring_ascii

_MOST_REMEMBERED = 200_000


class Numbers(dict[float | None, str]):
    """Milliseconds as JSON, to 0.01; None and anything that is not finite is null."""

    def __missing__(self, ms: float | None) -> str:
        if ms is None or not math.isfinite(ms):
            return "null"
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        text = self[ms] = repr(round(float(ms), 2) + 0.0)
        return text


class Words(dict[str | None, str]):
    """Short strings as JSON, for those that repeat."""

    def __missing__(self, word: str | None) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = text = free_text(word)
        return text


class Lists(dict[tuple[str, ...], str]):
    """Lists of words as JSON, for those that repeat, such as the rules that a workload leaves open."""

    def __missing__(self, words: tuple[str, ...]) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[words] = text = texts(words)
        return text


def free_text(text: str | None) -> str:
    """Plain ASCII: it survives every console and shows what cannot be seen, such as bidirectional marks."""
    return "null" if text is None else encode_basestring_ascii(text).replace("\x7f", "\\u007f")


def ratio(value: float | None) -> str:
    """A share between 0 and 1, to four places."""
    return "null" if value is None or not math.isfinite(value) else repr(round(float(value), 4) + 0.0)


def flag(value: bool) -> str:
    return "true" if value else "false"


def array(items: Iterable[str]) -> str:
    """Items that are JSON already."""
    return "[" + ",".join(items) + "]"


def texts(items: Iterable[str]) -> str:
    return array(map(free_text, items))
