"""Puts measurements in the place of the model, for the ways of one run."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from edgetier.catalogue.model import Catalogue, Place
from edgetier.placement.measured import Ends, Measurements, Reach, Ways, with_measurements
from edgetier.placement.routes import between_ms
from edgetier.placement.sites import Site
from edgetier.placement.variation import Array


class Measuring:
    """Measurements, and the model of the same pairs."""

    def __init__(self, found: Measurements, catalogue: Catalogue) -> None:
        self._found = found
        self._catalogue = catalogue

    def of(
        self,
        ways: tuple[Ways, Ways, Ways],
        places: Sequence[Place],
        sites: Sequence[Site],
        fixed: Sequence[Place],
    ) -> tuple[Ways, Ways, Ways]:
        """The three kinds of ways, measured where they were measured and borrowed where that is near."""
        to_sites, to_systems, between = ways
        demand = Ends([frozenset({place.name}) for place in places], places)
        offered = Ends([frozenset({site.name}) for site in sites], fixed)
        return (
            self._with(to_sites, demand, offered),
            self._with(to_systems, demand, offered),
            self._with(between, demand, demand),
        )

    def _with(self, ways: Ways, rows: Ends, columns: Ends) -> Ways:
        own_ms = self.own_ms
        return with_measurements(ways, rows, columns, found=self._found, own_ms=own_ms, reach=self._reach)

    @property
    def _reach(self) -> Reach:
        names = ("rtt.borrow_within_km", "rtt.borrow_within_share", "rtt.borrowed_least_width")
        return Reach(*(self._catalogue.defaults[name].value.typical for name in names))

    @cached_property
    def own_ms(self) -> Array:
        """The model between the measured ends; nan where one of them is not known."""
        paths, known = self._catalogue.paths, np.array([place is not None for place in self._found.places])
        where = [place or Place("unknown", 0.0, 0.0, None) for place in self._found.places]
        cloud = self._found.cloud[:, None] & self._found.cloud[None, :]
        over = [between_ms(where, where, paths[name]) for name in ("backbone", "internet")]
        either = np.where(cloud[..., None], *over)
        return np.where((known[:, None] & known[None, :])[..., None], either, np.nan)
