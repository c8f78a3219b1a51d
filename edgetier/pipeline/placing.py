"""Places workloads; the arithmetic, and NumPy with it, is loaded only when there is something to place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from edgetier.catalogue.model import Catalogue
from edgetier.findings import Finding
from edgetier.networking.matrix import Matrix
from edgetier.placement.constraints import ConstraintRules
from edgetier.placement.requests import Request
from edgetier.placement.sites import Sites
from edgetier.placement.values import Placement

if TYPE_CHECKING:
    from edgetier.placement.measured import Measurements


def placements_of(
    requests: Sequence[Request],
    *,
    catalogue: Catalogue,
    sites: Sites,
    rules: ConstraintRules,
    estate_is_default: bool,
    measurements: "Measurements | None" = None,
    told: Callable[[int], object] | None = None,
) -> tuple[Placement, ...]:
    """The placement of every request, in their order; `told` hears how many are done."""
    if not requests:
        return ()
    from edgetier.placement.place import place

    return place(
        requests,
        catalogue=catalogue,
        sites=sites,
        rules=rules,
        estate_is_default=estate_is_default,
        measurements=measurements,
        told=told,
    )


def measurements_of(
    rtt: Matrix | None, catalogue: Catalogue, sites: Sites
) -> "tuple[Measurements | None, tuple[Finding, ...]]":
    """A matrix of measurements made ready for these sites, and what is wrong with it."""
    if rtt is None:
        return None, ()
    from edgetier.networking.measurements import measurements_of as ready

    return ready(rtt, catalogue, sites.own_places)
