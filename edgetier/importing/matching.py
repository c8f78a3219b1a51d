"""Which field a header means: by its name, a usual name, a name within it, or one much like it."""

from difflib import SequenceMatcher
from typing import NamedTuple

from edgetier.importing.fields import field_at, known_fields
from edgetier.importing.vocabulary import header_words, vocabulary

_SHORT_HEADER = 3
_SIMILAR = 0.86
_LEAST_FUZZY = 5


class Match(NamedTuple):
    """A field, how sure it is from 0 to 1, and why."""

    to: str
    confidence: float
    because: str


def match_header(header: str) -> Match | None:
    """The best field for a header; None where none is near."""
    if field_at(header.strip()) is not None:
        return Match(header.strip(), 1.0, "the name of the field")
    words = header_words(header)
    return _exact(words) or _known_as(words) or _within(words) or _similar(words)


def _exact(words: str) -> Match | None:
    found = next((path for path in known_fields() if header_words(path) == words), None)
    return Match(found, 1.0, "the name of the field") if found else None


def _known_as(words: str) -> Match | None:
    found = vocabulary().headers.get(words)
    return Match(found, 0.95, "a usual name for it") if found else None


def _within(words: str) -> Match | None:
    """The longest known name inside a longer header; a single word counts in short headers only."""
    padded = f" {words} "
    short = len(words.split()) <= _SHORT_HEADER
    inside = [name for name in vocabulary().headers if f" {name} " in padded and (short or " " in name)]
    if not inside:
        return None
    name = max(inside, key=len)
    return Match(vocabulary().headers[name], 0.5 + 0.4 * len(name) / len(words), f"it contains '{name}'")


def _similar(words: str) -> Match | None:
    if len(words) < _LEAST_FUZZY:
        return None
    scored = ((SequenceMatcher(None, words, name).ratio(), name) for name in vocabulary().headers)
    ratio, name = max(scored)
    return (
        Match(vocabulary().headers[name], ratio * 0.8, f"it is much like '{name}'")
        if ratio >= _SIMILAR
        else None
    )
