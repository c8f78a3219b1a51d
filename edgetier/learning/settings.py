"""How the shipped classifier is trained: parameters as data, each with its source."""

from typing import Any, NamedTuple

from edgetier.learning.shipped import shipped_data

FILE = "training.yaml"


class TrainingSettings(NamedTuple):
    """Parameters of TierClassifier by name, and how often a tier may be missing from its set.

    `error` holds for tiers that may have to be near, `leniency` times as much for the others.
    """

    parameters: dict[str, Any]
    error: float
    leniency: float


def training_settings() -> TrainingSettings:
    """The shipped settings."""
    data = shipped_data("classifier", FILE)
    parameters = {name: entry["value"] for name, entry in data["parameters"].items()}
    return TrainingSettings(parameters, data["error"]["value"], data["leniency"]["value"])
