"""Holds the content of an artefact against its shape: keys, names, lengths and bounded numbers, before arrays are made."""

from collections.abc import Callable
from typing import Any, NamedTuple

from edgetier.errors import UserError
from edgetier.tiering.learned.words import VIEWS

Content = dict[str, Any]

KIND, SCHEMA_VERSION = "edgetier-classifier", 1
MOST_TIERS = 32
LARGEST_NUMBER = (
    1e6  # a trained one stays below a hundred; what is larger would overflow where texts are scored
)
SMALLEST_TEMPERATURE = 1e-3
VIEW_KEYS = ("name", "terms", "idf", "weights")
CARD: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "date": (str, type(None)),
    "tool_version": (str,),
    "error": (int, float),
    "data": (dict,),
    "parameters": (dict,),
    "held_out": (dict,),
    "limits": (list,),
}


class Part(NamedTuple):
    """Whether a part of the content holds, and what it should be, in words."""

    holds: Callable[[Content], bool]
    expected: str


def checked(content: Content, name: str) -> Content:
    """The content, or a user's mistake that names the part which cannot be read."""
    strange = content.keys() - PARTS.keys() - {"kind", "schema_version"}
    if strange:
        raise _mistake(name, f"it has a part that is not known: {min(strange)[:40]!r}")
    for part, (holds, expected) in PARTS.items():
        if part not in content or not _holds(holds, content):
            raise _mistake(name, f"{part} should be {expected}")
    return content


def _mistake(name: str, told: str) -> UserError:
    return UserError(f"{name}: not a classifier that this edgetier can read: {told}")


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
    return _numbers([content["temperature"]], 1) and content["temperature"] >= SMALLEST_TEMPERATURE


def _brevity(content: Content) -> bool:
    return _numbers([content["brevity"]], 1) and content["brevity"] >= 0


def _calibration(content: Content) -> bool:
    calibration = content["calibration"]
    return set(calibration) == set(content["tiers"]) and all(
        _scores(scores) for scores in calibration.values()
    )


def _scores(scores: Any) -> bool:
    return _numbers(scores, len(scores)) and scores == sorted(scores) and all(0 <= one <= 1 for one in scores)


def _leniency(content: Content) -> bool:
    leniency = content["leniency"]
    factors = list(leniency.values())
    return (
        set(leniency) <= set(content["tiers"])
        and _numbers(factors, len(factors))
        and all(factor > 0 for factor in factors)
    )


def _views(content: Content) -> bool:
    views = content["views"]
    names = [view["name"] for view in views]
    known = all(name in VIEWS for name in names) and len(set(names)) == len(names)
    return (
        isinstance(views, list)
        and bool(views)
        and known
        and all(_view(view, len(content["tiers"])) for view in views)
    )


def _view(view: Content, tiers: int) -> bool:
    terms = view["terms"]
    return (
        view.keys() == set(VIEW_KEYS)
        and _texts(terms)
        and len(set(terms)) == len(terms)
        and _numbers(view["idf"], len(terms))
        and all(one >= 0 for one in view["idf"])
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
        and all(
            type(value) in (int, float) and -LARGEST_NUMBER <= value <= LARGEST_NUMBER for value in values
        )
    )


def _card(content: Content) -> bool:
    card = content["card"]
    typed = isinstance(card, dict) and all(
        type(card[key]) in types for key, types in CARD.items() if key in card
    )
    return typed and _texts(card.get("limits", []))


PARTS: dict[str, Part] = {
    "tiers": Part(_tiers, f"a list of 2 to {MOST_TIERS} different names"),
    "intercept": Part(_intercept, "a list of one number a tier"),
    "temperature": Part(_temperature, f"a number from {SMALLEST_TEMPERATURE:g} to {LARGEST_NUMBER:,.0f}"),
    "brevity": Part(_brevity, f"a number from 0 to {LARGEST_NUMBER:,.0f}"),
    "calibration": Part(_calibration, "of each tier a list of shares in rising order"),
    "leniency": Part(_leniency, "of tiers a number above 0"),
    "views": Part(
        _views, "a list of views with as many terms, idf and weights, and no number that is too large"
    ),
    "card": Part(_card, "a model card"),
}
