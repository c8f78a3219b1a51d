"""How the shipped classifier is trained: parameters as data, each with its source."""

from typing import Any, NamedTuple

from edgetier.datafiles import data_folder
from edgetier.errors import UserError
from edgetier.source import parse

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
    read = parse((data_folder("classifier") / FILE).read_bytes(), f"classifier/{FILE}")
    if read.problems or not read.documents:
        raise UserError(f"classifier/{FILE} cannot be read", help="reinstall edgetier")
    data: Any = read.documents[0].data
    parameters = {name: entry["value"] for name, entry in data["parameters"].items()}
    return TrainingSettings(parameters, data["error"]["value"], data["leniency"]["value"])
