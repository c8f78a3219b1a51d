"""Reports of the example inventories, as the engine assesses them."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from edgetier.assessment import Assessment
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import Settings
from edgetier.report import FORMATS, contract, explanation, render, saved
from edgetier.report.plain_text import cells

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yaml"))


@cache
def assessed(name: str) -> Assessment:
    return assessment_of([str(ROOT / "examples" / name)], Settings())


@pytest.mark.parametrize("name", EXAMPLES)
def test_json_obeys_its_schema(name):
    jsonschema.Draft202012Validator(contract.schema()).validate(json.loads(render("json", assessed(name))))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", FORMATS)
def test_saved_report_renders_to_the_same_bytes(name, form):
    again = saved.read(render("json", assessed(name)))
    assert render(form, again) == render(form, assessed(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_workload_can_be_explained_within_the_width(name):
    found = assessed(name)
    for item in found.workloads:
        text = explanation.render(found, item.id, width=80)
        assert [line for line in text.splitlines() if cells(line) > 80] == []


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("width", [80, 100])
def test_report_fits_the_terminal(name, width):
    lines = render("terminal", assessed(name), width=width).splitlines()
    assert [line for line in lines if cells(line) > width] == []
