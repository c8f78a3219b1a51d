"""Where workloads run now and where they are recommended to run: bands as wide as their counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.locations import in_order, kind_of, now, recommended, spaced
from edgetier.report.html.figures.svg import Markup, element, label, number, picture, span
from edgetier.report.words import plural

_WIDTH, _TOP, _ROOM, _BAR = 360, 26, 272, 6
_LEFT, _RIGHT = 118, 242  # the inner edges of the two columns of bars
_LEAST, _GAP = 15, 7  # a bar with its label, and what lies between two
_READABLE = 12  # the width of a band that holds its count

Counts = Mapping[tuple[str, str], int]
Order = Mapping[str, int]


class Ends(NamedTuple):
    """What the left and the right column are, and the whole."""

    left: str
    right: str
    title: str


NOW_TO_RECOMMENDED = Ends("runs now", "recommended", "Where workloads run now and where they should")


class Column(NamedTuple):
    """By location how many, and the upper end of its bar."""

    counts: Mapping[str, int]
    tops: Mapping[str, float]
    bottom: float


class Band(NamedTuple):
    """From where to where, how many, and the upper ends on both sides."""

    start: str
    end: str
    many: int
    left: float
    right: float


def flow(assessment: Assessment, *, prefix: str = "flow") -> Figure | None:
    """None where nothing was assessed."""
    order = in_order(assessment)
    counts = _counts(assessment, order)
    if not counts:
        return None
    whole, stay = sum(counts.values()), sum(count for (start, end), count in counts.items() if start == end)
    stays = f" {stay:,} can stay." if stay else ""
    caption = f"{plural(whole, 'workload')}: from where they run now to where they should.{stays}"
    return flow_of(counts, order, NOW_TO_RECOMMENDED, caption=caption, prefix=prefix)


def flow_of(counts: Counts, order: Order, ends: Ends, *, caption: str, prefix: str) -> Figure:
    """From where to where, and how many: pairs in the order that their names have in `order`."""
    rows = tuple((spaced(start), spaced(end), f"{count:,}") for (start, end), count in counts.items())
    drawn = _drawn(counts, order, ends, caption, prefix)
    return Figure(drawn, caption, (ends.left, ends.right, "workloads"), rows)


def _counts(assessment: Assessment, order: Order) -> Counts:
    """(now, recommended) -> how many, both from far to near."""
    return in_pairs(((now(item), recommended(item)) for item in assessment.workloads), order)


def in_pairs(told: Iterable[tuple[str, str]], order: Order) -> Counts:
    """How many of each pair, both ends from far to near."""
    found = Counter(told)
    pairs = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return {pair: found[pair] for pair in pairs}


def _drawn(counts: Counts, order: Order, ends: Ends, caption: str, prefix: str) -> Markup:
    sides = [_side(counts, end, order) for end in (0, 1)]
    unit = min((_ROOM - len(side) * (_LEAST + _GAP)) / sum(side.values()) for side in sides)
    left, right = (_column(side, unit) for side in sides)
    bands = tuple(_bands(counts, left, right, unit))
    return picture(
        label(_LEFT, 11, ends.left, class_="m e"),
        label(_RIGHT, 11, ends.right, class_="m"),
        *(_band(band, unit) for band in bands),
        *_bars(left, x=_LEFT - _BAR, unit=unit),
        *_bars(right, x=_RIGHT, unit=unit),
        *_names(left, x=_LEFT - _BAR - 5, class_="e", unit=unit),
        *_names(right, x=_RIGHT + _BAR + 5, class_=None, unit=unit),
        *(_count(band, unit) for band in bands if _tells(band, left, unit)),
        prefix=prefix,
        title=ends.title,
        describing=f"Bands from left to right, as wide as the number of workloads. {caption}",
        size=(_WIDTH, round(max(left.bottom, right.bottom))),
        kind="flow",
    )


def _side(counts: Counts, end: int, order: Order) -> Mapping[str, int]:
    """What leaves or reaches each location, from far to near."""
    found: Counter[str] = Counter()
    for pair, count in counts.items():
        found[pair[end]] += count
    return {name: found[name] for name in sorted(found, key=order.__getitem__)}


def _column(counts: Mapping[str, int], unit: float) -> Column:
    tops, top = {}, float(_TOP)
    for name, count in counts.items():
        tops[name] = top
        top += max(count * unit, _LEAST) + _GAP
    return Column(counts, tops, top)


def _bands(counts: Counts, left: Column, right: Column, unit: float) -> Iterator[Band]:
    """Side by side at each bar, none crossing another that leaves or reaches the same one."""
    from_left, from_right = dict(left.tops), dict(right.tops)
    for (start, end), count in counts.items():
        yield Band(start, end, count, from_left[start], from_right[end])
        from_left[start] += count * unit
        from_right[end] += count * unit


def _band(band: Band, unit: float) -> Markup:
    a, b, wide = band.left, band.right, number(band.many * unit)
    middle = (_LEFT + _RIGHT) // 2
    there = f"M{_LEFT} {number(a)}C{middle} {number(a)} {middle} {number(b)} {_RIGHT} {number(b)}"
    low_a, low_b = number(a + band.many * unit), number(b + band.many * unit)
    back = f"v{wide}C{middle} {low_b} {middle} {low_a} {_LEFT} {low_a}z"
    moves = "" if band.start == band.end else " go"
    return element("path", d=there + back, class_=f"band {kind_of(band.end)}{moves}")


def _bars(column: Column, *, x: float, unit: float) -> Iterator[Markup]:
    for name, count in column.counts.items():
        height = max(count * unit, 1.5)
        yield element("rect", x=x, y=column.tops[name], width=_BAR, height=height, class_=kind_of(name))


def _names(column: Column, *, x: float, class_: str | None, unit: float) -> Iterator[Markup]:
    """The count next to its bar, the location beyond it."""
    for name, count in column.counts.items():
        y = column.tops[name] + count * unit / 2 + 4 if count * unit > _LEAST else column.tops[name] + 9
        many, place = span(f"{count:,}", "b"), spaced(name)
        yield label(x, y, *((f"{place} ", many) if class_ else (many, f" {place}")), class_=class_)


def _tells(band: Band, left: Column, unit: float) -> bool:
    """Whether its count fits, and is not that of the bar it leaves."""
    return band.many * unit >= _READABLE and band.many < left.counts[band.start]


def _count(band: Band, unit: float) -> Markup:
    return label(_LEFT + 6, band.left + band.many * unit / 2 + 4, f"{band.many:,}", class_="n")
