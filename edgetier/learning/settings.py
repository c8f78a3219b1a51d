"""How the shipped classifier is trained: parameters as data, each with its source."""

from typing import Any, NamedTuple

from edgetier.datafiles import data_folder
from edgetier.errors import UserError
from edgetier.source import parse

FILE = "training.yaml"


class TrainingSettings(NamedTuple):
    """Parameters of TierClassifier by name, and the error at which a tier may be missing from its set."""

    parameters: dict[str, Any]
    error: float


def training_settings() -> TrainingSettings:
    """The shipped settings."""
    read = parse((data_folder("classifier") / FILE).read_bytes(), f"classifier/{FILE}")
    if read.problems or not read.documents:
        raise UserError(f"classifier/{FILE} cannot be read", help="reinstall edgetier")
    data: Any = read.documents[0].data
    return TrainingSettings(
        {name: entry["value"] for name, entry in data["parameters"].items()}, data["error"]["value"]
    )
