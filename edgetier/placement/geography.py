"""Round-trip times between every distinct place of demand or dependency and every site, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Catalogue, Place
from edgetier.placement.measured import MODEL, Measurements, Ways, modelled
from edgetier.placement.measuring import Measuring
from edgetier.placement.routes import between_ms, variation_over
from edgetier.placement.sites import DEVICE, Site
from edgetier.placement.variation import Array


@dataclass(frozen=True, slots=True)
class Geography:
    """Path times in ms. The last row of `path_ms` is demand from anywhere: only its ends are known.

    path_ms: (places + 1, sites, 3) from users over the Internet, nothing on the premises or in the device.
    path_ratio: (places + 1, sites) p95 over p50 of the same.
    dependency_ms: (places, sites, 3) from a site to a system, over the backbone where both are cloud sites.
    between_ms: (places, places, 3) from a user's device to a system, over the Internet.
    on_premises: (places + 1, sites) whether the site stands where the demand is.
    The sources say of each way whether it is measured, borrowed from a near measurement, or the model's.
    """

    places: tuple[Place, ...]
    sites: tuple[Site, ...]
    path_ms: Array
    path_ratio: Array
    dependency_ms: Array
    between_ms: Array
    on_premises: NDArray[np.bool_]
    unknown_ms: Array  # (3,) from a place that is not known to anywhere
    path_source: NDArray[np.int8]
    dependency_source: NDArray[np.int8]
    between_source: NDArray[np.int8]

    @property
    def anywhere(self) -> int:
        """The row of demand whose place is not known."""
        return len(self.places)

    @property
    def is_measured(self) -> bool:
        """Whether any way is measured or borrowed."""
        sources = (self.path_source, self.dependency_source, self.between_source)
        return any(bool(source.any()) for source in sources)


def geography(
    places: Sequence[Place],
    sites: Sequence[Site],
    catalogue: Catalogue,
    measurements: Measurements | None = None,
) -> Geography:
    """Every distance at once; a few hundred places by a few hundred sites."""
    internet = catalogue.paths["internet"]
    fixed = [site.place or Place(DEVICE, 0.0, 0.0, None) for site in sites]
    distance_km = distance_matrix_km(places, fixed)
    premises = _on_premises(distance_km, sites, catalogue)
    to_sites, to_systems, between = _ways(places, sites, fixed, catalogue, measurements)
    unknown_ms = np.array([internet.knots[0].low_ms, nan, internet.knots[-1].high_ms])
    ratio = variation_over(distance_km, internet)
    return Geography(
        places=tuple(places),
        sites=tuple(sites),
        path_ms=np.concatenate(
            [np.where(premises[..., None], 0.0, to_sites.round_trip_ms), _from_anywhere(sites, unknown_ms)]
        ),
        path_ratio=_with_last_row(
            np.where(np.isnan(to_sites.ratio), ratio, to_sites.ratio), internet.p95_over_p50
        ),
        dependency_ms=to_systems.round_trip_ms,
        between_ms=between.round_trip_ms,
        on_premises=np.concatenate([premises, _device_only(sites)]),
        unknown_ms=unknown_ms,
        path_source=np.concatenate([to_sites.source, np.full((1, len(sites)), MODEL, dtype=np.int8)]),
        dependency_source=to_systems.source,
        between_source=between.source,
    )


def _ways(
    places: Sequence[Place],
    sites: Sequence[Site],
    fixed: Sequence[Place],
    catalogue: Catalogue,
    measurements: Measurements | None,
) -> tuple[Ways, Ways, Ways]:
    """From users to sites, from sites to systems, and from users' devices to systems."""
    internet, backbone = catalogue.paths["internet"], catalogue.paths["backbone"]
    over_internet_ms = between_ms(places, fixed, internet)
    regions = frozenset(region.place for region in catalogue.regions.values())
    of_cloud = np.array([place in regions for place in places], dtype=bool)
    in_cloud = np.array([site.cloud for site in sites], dtype=bool)
    over_backbone = of_cloud[:, None] & in_cloud[None, :]
    to_systems_ms = over_internet_ms
    if over_backbone.any():
        backbone_ms = between_ms(places, fixed, backbone)
        to_systems_ms = np.where(over_backbone[..., None], backbone_ms, over_internet_ms)
    ways = (
        modelled(over_internet_ms),
        modelled(to_systems_ms),
        modelled(between_ms(places, places, internet)),
    )
    if measurements is None:
        return ways
    return Measuring(measurements, catalogue).of(ways, places, sites, fixed)


def _with_last_row(ratio: Array, last: float) -> Array:
    return np.concatenate([ratio, np.full((1, ratio.shape[1]), last)])


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
