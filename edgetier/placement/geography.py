"""Round-trip times between every distinct place of demand or dependency and every site, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Catalogue, Place
from edgetier.placement.routes import between_ms
from edgetier.placement.sites import DEVICE, Site
from edgetier.placement.variation import Array


@dataclass(frozen=True, slots=True)
class Geography:
    """Path times in ms. The last row of `path_ms` is demand from anywhere: only its ends are known.

    path_ms: (places + 1, sites, 3) from users over the Internet, nothing on the premises or in the device.
    dependency_ms: (places, sites, 3) from a site to a system, over the backbone where both are cloud sites.
    between_ms: (places, places, 3) from a user's device to a system, over the Internet.
    on_premises: (places + 1, sites) whether the site stands where the demand is.
    """

    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    path_ms: Array
    dependency_ms: Array
    between_ms: Array
    on_premises: NDArray[np.bool_]
    unknown_ms: Array  # (3,) from a place that is not known to anywhere

    @property
    def anywhere(self) -> int:
        """The row of demand whose place is not known."""
        return len(self.places)


def geography(places: Sequence[Place], sites: Sequence[Site], catalogue: Catalogue) -> Geography:
    """Every distance at once; a few hundred places by a few hundred sites."""
    internet, backbone = catalogue.paths["internet"], catalogue.paths["backbone"]
    fixed = [site.place or Place(DEVICE, 0.0, 0.0, None) for site in sites]
    distance_km = distance_matrix_km(places, fixed)
    premises = _on_premises(distance_km, sites, catalogue)
    over_internet_ms = between_ms(places, fixed, internet)
    path_ms = over_internet_ms.copy()
    path_ms[premises] = 0.0
    in_cloud = np.array([site.cloud for site in sites], dtype=bool)
    regions = frozenset(region.place for region in catalogue.regions.values())
    cloud_places = np.array([place in regions for place in places], dtype=bool)
    over_backbone = cloud_places[:, None] & in_cloud[None, :]
    dependency_ms = np.where(over_backbone[:, :, None], between_ms(places, fixed, backbone), over_internet_ms)
    unknown_ms = np.array([internet.knots[0].low_ms, nan, internet.knots[-1].high_ms])
    return Geography(
        places=tuple(places),
        sites=tuple(sites),
        path_ms=np.concatenate([path_ms, _from_anywhere(sites, unknown_ms)]),
        dependency_ms=dependency_ms,
        between_ms=between_ms(places, places, internet),
        on_premises=np.concatenate([premises, _device_only(sites)]),
        unknown_ms=unknown_ms,
    )


def _on_premises(distance_km: Array, sites: Sequence[Site], catalogue: Catalogue) -> NDArray[np.bool_]:
    same_site_km = catalogue.defaults["on_prem.same_site_km"].value.typical
    local = {location.name for location in catalogue.locations if location.reach == "local"}
    mine = np.array([site.location in local for site in sites], dtype=bool)
    device = np.array([site.name == DEVICE for site in sites], dtype=bool)
    on_site: NDArray[np.bool_] = (mine[None, :] & (distance_km <= same_site_km)) | device[None, :]
    return on_site


def _device_only(sites: Sequence[Site]) -> NDArray[np.bool_]:
    return np.array([[site.name == DEVICE for site in sites]], dtype=bool)


def _from_anywhere(sites: Sequence[Site], unknown_ms: Array) -> Array:
    """From next door at best, from the other side of the Earth at worst; nothing within the device."""
    within = np.array([site.name == DEVICE for site in sites], dtype=bool)
    return np.where(within[None, :, None], 0.0, unknown_ms[None, None, :])
