"""Options of the commands that may ask a classifier where rules leave the tier of a workload open."""

from pathlib import Path
from typing import Annotated

import typer

LearnedOption = Annotated[
    bool | None,
    typer.Option(
        "--learned/--no-learned",
        help="Ask a classifier where rules leave the tier open; it may abstain. [env: EDGETIER_LEARNED]",
        show_default=False,
    ),
]
ClassifierPath = Annotated[
    Path | None,
    typer.Option(
        "--classifier",
        metavar="FILE",
        help="The classifier to ask in place of the shipped one; implies --learned. [env: EDGETIER_CLASSIFIER]",
        show_default=False,
    ),
]
ClassifierError = Annotated[
    float | None,
    typer.Option(
        "--classifier-error",
        metavar="SHARE",
        help="The share of tiers that may be missed, 0.01 to 0.5; less makes it abstain more often. "
        "Of tiers that are no edge candidates a classifier may miss more: the shipped one twice that. "
        "[env: EDGETIER_CLASSIFIER_ERROR]",
        show_default=False,
    ),
]


def classifier_settings(
    learned: bool | None, classifier: Path | None, error: float | None
) -> dict[str, object]:
    """Whoever names a classifier wants it asked."""
    wanted = True if learned is None and classifier is not None else learned
    return {"learned": wanted, "classifier": classifier, "classifier_error": error}
