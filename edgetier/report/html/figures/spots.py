"""What the map shows at each place: how much is asked from there, what runs there now, what is proposed there."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.report.html.figures.projection import parallel, project


class Spot(NamedTuple):
    """A named place in units of the projection; counts are workloads."""

    name: str
    x: float
    y: float
    around: float  # once around the Earth from here
    asking: int
    rps: float | None  # None where nobody states it
    running: int
    proposed: int

    @property
    def weight(self) -> int:
        return self.asking + self.running + self.proposed


Ways = Mapping[tuple[str, str], int]  # (demand point, proposed site) -> workloads


def spots_of(assessment: Assessment) -> Sequence[Spot]:
    """Every place with a position, by name."""
    asking, running, proposed = _counts(assessment)
    rps = _demand(assessment)
    return [
        Spot(name, *_at(place), asking[name], rps.get(name), running[name], proposed[name])
        for name, place in sorted(assessment.places.items())
        if (asking[name] or running[name] or proposed[name]) and _on_earth(place)
    ]


def _on_earth(place: Sequence[float]) -> bool:
    """A saved assessment may have been written by anybody."""
    latitude_deg, longitude_deg = place
    return abs(latitude_deg) <= 90 and abs(longitude_deg) <= 180


def _at(place: Sequence[float]) -> tuple[float, float, float]:
    latitude_deg, longitude_deg = place
    return *project(longitude_deg, latitude_deg), parallel(latitude_deg)


def _counts(assessment: Assessment) -> tuple[Counter[str | None], Counter[str | None], Counter[str | None]]:
    """Workloads by where they are asked from, where they run and where they should."""
    asking: Counter[str | None] = Counter()
    running: Counter[str | None] = Counter()
    proposed: Counter[str | None] = Counter()
    for placed in (item.placement for item in assessment.workloads):
        asking.update({one.at for one in placed.sites})
        running.update({placed.current.site} if placed.current else ())
        proposed.update({one.site for one in placed.sites})
    return asking, running, proposed


def _demand(assessment: Assessment) -> Mapping[str | None, float]:
    """Requests a second by demand point, of those that state them."""
    found: dict[str | None, float] = defaultdict(float)
    for one in (one for item in assessment.workloads for one in item.placement.sites):
        if one.rps is not None and one.rps >= 0:
            found[one.at] += one.rps
    return found


def ways_of(assessment: Assessment) -> Ways:
    """From where to where requests would go."""
    found: Counter[tuple[str, str]] = Counter()
    for one in (one for item in assessment.workloads for one in item.placement.sites):
        if one.at is not None and one.site is not None and one.at != one.site:
            found[one.at, one.site] += 1
    return {pair: found[pair] for pair in sorted(found)}
