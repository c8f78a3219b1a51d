"""Cuts the text of a workload into features; training and scoring share these functions, so they cannot differ."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

LONGEST_TEXT = 6_000  # characters; descriptions come from strangers, and the rest of a novel adds nothing
LONGEST_WORD = 40
SHORTEST_PIECE, LONGEST_PIECE = 3, 5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")


def words_of(text: str) -> list[str]:
    """Lower-case words in their order; every number becomes '#', since a stated time would settle the rest."""
    normal = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    return ["#" if word[0].isdigit() else word[:LONGEST_WORD] for word in _WORD.findall(normal)]


def phrases_of(words: list[str]) -> Iterator[str]:
    """The words and each two neighbours."""
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def pieces_of(word: str) -> Iterator[str]:
    """The pieces of 3 to 5 characters of a word with a blank at both ends."""
    padded = f" {word} "
    for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


class Text(NamedTuple):
    """What a workload says of itself: its name, its description, and its fields as words such as `kind=inference`."""

    name: str
    description: str
    fields: str = ""


def words_view(text: Text) -> list[str]:
    """Words and pairs of words of name and description, and the fields."""
    return [*phrases_of(all_words(text)), *text.fields.split()]


def pieces_view(text: Text) -> list[str]:
    """Pieces of words, so that an ending or a misspelling does not make a word a stranger."""
    return [piece for word in all_words(text) for piece in pieces_of(word)]


def name_view(text: Text) -> list[str]:
    """Words of the name alone: what a thing is called says more than a word in passing."""
    return list(phrases_of(words_of(text.name)))


def all_words(text: Text) -> list[str]:
    """Name and description as one list of words."""
    return [*words_of(text.name), *words_of(text.description)]


VIEWS: dict[str, Callable[[Text], list[str]]] = {
    "words": words_view,
    "pieces": pieces_view,
    "name": name_view,
}
