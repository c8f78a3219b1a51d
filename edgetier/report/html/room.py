"""Keeps the cards of a large portfolio within a size: the least urgent are told in short."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple

BYTES_EACH = 2_350  # of a card, on average: 500 of them and all the rest are less than 1.5 MB
FEW = 500  # fewer than that may each take more


class Detail(IntEnum):
    """How much a card tells."""

    FULL = 0
    SHORT = 1  # without what its times are made of, rules, defaults and labels
    LEAST = 2  # without the ledger and the verdicts


class Fitted(NamedTuple):
    """The cards as markup, in their order, and how many of them are not in full."""

    cards: tuple[str, ...]
    short: int


def fitted(write: Sequence[Callable[[Detail], str]], urgency: Sequence[int]) -> Fitted:
    """In full as far as there is room; `urgency` ranks the cards, 0 the most urgent."""
    cards = [one(Detail.FULL) for one in write]
    over = sum(map(_size, cards)) - BYTES_EACH * max(len(cards), FEW)
    short: set[int] = set()
    last_first = sorted(range(len(cards)), key=lambda index: (urgency[index], index), reverse=True)
    for detail in (Detail.SHORT, Detail.LEAST):
        for index in last_first:
            if over <= 0:
                return Fitted(tuple(cards), len(short))
            written = write[index](detail)
            over -= _size(cards[index]) - _size(written)
            cards[index] = written
            short.add(index)
    return Fitted(tuple(cards), len(short))


def _size(markup: str) -> int:
    return len(markup.encode())
