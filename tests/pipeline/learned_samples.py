"""A classifier of three words, made by hand, for tests of what becomes of its proposals."""

import numpy as np

from edgetier.inventory.values import InputFile
from edgetier.tiering.learned.values import Classifier, View
from edgetier.tiering.proposing import Learned

TIERS = ("conversational", "interactive", "batch")
WORDS = ("caller", "clerk", "nightly")  # one for each
STRENGTH = 4.0

CLERK = {"name": "Lookup", "description": "The clerk gets a list of forms."}
NIGHTLY = {"description": "Scores all files, nightly."}
EITHER = {"name": "Clerk list", "description": "Filled nightly."}
STRANGE = {"description": "Xylophones, mostly."}


def classifier(**changes: object) -> Classifier:
    """At an error of 0.1 a tier stays in the set from a probability of 0.43 on."""
    index = {word: place for place, word in enumerate(WORDS)}
    values: dict[str, object] = {
        "tiers": TIERS,
        "views": (View("words", WORDS, index, np.ones(3), STRENGTH * np.eye(3)),),
        "intercept": np.zeros(3),
        "temperature": 1.0,
        "brevity": 0.0,
        "calibration": {tier: np.linspace(0.0, 0.6, 20) for tier in TIERS},
    }
    return Classifier(**{**values, **changes})


LEARNED = Learned(classifier(), 0.1, InputFile("tiers.json", "classifier", "12" * 32))
