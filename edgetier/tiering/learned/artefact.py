"""Reads and writes a classifier as plain JSON: bounded, held against its own digest, checked value by value."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import numpy as np

from edgetier.errors import UserError
from edgetier.tiering.learned.checked import checked
from edgetier.tiering.learned.values import Classifier, Floats, View

KIND, SCHEMA_VERSION = "edgetier-classifier", 1
LARGEST_BYTES = 64 * 1024 * 1024
TRAIN = "train one with: edgetier learn train -o FILE"


def read_classifier(data: bytes, name: str) -> Classifier:
    """The classifier of a file's bytes; a foreign, altered or broken one is a user's mistake, told in one line."""
    if len(data) > LARGEST_BYTES:
        raise UserError(f"{name}: larger than {LARGEST_BYTES // 2**20} MiB, so no classifier", help=TRAIN)
    content = _content(data, name)
    told = content.pop("sha256", None)
    if told != digest_of(content):
        raise UserError(f"{name}: was changed after it was written: its digest does not fit", help=TRAIN)
    return _classifier(checked(content, name), str(told))


def _content(data: bytes, name: str) -> dict[str, Any]:
    try:
        content = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise UserError(f"{name}: not a classifier: not JSON ({problem})", help=TRAIN) from None
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise UserError(f"{name}: not a classifier: 'kind' is not {KIND}", help=TRAIN)
    if content.get("schema_version") != SCHEMA_VERSION:
        raise UserError(
            f"{name}: schema version {content.get('schema_version')!r}, this edgetier reads {SCHEMA_VERSION}",
            help=TRAIN,
        )
    return content


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def digest_of(content: dict[str, Any]) -> str:
    """SHA-256 of the content without its digest, keys sorted, no blanks."""
    plain = {key: value for key, value in content.items() if key != "sha256"}
    written = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    # A lone surrogate may come out of "\ud800"; it cannot be encoded, and such a file was not written here.
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def _classifier(content: dict[str, Any], digest: str) -> Classifier:
    return Classifier(
        tiers=tuple(content["tiers"]),
        views=tuple(_view(view) for view in content["views"]),
        intercept=_floats(content["intercept"]),
        temperature=float(content["temperature"]),
        calibration={tier: _floats(scores) for tier, scores in content["calibration"].items()},
        leniency=content["leniency"],
        digest=digest,
        card=content["card"],
    )


def _view(view: dict[str, Any]) -> View:
    terms = tuple(view["terms"])
    return View(
        name=view["name"],
        terms=terms,
        index={term: place for place, term in enumerate(terms)},
        idf=_floats(view["idf"]),
        weights=_floats(view["weights"]),
    )


def _floats(values: Any) -> Floats:
    return np.array(values, dtype=np.float64)


def with_digest(classifier: Classifier) -> Classifier:
    """The classifier with the digest that its artefact has."""
    return replace(classifier, digest=digest_of(_plain(classifier)))


def classifier_text(classifier: Classifier) -> str:
    """The artefact as JSON text, its digest last."""
    content = _plain(classifier)
    written = {**content, "sha256": digest_of(content)}
    return json.dumps(written, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _plain(classifier: Classifier) -> dict[str, Any]:
    return {
        "kind": KIND,
        "schema_version": SCHEMA_VERSION,
        "card": dict(classifier.card),
        "tiers": list(classifier.tiers),
        "intercept": classifier.intercept.tolist(),
        "temperature": classifier.temperature,
        "calibration": {tier: scores.tolist() for tier, scores in classifier.calibration.items()},
        "leniency": dict(classifier.leniency),
        "views": [_view_content(view) for view in classifier.views],
    }


def _view_content(view: View) -> dict[str, Any]:
    return {
        "name": view.name,
        "terms": list(view.terms),
        "idf": view.idf.tolist(),
        "weights": view.weights.tolist(),
    }
