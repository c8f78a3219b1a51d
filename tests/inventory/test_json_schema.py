"""The published JSON Schema agrees with the reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from edgetier.inventory import json_schema
from edgetier.inventory.load import load
from edgetier.inventory.vocabulary import Vocabulary
from edgetier.source import parse

ROOT = Path(__file__).parent.parent.parent
PUBLISHED = ROOT / "docs" / "schema" / "inventory-1.json"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
CASES = ROOT / "tests" / "cases" / "inventory"
# What a schema for one value at a time can see; the others need the taxonomy, other values or the text.
SEEN = ("ET102", "ET103", "ET104", "ET106", "ET109", "ET112")


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def documents(path: Path) -> list[Any]:
    found = [document.data for document in parse(path.read_bytes(), path.name).documents]
    return [data for data in found if data is not None]


def test_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == json_schema.text(), "run: make generate"


def test_it_is_a_valid_schema(validator: Draft202012Validator) -> None:
    Draft202012Validator.check_schema(validator.schema)
    assert validator.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_valid_and_read_without_findings(
    path: Path, validator: Draft202012Validator, vocabulary: Vocabulary
) -> None:
    assert [error.message for data in documents(path) for error in validator.iter_errors(data)] == []
    inventory, findings = load([parse(path.read_bytes(), path.name)], None, vocabulary)
    assert findings == ()
    assert inventory.entries


@pytest.mark.parametrize("code", sorted(folder.name for folder in CASES.iterdir()))
def test_what_the_reader_accepts_the_schema_accepts(code: str, validator: Draft202012Validator) -> None:
    path = CASES / code / "good.yaml"
    assert [error.message for data in documents(path) for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("code", SEEN)
def test_what_the_reader_refuses_the_schema_refuses(code: str, validator: Draft202012Validator) -> None:
    assert not all(validator.is_valid(data) for data in documents(CASES / code / "bad.yaml"))


def test_a_misspelt_key_fails_at_every_depth(validator: Draft202012Validator) -> None:
    for workload in (
        {"id": "a", "lattency": {}},
        {"id": "a", "latency": {"budgt": 1}},
        {"id": "a", "compute": {"mean": 1}},
        {"id": "a", "demand": [{"at": "SIN", "acces": "lte"}]},
    ):
        assert not validator.is_valid({"schema": 1, "workloads": [workload]})


def test_every_field_says_what_it_is(validator: Draft202012Validator) -> None:
    definitions = validator.schema["$defs"]
    silent = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, field in definition["properties"].items()
        if "description" not in field
    ]
    assert silent == []
