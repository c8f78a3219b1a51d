"""The published schema of a classifier and its reader are of one mind, and the shipped classifier holds."""

import copy
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

sys.path.insert(0, str(Path(__file__).parent))

from artefact_broken import MISSHAPEN
from artefact_samples import TEXT, changed, sealed

from edgetier.cli.schema import Draft, Kind, schema_text
from edgetier.tiering.learned.artefact import read_classifier

ROOT = Path(__file__).parents[2]
VALIDATORS = {Draft.DRAFT_07: Draft7Validator, Draft.DRAFT_2020_12: Draft202012Validator}
KEPT = 50  # terms of each view in the thinned copy

# A schema cannot compare lengths and names, nor tell an order.
BEYOND_A_SCHEMA = {
    "intercept too short", "intercept too long",
    "calibration of a tier missing", "calibration of a strange tier", "calibration not sorted",
    "leniency of a strange tier", "a view twice",
    "too few terms", "too few idf", "too few rows", "a row too short", "a row too long",
}  # fmt: skip


@pytest.fixture(scope="module", params=list(Draft))
def validator(request: pytest.FixtureRequest) -> Draft7Validator | Draft202012Validator:
    return VALIDATORS[request.param](json.loads(schema_text(Kind.CLASSIFIER, request.param)))


@pytest.fixture(scope="module")
def shipped() -> Any:
    return json.loads((ROOT / "classifier" / "tiers-en.json").read_text(encoding="utf-8"))


def test_the_shipped_classifier_holds(shipped: Any) -> None:
    validator = Draft202012Validator(json.loads(schema_text(Kind.CLASSIFIER, Draft.DRAFT_2020_12)))
    assert [error.message[:200] for error in validator.iter_errors(shipped)] == []


def test_its_thinned_copy_holds_in_both_drafts(
    validator: Draft7Validator | Draft202012Validator, shipped: Any
) -> None:
    thin = {**shipped, "views": [thinned(view) for view in shipped["views"]]}
    assert [error.message[:200] for error in validator.iter_errors(thin)] == []
    assert not validator.is_valid({**thin, "bias": 1})
    plain = {key: value for key, value in copy.deepcopy(thin).items() if key != "sha256"}
    assert not validator.is_valid(plain)
    assert [len(view.terms) for view in read_classifier(sealed(plain), "thin.json").views] == [KEPT] * 3


def thinned(view: Any) -> Any:
    return {key: value if key == "name" else value[:KEPT] for key, value in view.items()}


def test_a_small_one_holds(validator: Draft7Validator | Draft202012Validator) -> None:
    assert validator.is_valid(json.loads(TEXT))


@pytest.mark.parametrize("name", MISSHAPEN)
def test_what_the_reader_refuses_the_schema_refuses_where_it_can(
    validator: Draft7Validator | Draft202012Validator, name: str
) -> None:
    path, value, _ = MISSHAPEN[name]
    broken = {**changed(path, value), "sha256": "0" * 64}
    assert validator.is_valid(broken) is (name in BEYOND_A_SCHEMA)
