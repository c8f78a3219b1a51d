"""Holds the content of an artefact against its shape: names, lengths and finite numbers, before arrays are made."""

import math
from collections.abc import Callable
from typing import Any

from edgetier.errors import UserError
from edgetier.tiering.learned.words import VIEWS

Content = dict[str, Any]
MOST_TIERS = 32


def checked(content: Content, name: str) -> Content:
    """The content, or a user's mistake that names the part which cannot be read."""
    for part, holds in PARTS.items():
        if part not in content or not _holds(holds, content):
            raise UserError(
                f"{name}: not a classifier that this edgetier can read: {part} is not as expected"
            )
    return content


def _holds(test: Callable[[Content], bool], content: Content) -> bool:
    try:
        return test(content)
    except (TypeError, KeyError, AttributeError, IndexError):
        return False


def _tiers(content: Content) -> bool:
    tiers = content["tiers"]
    return _texts(tiers) and 2 <= len(tiers) <= MOST_TIERS and len(set(tiers)) == len(tiers)


def _intercept(content: Content) -> bool:
    return _numbers(content["intercept"], len(content["tiers"]))


def _temperature(content: Content) -> bool:
    return _numbers([content["temperature"]], 1) and content["temperature"] > 0


def _calibration(content: Content) -> bool:
    calibration = content["calibration"]
    return set(calibration) == set(content["tiers"]) and all(
        _scores(scores) for scores in calibration.values()
    )


def _leniency(content: Content) -> bool:
    leniency = content["leniency"]
    factors = list(leniency.values())
    return (
        set(leniency) <= set(content["tiers"])
        and _numbers(factors, len(factors))
        and all(f > 0 for f in factors)
    )


def _scores(scores: Any) -> bool:
    return _numbers(scores, len(scores)) and scores == sorted(scores) and all(0 <= one <= 1 for one in scores)


def _views(content: Content) -> bool:
    names = [view["name"] for view in content["views"]]
    known = all(name in VIEWS for name in names) and len(set(names)) == len(names)
    return known and all(_view(view, len(content["tiers"])) for view in content["views"])


def _view(view: Content, tiers: int) -> bool:
    terms = view["terms"]
    return (
        _texts(terms)
        and len(set(terms)) == len(terms)
        and _numbers(view["idf"], len(terms))
        and isinstance(view["weights"], list)
        and len(view["weights"]) == len(terms)
        and all(_numbers(row, tiers) for row in view["weights"])
    )


def _texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _numbers(values: Any, count: int) -> bool:
    return (
        isinstance(values, list)
        and len(values) == count
        and all(type(value) in (int, float) and math.isfinite(value) for value in values)
    )


def _card(content: Content) -> bool:
    return isinstance(content["card"], dict)


PARTS: dict[str, Callable[[Content], bool]] = {
    "tiers": _tiers,
    "intercept": _intercept,
    "temperature": _temperature,
    "calibration": _calibration,
    "leniency": _leniency,
    "views": _views,
    "card": _card,
}
