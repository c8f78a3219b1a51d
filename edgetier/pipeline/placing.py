"""Places workloads; the arithmetic, and NumPy with it, is loaded only when there is something to place."""

from collections.abc import Sequence

from edgetier.catalogue.model import Catalogue
from edgetier.placement.constraints import ConstraintRules
from edgetier.placement.requests import Request
from edgetier.placement.sites import Sites
from edgetier.placement.values import Placement


def placements_of(
    requests: Sequence[Request],
    *,
    catalogue: Catalogue,
    sites: Sites,
    rules: ConstraintRules,
    estate_is_default: bool,
) -> tuple[Placement, ...]:
    """The placement of every request, in their order."""
    if not requests:
        return ()
    from edgetier.placement.place import place

    return place(requests, catalogue=catalogue, sites=sites, rules=rules, estate_is_default=estate_is_default)
