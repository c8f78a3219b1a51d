"""Reads the classifier that settings ask for: a file that is named, or the shipped one."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from edgetier.cli.settings import Settings
from edgetier.cli.settings_values import LEAST_SHARE, MOST_SHARE
from edgetier.datafiles import data_folder
from edgetier.errors import UserError
from edgetier.inventory.values import InputFile
from edgetier.tiering.proposing import Learned

if TYPE_CHECKING:
    from edgetier.tiering.learned.values import Classifier

ROLE = "classifier"
FOLDER, SHIPPED = "classifier", "tiers-en.json"
ERROR_KEY = "error"  # of the classifier's card
USUAL_ERROR = 0.2


def learned_of(settings: Settings) -> Learned | None:
    """None where no classifier is asked for; NumPy is loaded only where one is."""
    if not settings.learned:
        _refuse_needless_error(settings)
        return None
    from edgetier.tiering.learned.artefact import read_classifier

    name, raw = _named(settings.classifier) if settings.classifier else _shipped()
    classifier = read_classifier(raw, name)
    digest = hashlib.sha256(raw).hexdigest()
    return Learned(classifier, _error(settings, classifier), InputFile(name, ROLE, digest))


def _refuse_needless_error(settings: Settings) -> None:
    if settings.origins.get("classifier_error", "").startswith("--classifier-error"):
        raise UserError("--classifier-error is for a classifier, and none is asked", help="add --learned")


def _named(name: str) -> tuple[str, bytes]:
    from edgetier.tiering.learned.artefact import LARGEST_BYTES

    try:
        with Path(name).open("rb") as stream:
            return name, stream.read(
                LARGEST_BYTES + 1
            )  # one more, so that the reader can tell what is too large
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise UserError(f"cannot read the classifier {name}: {told}") from error


def _shipped() -> tuple[str, bytes]:
    file = data_folder(FOLDER) / SHIPPED
    if not file.is_file():
        raise UserError(
            "no classifier comes with this installation",
            help="train one with: edgetier learn train, and name it with --classifier",
        )
    return f"{FOLDER}/{SHIPPED}", file.read_bytes()


def _error(settings: Settings, classifier: "Classifier") -> float:
    """The setting, else what the card of the classifier recommends."""
    if settings.classifier_error is not None:
        return settings.classifier_error
    said = classifier.card.get(ERROR_KEY)
    return said if isinstance(said, float) and LEAST_SHARE <= said <= MOST_SHARE else USUAL_ERROR
