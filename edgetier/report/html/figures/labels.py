"""Names beside marks, none on another: as many as fit in large letters, then more in small ones."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LARGE, SMALL = 23.5, 12.5  # of letters in units of the picture: on a phone, on a desk
_WIDTH = 0.58  # of a letter, by its height
_GAP = 3.0


class Box(NamedTuple):
    """What is taken: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Wanted(NamedTuple):
    """A name and the mark it belongs to."""

    words: str
    x: float
    y: float
    radius: float


class Named(NamedTuple):
    """Where a name goes; `side` is r, l, t or b of its mark, `small` if it only fits in small letters."""

    words: str
    x: float
    y: float
    side: str
    small: bool


def arranged(wanted: Sequence[Wanted], frame: Box) -> Sequence[Named]:
    """The first ones first; those that fit nowhere are left out."""
    marks = [Box(w.x - w.radius, w.y - w.radius, w.x + w.radius, w.y + w.radius) for w in wanted]
    large = dict(_placed(dict(enumerate(wanted)), LARGE, marks, frame))
    taken = [*marks, *(_box(one, wanted[index].words, SMALL) for index, one in large.items())]
    left = {index: one for index, one in enumerate(wanted) if index not in large}
    small = dict(_placed(left, SMALL, taken, frame))
    return [
        *(one for one in large.values()),
        *(one._replace(small=True) for one in small.values()),
    ]


def _placed(
    wanted: dict[int, Wanted], size: float, taken: Sequence[Box], frame: Box
) -> Iterator[tuple[int, Named]]:
    full = list(taken)
    for index, one in wanted.items():
        for named in _sides(one):
            box = _box(named, one.words, size)
            if _inside(box, frame) and not any(box.meets(other) for other in full):
                full.append(box)
                yield index, named
                break


def _sides(one: Wanted) -> Iterator[Named]:
    away = one.radius + _GAP
    for side, dx, dy in (("r", 1, 0), ("l", -1, 0), ("t", 0, -1), ("b", 0, 1)):
        yield Named(one.words, one.x + dx * away, one.y + dy * away, side, small=False)


def _box(named: Named, words: str, size: float) -> Box:
    """What the words take beside, above or below."""
    wide, x, y = _WIDTH * size * len(words), named.x, named.y
    left = {"r": x, "l": x - wide}.get(named.side, x - wide / 2)
    top = {"t": y - size, "b": y}.get(named.side, y - size / 2)
    return Box(left, top, left + wide, top + size)


def _inside(box: Box, frame: Box) -> bool:
    return (
        box.left >= frame.left
        and box.right <= frame.right
        and box.top >= frame.top
        and box.bottom <= frame.bottom
    )
