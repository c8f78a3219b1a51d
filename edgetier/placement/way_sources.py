"""Where the terms of a ledger come from at each site: ways measured, borrowed or modelled, compute by hardware."""

from collections.abc import Iterator

from edgetier.placement.assembly import UNKNOWN_PLACE, Ask
from edgetier.placement.geography import Geography
from edgetier.placement.ledger import TERMS
from edgetier.placement.measured import MODEL, SOURCES
from edgetier.placement.needs import Need
from edgetier.placement.sites import DEVICE

PATH_TERMS = tuple(TERMS.index(name) for name in ("path", "handshake"))
COMPUTE, DEPENDENCY = TERMS.index("compute"), TERMS.index("dependency")


def at_site(sources: tuple[str, ...], ask: Ask, site: int, geography: Geography) -> tuple[str, ...]:
    """The sources of a ledger's terms, with those of its ways at this site; one of several systems may be the weakest."""
    path = SOURCES[int(geography.path_source[ask.place, site])]
    systems = SOURCES[min(_of_systems(ask, site, geography), default=MODEL)]
    if path == systems == SOURCES[MODEL]:
        return sources
    found = list(sources)
    for term in PATH_TERMS:
        found[term] = path
    found[DEPENDENCY] = systems
    return tuple(found)


def on_hardware(sources: tuple[str, ...], need: Need, location: str) -> tuple[str, ...]:
    """The sources with that of the compute time on the hardware of a location."""
    here = need.compute_at.get(location)
    if here is None:
        return sources
    return (*sources[:COMPUTE], here.source, *sources[COMPUTE + 1 :])


def _of_systems(ask: Ask, site: int, geography: Geography) -> Iterator[int]:
    in_device = geography.sites[site].name == DEVICE
    for system, _ in ask.dependencies:
        if system == UNKNOWN_PLACE or (in_device and ask.place >= geography.anywhere):
            yield MODEL
        elif in_device:
            yield int(geography.between_source[ask.place, system])
        else:
            yield int(geography.dependency_source[system, site])
