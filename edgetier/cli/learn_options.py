"""Options of the commands that measure and question a classifier, where asking one needs no switch."""

from pathlib import Path
from typing import Annotated

import typer

ClassifierFile = Annotated[
    Path | None,
    typer.Option(
        "--classifier",
        metavar="FILE",
        help="The classifier; the shipped one when left out. [env: EDGETIER_CLASSIFIER]",
        show_default=False,
    ),
]
ErrorShare = Annotated[
    float | None,
    typer.Option(
        "--classifier-error",
        metavar="SHARE",
        help="The share of tiers that may be missed, 0.01 to 0.5; the classifier's own when left out. "
        "Of tiers that are no edge candidates a classifier may miss more: the shipped one twice that. "
        "[env: EDGETIER_CLASSIFIER_ERROR]",
        show_default=False,
    ),
]
CardDate = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day that the card names, as in 2026-11-24. [env: EDGETIER_TODAY, SOURCE_DATE_EPOCH]",
        show_default=False,
    ),
]
