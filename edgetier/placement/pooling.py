"""Which demand points share the servers of a site: assigned by the way to it, before any result is known."""

from collections.abc import Iterator, Sequence

from edgetier.placement.load import Load, Pool, pool_of
from edgetier.placement.selection import WITHIN, Offer

IDLE = Pool(1, 0.0, None)  # a device serves its own user, who does not queue


def pools_of(
    load: Load, offers: Sequence[tuple[Offer, ...]], sites: Sequence[tuple[int, ...]]
) -> Iterator[tuple[Pool, ...]]:
    """For each demand point, the pool at each of its sites.

    A demand point belongs to the best site that a location offers it. The present site, where it is none of
    those, serves all of them.
    """
    everyone = tuple(range(len(offers)))
    groups = _groups(offers)
    for number, (offered, wanted) in enumerate(zip(offers, sites, strict=True)):
        at = {site: groups[which][number] for which, offer in enumerate(offered) for site in offer.sites}
        within = {site for offer in offered if offer.location.reach == WITHIN for site in offer.sites}
        yield tuple(
            IDLE if site in within else pool_of(load, at.get(site, everyone), len(everyone))
            for site in wanted
        )


def _groups(offers: Sequence[tuple[Offer, ...]]) -> list[list[tuple[int, ...]]]:
    """By location and demand point, the demand points that share its site there, itself among them."""
    found = []
    for column in zip(*offers, strict=True):
        first = [offer.sites[0] if offer.sites else None for offer in column]
        found.append([tuple(n for n, other in enumerate(first) if other == one) for one in first])
    return found
