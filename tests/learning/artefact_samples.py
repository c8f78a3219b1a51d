"""Contents of a small artefact: whole, with one part changed, and as bytes whose digest fits."""

import copy
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from learned_samples import classifier

from edgetier.tiering.learned.artefact import classifier_text
from edgetier.tiering.learned.content import digest_of

CARD = {"title": "Three words", "date": None, "error": 0.1, "limits": ["It knows three words."]}
SAMPLE = classifier(card=CARD, leniency={"batch": 2.0})
TEXT = classifier_text(SAMPLE)
DATA = TEXT.encode()
GONE = object()
Place = tuple[str | int, ...]


def content() -> dict[str, Any]:
    """Without the digest."""
    found = json.loads(TEXT)
    del found["sha256"]
    return found


def changed(path: Place, value: object) -> dict[str, Any]:
    """With another value at one place, or without the key."""
    found = content()
    holder: Any = found
    for key in path[:-1]:
        holder = holder[key]
    if value is GONE:
        del holder[path[-1]]
    else:
        holder[path[-1]] = copy.deepcopy(value)
    return found


def sealed(plain: dict[str, Any]) -> bytes:
    """The artefact of a content, its digest right."""
    return json.dumps({**plain, "sha256": digest_of(plain)}).encode()
