"""What is measured: true tiers, and of each row the chances and the tiers that cannot be ruled out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import Catalogue
from edgetier.learning.costs import Costs, shipped_costs

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Scale(NamedTuple):
    """The tiers in their order, fastest first, which of them may have to be near, and what a wrong one costs."""

    tiers: tuple[str, ...]
    near: Flags
    costs: Costs


class Judged(NamedTuple):
    """Rows held against the truth: `truth` (n,) is a place among the tiers, `chances` and `sets` are (n, tiers)."""

    scale: Scale
    truth: Places
    chances: Floats
    sets: Flags

    @property
    def likeliest(self) -> Places:
        """The likeliest tier of each row."""
        places: Places = np.argmax(self.chances, axis=1)
        return places

    @property
    def decided(self) -> Flags:
        """Where one tier alone is left: everywhere else it abstains."""
        alone: Flags = self.sets.sum(axis=1) == 1
        return alone

    @property
    def alone(self) -> Places:
        """The tier that is left, where it does not abstain."""
        places: Places = np.argmax(self.sets, axis=1)
        return places


def scale_of(catalogue: Catalogue) -> Scale:
    """That of the taxonomy in force."""
    near = np.array([tier.edge_candidate for tier in catalogue.tiers])
    return Scale(tuple(tier.name for tier in catalogue.tiers), near, shipped_costs(len(catalogue.tiers)))


def judged(
    scale: Scale, *, truth: Sequence[str], columns: Sequence[str], chances: Floats, sets: Flags
) -> Judged:
    """With the columns of a classifier put in the order of the tiers; a tier that it does not know gets none."""
    places: Mapping[str, int] = {tier: place for place, tier in enumerate(scale.tiers)}
    into = [places[tier] for tier in columns]
    wide = np.zeros((len(truth), len(scale.tiers)))
    left = np.zeros(wide.shape, dtype=np.bool_)
    wide[:, into], left[:, into] = chances, sets
    return Judged(scale, np.array([places[tier] for tier in truth], dtype=np.intp), wide, left)
