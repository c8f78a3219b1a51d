"""What a wrong tier costs: a matrix of proposed against true tiers, made from the costs of one step."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.errors import UserError
from edgetier.learning.shipped import shipped_data

Floats = NDArray[np.float64]
FILE = "costs.yaml"
LEVELS = ("low", "typical", "high")
STEPS = ("too_slow", "too_fast")


class Costs(NamedTuple):
    """One matrix (proposed, true) for each end of the range and the middle, and where the figures are from."""

    low: Floats
    typical: Floats
    high: Floats
    source: str
    date: str


def shipped_costs(tiers: int) -> Costs:
    """Those of classifier/costs.yaml, for so many tiers, fastest first."""
    return costs_of(shipped_data("classifier", FILE), tiers, f"classifier/{FILE}")


def costs_of(content: Any, tiers: int, name: str) -> Costs:
    """The matrices of a file's content."""
    try:
        steps = {level: [_cost(content["steps"][step], level) for step in STEPS] for level in LEVELS}
        made = {level: _matrix(tiers, *steps[level]) for level in LEVELS}
        return Costs(**made, source=str(content["source"]), date=str(content["date"]))
    except (KeyError, TypeError, ValueError) as problem:
        raise UserError(f"{name}: no costs of {' and '.join(STEPS)} steps: {problem}") from None


def _cost(step: Mapping[str, Any], level: str) -> float:
    cost = float(step[level])
    if not 0 <= cost < float("inf"):
        raise ValueError(f"{level} must be 0 or more")
    return cost


def _matrix(tiers: int, too_slow: float, too_fast: float) -> Floats:
    """A later tier is a slower one."""
    places = np.arange(tiers, dtype=np.float64)
    later = places[:, None] - places[None, :]
    return np.where(later > 0, later * too_slow, -later * too_fast)
