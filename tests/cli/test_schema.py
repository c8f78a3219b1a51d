"""The published schemas: up to date, valid in both drafts, and of one mind with the readers."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from edgetier.catalogue.schema_entries import ENTRIES
from edgetier.catalogue.sections import SECTIONS
from edgetier.cli import run
from edgetier.cli.draft_07 import down_converted
from edgetier.cli.schema import Draft, Kind, schema_text
from edgetier.cli.settings import settings_of
from edgetier.errors import UserError
from edgetier.source import parse

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "schema"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
RULES = sorted((ROOT / "rules").glob("*.yaml"))
TAXONOMY = sorted((ROOT / "taxonomy").glob("*.yaml"))
VALIDATORS = {Draft.DRAFT_07: Draft7Validator, Draft.DRAFT_2020_12: Draft202012Validator}
PUBLISHED = [(kind, draft) for kind in Kind for draft in Draft]
Validator = Draft7Validator | Draft202012Validator


def published(kind: Kind, draft: Draft) -> Path:
    return FOLDER / f"{kind}-1{'.draft-07' if draft is Draft.DRAFT_07 else ''}.json"


def validator(kind: Kind, draft: Draft) -> Validator:
    return VALIDATORS[draft](json.loads(published(kind, draft).read_text(encoding="utf-8")))


def documents(text: bytes) -> list[Any]:
    return [document.data for document in parse(text, "f").documents if document.data is not None]


@pytest.mark.parametrize(("kind", "draft"), PUBLISHED)
def test_published_files_are_up_to_date_and_valid(kind: Kind, draft: Draft) -> None:
    text = published(kind, draft).read_text(encoding="utf-8")
    assert text == schema_text(kind, draft), "run: make generate"
    VALIDATORS[draft].check_schema(json.loads(text))
    assert json.loads(text)["$schema"] == VALIDATORS[draft].META_SCHEMA["$id"]


@pytest.mark.parametrize("kind", list(Kind))
def test_make_generate_writes_them(kind: Kind) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"schema --kind {kind} -o docs/schema/{kind}-1.json\n" in makefile
    assert f"schema --kind {kind} --draft 7 -o docs/schema/{kind}-1.draft-07.json\n" in makefile


@pytest.mark.parametrize("draft", list(Draft))
@pytest.mark.parametrize(
    ("kind", "path"),
    [
        *((Kind.INVENTORY, path) for path in EXAMPLES),
        *((Kind.RULES, path) for path in RULES),
        *((Kind.TAXONOMY, path) for path in TAXONOMY),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_every_shipped_file_validates(kind: Kind, path: Path, draft: Draft) -> None:
    check = validator(kind, draft)
    found = documents(path.read_bytes())
    assert found
    assert [error.message for data in found for error in check.iter_errors(data)] == []


@pytest.mark.parametrize("draft", list(Draft))
@pytest.mark.parametrize(("kind", "files"), [(Kind.INVENTORY, EXAMPLES), (Kind.RULES, RULES)])
def test_check_jsonschema_agrees(kind: Kind, files: list[Path], draft: Draft) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(published(kind, draft))]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("draft", list(Draft))
def test_assessments_validate(draft: Draft, tmp_path: Path) -> None:
    output = tmp_path / "assessment.json"
    names = ["examples/northwind.yaml", "--format", "json", "-o", str(output), "--fail-on", "never"]
    assert (
        run(["assess", *(str(ROOT / name) if "/" in name and name[0] == "e" else name for name in names)])
        == 0
    )
    found = json.loads(output.read_text(encoding="utf-8"))
    assert [error.message for error in validator(Kind.ASSESSMENT, draft).iter_errors(found)] == []


PACK = """
schema: 1
pack: p
title: t
tables:
  - id: a
    title: t
    hit: collect
    inputs: [{name: n, type: number, min: 0}, {name: w, type: text, values: [x, y]}]
    outputs: [{name: code}]
    rows: [{id: r, when: {n: '< 3'}, then: {code: ET201}, because: why}]
"""


@pytest.mark.parametrize("draft", list(Draft))
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1", "schema: 2"),
        ("title: t\n", "titel: t\n"),
        ("hit: collect", "hit: first"),
        ("type: number, min: 0", "type: text, min: 0"),
        ("values: [x, y]", "values: [x, x]"),
        ("values: [x, y]", "values: [x], domain: tiers"),
        ("type: text, values: [x, y]", "type: boolean, values: [x, y]"),
        ("values: [x, y]", "domain: teirs"),
        ("then: {code: ET201}", "then: {}"),
        (", because: why", ""),
        ("because: why", "because: ' '"),
    ],
)
def test_bad_packs_are_refused(old: str, new: str, draft: Draft) -> None:
    check = validator(Kind.RULES, draft)
    [good], [bad] = documents(PACK.encode()), documents(PACK.replace(old, new, 1).encode())
    assert good != bad
    assert check.is_valid(good)
    assert not check.is_valid(bad)


def test_the_taxonomy_schema_knows_every_section() -> None:
    assert set(SECTIONS) <= set(ENTRIES)


TAXON = """
source: s
date: "2026"
tiers: {slow: {max_ms: null, waits: w, edge_candidate: false}}
metros: {ULM: [New Ulm, US, 44.3, -94.5]}
regions: {"x:y": [Y, DE, 1, 2]}
paths: {p: {p95_over_p50: 1.1, knots: [[0, 1, 2, 3], [20040, 201, 202, 203]]}}
"""


@pytest.mark.parametrize("draft", list(Draft))
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tiers:", "teirs:"),
        ("max_ms: null, ", ""),
        ("waits: w", "waits: w, watis: w"),
        ("edge_candidate: false", "edge_candidate: 'no'"),
        ("US, 44.3", "USA, 44.3"),
        ("44.3", "144.3"),
        ("DE, 1, 2]", "DE, 1, 2, AAA]"),
        ("[0, 1, 2, 3]", "[0, 1, 2]"),
        ("p95_over_p50: 1.1", "p95_over_p50: 0.9"),
        ('"2026"', '"26"'),
    ],
)
def test_bad_taxonomies_are_refused(old: str, new: str, draft: Draft) -> None:
    check = validator(Kind.TAXONOMY, draft)
    [good], [bad] = documents(TAXON.encode()), documents(TAXON.replace(old, new, 1).encode())
    assert good != bad
    assert check.is_valid(good)
    assert not check.is_valid(bad)


@pytest.mark.parametrize("draft", list(Draft))
@pytest.mark.parametrize(
    "text",
    [
        'fail_on = "note"\nrules = ["a"]\ntaxonomy = "t"\nmax_suppression_days = 3',
        f'[pins]\nrules = "{"a" * 64}"\nestate = {{path = "e", sha256 = "{"b" * 64}"}}',
        'fail_onn = "note"',
        'fail_on = "loud"',
        "rules = [1]",
        "max_suppression_days = 0",
        'today = "soon"',
        'pins = {rules = "abc"}',
        f'pins = {{rule = "{"a" * 64}"}}',
        'pins = {rules = {path = "x"}}',
    ],
)
def test_the_schema_of_the_configuration_agrees_with_its_reader(
    text: str, draft: Draft, tmp_path: Path
) -> None:
    (tmp_path / "edgetier.toml").write_text(text, encoding="utf-8")
    try:
        settings_of({}, cwd=tmp_path, environ={})
        is_read = True
    except UserError:
        is_read = False
    assert validator(Kind.CONFIG, draft).is_valid(tomllib.loads(text)) is is_read


def test_words_of_draft_07() -> None:
    found = down_converted(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:x",
            "$defs": {"a": {"prefixItems": [{"type": "string"}], "items": False}},
            "properties": {"$defs": {"$ref": "#/$defs/a", "description": "d"}},
            "dependentRequired": {"a": ["b"]},
            "const": {"$defs": 1},
        }
    )
    assert found == {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:x:draft-07",
        "definitions": {"a": {"items": [{"type": "string"}], "additionalItems": False}},
        "properties": {"$defs": {"description": "d", "allOf": [{"$ref": "#/definitions/a"}]}},
        "dependencies": {"a": ["b"]},
        "const": {"$defs": 1},
    }
    with pytest.raises(ValueError, match="unevaluatedProperties"):
        down_converted({"unevaluatedProperties": False})


def test_the_kind_is_an_argument_or_an_option(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    first = capfd.readouterr().out
    assert first == published(Kind.INVENTORY, Draft.DRAFT_2020_12).read_text(encoding="utf-8")
    assert run(["schema", "--kind", "config", "--draft", "7"]) == 0
    option = capfd.readouterr().out
    assert run(["schema", "config", "--draft", "7"]) == 0
    assert capfd.readouterr().out == option
    assert run(["schema", "config", "--kind", "rules"]) == 2
