"""Names beside marks, none on another: as many as fit in large letters, then more in small ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

LARGE, SMALL = 23.5, 12.5  # of letters in units of the picture: on a phone, on a desk
_WIDTH = 0.58  # of a letter, by its height
_GAP = 3.0
_OFF = 7.0  # from the middle of a mark to where a line to its name begins
_STEPS = 12
_FURTHER = (30.0, 44.0, 58.0, 72.0)  # where there is no room beside a mark
_ASLANT = (
    (0.8, -0.6),
    (-0.8, -0.6),
    (0.8, 0.6),
    (-0.8, 0.6),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
)


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
    """Where a name goes; `side` is r, l, t or b of its mark, `small` if it only fits in small letters.

    `lead` is a line from the mark, where the name is not beside it.
    """

    words: str
    x: float
    y: float
    side: str
    small: bool = False
    lead: tuple[tuple[float, float], tuple[float, float]] | None = None


def arranged(wanted: Sequence[Wanted], frame: Box) -> Sequence[Named]:
    """The first ones first; those that fit nowhere are left out."""
    marks = [Box(w.x - w.radius, w.y - w.radius, w.x + w.radius, w.y + w.radius) for w in wanted]
    room = _Room(frame, marks, ())
    large = dict(_placed(dict(enumerate(wanted)), LARGE, room, _sides))
    names = [_box(one, one.words, SMALL) for one in large.values()]
    left = {index: one for index, one in enumerate(wanted) if index not in large}
    small = dict(_placed(left, SMALL, room._replace(names=names), _around))
    return [*large.values(), *(one._replace(small=True) for one in small.values())]


class _Room(NamedTuple):
    """What names keep within, and the marks and other names that they keep off."""

    frame: Box
    marks: Sequence[Box]
    names: Sequence[Box]


def _placed(
    wanted: Mapping[int, Wanted], size: float, room: _Room, places: Callable[[Wanted], Iterator[Named]]
) -> Iterator[tuple[int, Named]]:
    names = list(room.names)
    for index, one in wanted.items():
        for named in places(one):
            box = _box(named, one.words, size)
            taken = any(box.meets(other) for other in (*room.marks, *names))
            if _inside(box, room.frame) and not taken and not _crossed(named, names):
                names.append(box)
                yield index, named
                break


def _crossed(named: Named, names: Sequence[Box]) -> bool:
    """Whether the line to it runs through another name."""
    if named.lead is None:
        return False
    (x, y), (to_x, to_y) = named.lead
    along = [(x + (to_x - x) * step / _STEPS, y + (to_y - y) * step / _STEPS) for step in range(_STEPS + 1)]
    return any(box.meets(Box(px, py, px, py)) for px, py in along for box in names)


def _sides(one: Wanted) -> Iterator[Named]:
    away = one.radius + _GAP
    for side, dx, dy in (("r", 1, 0), ("l", -1, 0), ("t", 0, -1), ("b", 0, 1)):
        yield Named(one.words, one.x + dx * away, one.y + dy * away, side)


def _around(one: Wanted) -> Iterator[Named]:
    """Beside the mark, else away from it at the end of a line."""
    yield from _sides(one)
    for further in _FURTHER:
        for dx, dy in _ASLANT:
            x, y = one.x + dx * further, one.y + dy * further
            side = "r" if dx > 0 else "l" if dx < 0 else "t" if dy < 0 else "b"
            lead = ((one.x + dx * _OFF, one.y + dy * _OFF), (x - dx, y - dy))
            yield Named(one.words, x, y, side, lead=lead)


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
