"""Every file of tests/cases/placement is an inventory and what must come out of it; dropping a file adds a test."""

import json
from pathlib import Path

import pytest
import yaml

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.folders import shipped_packs
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.report import explanation
from edgetier.source import parse

FOLDER = Path(__file__).parents[1] / "cases" / "placement"
CASES = sorted(FOLDER.glob("*.yaml"))


def assessed(inventory: dict) -> Assessment:
    catalogue, bad = load_catalogue()
    assert not bad
    text = yaml.safe_dump(inventory, sort_keys=False, allow_unicode=True)
    read, found = load([parse(text.encode(), "case.yaml")], None, vocabulary_of(catalogue))
    return assess(read, catalogue=catalogue, packs=shipped_packs(domains_of(catalogue)).packs, found=found)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    case = yaml.safe_load(path.read_text())
    result = assessed(case["inventory"])
    by_id = {one.id: one for one in result.workloads}
    for workload_id, expected in case["expect"].items():
        story = explanation.render(result, workload_id, color=False, width=100)
        codes = {f.code for f in result.findings if f.workload == workload_id}
        for key, value in expected.items():
            CHECKS.get(key, plain_field)(by_id[workload_id], key, value, codes=codes, story=story)
    missing = set(case.get("findings", [])) - {f.code for f in result.findings}
    assert not missing, f"findings expected and not given: {missing}"
    faults = [f for f in result.findings if f.code.startswith("ET1")]
    assert not faults


def plain_field(one: WorkloadAssessment, key, value, **_):
    fields = {"tier": one.tier.name, "basis": one.tier.basis}
    assert fields.get(key, getattr(one.placement, key, None)) == value, (key, one.placement)


def candidates(one, _, expected, **__):
    for location, wanted in expected.items():
        found = [c for c in one.placement.candidates if c.location == location and c.reason != "present"]
        for key, value in wanted.items():
            assert all(getattr(c, key) == value for c in found), (location, key, found)
        assert found


def allowance_between(one, _, expected, **__):
    for location, (low, high) in expected.items():
        found = [c.allowance_ms for c in one.placement.candidates if c.location == location]
        assert found
        assert all(low <= allowance <= high for allowance in found), (location, found)


def asks(one, _, expected, **__):
    if not expected:
        assert one.placement.asks == ()
    assert set(expected) <= set(one.placement.asks), one.placement.asks


CHECKS = {
    "candidates": candidates,
    "allowance_between": allowance_between,
    "asks": asks,
    "not_location": lambda one, _, value, **__: check(one.placement.location not in value, one),
    "decision_in": lambda one, _, value, **__: check(one.placement.decision in value, one),
    "conditional": lambda one, _, value, **__: check((one.placement.condition is not None) == value, one),
    "missing_includes": lambda one, _, value, **__: check(set(value) <= set(one.placement.missing), one),
    "finding_codes": lambda _, __, value, codes, **___: check(set(value) <= codes, codes),
    "sites": lambda one, _, value, **__: check(
        {s.at: s.location for s in one.placement.sites} == value, one.placement.sites
    ),
    "mentions": lambda _, __, value, story, **___: check(all(word in story for word in value), story),
}


def check(holds: bool, shown: object) -> None:
    assert holds, shown


def test_every_row_of_the_design_table_has_a_case():
    assert len(CASES) >= 21


def test_the_numbers_of_a_ledger_add_up():
    result = assessed(yaml.safe_load((FOLDER / "completion-under-deployed.yaml").read_text())["inventory"])
    ledgers = [c for c in result.workloads[0].placement.candidates if c.terms]
    assert len(ledgers) == 3
    for candidate in ledgers:
        for end in ("low", "typical", "high"):
            summed = sum(getattr(term, end) for term in candidate.terms)
            assert summed == pytest.approx(getattr(candidate.total_ms, end), abs=0.01)
    assert json.loads(json.dumps(result.summary.by_location))["regional-cloud"] == 1
