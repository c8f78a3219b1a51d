"""Reads and writes a classifier as plain JSON: bounded, held against its own digest, checked value by value."""

import json
from dataclasses import replace
from typing import Any

import numpy as np

from edgetier.tiering.learned.checked import KIND, SCHEMA_VERSION, Content, checked
from edgetier.tiering.learned.content import LARGEST_BYTES, content_of, digest_of
from edgetier.tiering.learned.values import Classifier, Floats, View

__all__ = ["LARGEST_BYTES", "classifier_text", "read_classifier", "with_digest"]


def read_classifier(data: bytes, name: str) -> Classifier:
    """The classifier of a file's bytes; a foreign, altered or broken one is a user's mistake, told in one line."""
    content, digest = content_of(data, name)
    return _classifier(checked(content, name), digest)


def _classifier(content: Content, digest: str) -> Classifier:
    tiers = tuple(content["tiers"])
    return Classifier(
        tiers=tiers,
        views=tuple(_view(view, len(tiers)) for view in content["views"]),
        intercept=_floats(content["intercept"]),
        temperature=float(content["temperature"]),
        brevity=float(content["brevity"]),
        calibration={tier: _floats(scores) for tier, scores in content["calibration"].items()},
        leniency=content["leniency"],
        digest=digest,
        card=content["card"],
    )


def _view(view: Content, tiers: int) -> View:
    terms = tuple(view["terms"])
    return View(
        name=view["name"],
        terms=terms,
        index={term: place for place, term in enumerate(terms)},
        idf=_floats(view["idf"]),
        weights=_floats(view["weights"]).reshape(len(terms), tiers),  # a view without terms keeps its columns
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


def _plain(classifier: Classifier) -> Content:
    return {
        "kind": KIND,
        "schema_version": SCHEMA_VERSION,
        "card": dict(classifier.card),
        "tiers": list(classifier.tiers),
        "intercept": classifier.intercept.tolist(),
        "temperature": classifier.temperature,
        "brevity": classifier.brevity,
        "calibration": {tier: scores.tolist() for tier, scores in classifier.calibration.items()},
        "leniency": dict(classifier.leniency),
        "views": [_view_content(view) for view in classifier.views],
    }


def _view_content(view: View) -> Content:
    return {
        "name": view.name,
        "terms": list(view.terms),
        "idf": view.idf.tolist(),
        "weights": view.weights.tolist(),
    }
