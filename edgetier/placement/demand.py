"""Who asks from where: a demand point as numbers, with the last mile it crosses."""

from typing import NamedTuple

from edgetier.catalogue.model import Catalogue, Interval, Place
from edgetier.inventory.model import DemandPoint

ASSUMED = "assumption"  # how the taxonomy calls a figure without a public source
ACCESS_DEFAULTS = ("access.round_trip_ms", "access.p95_over_p50", "access.up_mbps", "access.down_mbps")


class LastMile(NamedTuple):
    """An access network: round trip in ms, p95 over p50, rates in Mbit/s."""

    round_trip_ms: Interval
    p95_over_p50: float
    up_mbps: Interval
    down_mbps: Interval
    local: bool
    source: str
    default: str | None


class Asked(NamedTuple):
    """One demand point; `at` is how the inventory calls it, `place` None where it is not known."""

    at: str | None
    place: Place | None
    access: str | None
    rps: float | None
    countries: frozenset[str] | None  # where its data may go; None where nothing is said


def name_of(at: str | tuple[float, float]) -> str:
    """The place as the inventory wrote it, in one piece."""
    return at if isinstance(at, str) else f"{at[0]:g},{at[1]:g}"


def asked(point: DemandPoint, place: Place | None, countries: frozenset[str] | None) -> Asked:
    """A demand point whose place and residency have been looked up."""
    return Asked(name_of(point.at), place, point.access, point.rps, countries)


ANYWHERE = Asked(None, None, None, None, None)


def last_mile(access: str | None, catalogue: Catalogue) -> LastMile:
    """The last mile of an access type, or of one that is not stated."""
    known = catalogue.access.get(access) if access else None
    if known is None:
        round_trip, ratio, up, down = (catalogue.defaults[name].value for name in ACCESS_DEFAULTS)
        return LastMile(round_trip, ratio.typical, up, down, False, "default", "access.round_trip_ms")
    return LastMile(
        known.round_trip_ms,
        known.p95_over_p50,
        known.up_mbps,
        known.down_mbps,
        known.local,
        "default" if known.provenance.source.startswith(ASSUMED) else "published",
        None,
    )
