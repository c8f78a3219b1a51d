"""Runs the product on an inventory written as plain data, for tests that look at what comes out."""

import json
from collections.abc import Mapping, Sequence

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.decision_tables.folders import shipped_packs
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.placement.values import Placement
from edgetier.source import parse
from edgetier.tiering.proposing import Learned

CATALOGUE, _ = load_catalogue()
PACKS = shipped_packs(domains_of(CATALOGUE)).packs
WORDS = vocabulary_of(CATALOGUE)

# What a test must state so that no default widens a ledger; tests change what they are about.
EXACT = {
    "kind": "inference",
    "latency": {"budget": "200 ms", "metric": "response", "percentile": "p95"},
    "calls": {"model": 1},
    "compute": "20 ms",
    "payload": {"up": "1 kB", "down": "1 kB"},
    "connection": "warm",
    "demand": [{"at": "FRA", "access": "fibre"}],
}
EUROPE = {
    "central": "aws:us-east-1",
    "regions": ["aws:eu-central-1", "aws:eu-west-1"],
    "metro_edge": {"metros": ["FRA", "PAR"]},
    "on_prem": [{"name": "plant", "at": "48.40,9.99", "country": "DE"}],
    "devices": True,
}


def assessed(
    *documents: Mapping[str, object],
    catalogue: Catalogue = CATALOGUE,
    packs: Sequence = PACKS,
    learned: Learned | None = None,
) -> Assessment:
    """Every document is a file of its own."""
    files = [
        parse(json.dumps(dict(one)).encode(), f"{number}.yaml")  # JSON is YAML
        for number, one in enumerate(documents)
    ]
    inventory, found = load(files, None, WORDS)
    faults = [f"{f.code} {f.message}" for f in found if f.severity.name == "ERROR"]
    assert not faults, faults
    return assess(inventory, catalogue=catalogue, packs=packs, found=found, learned=learned)


def inventory(
    *workloads: Mapping[str, object], estate: Mapping[str, object] | None = None
) -> dict[str, object]:
    """A document with these workloads, named w0, w1 ... unless they have an id."""
    named = [{"id": f"w{number}", **one} for number, one in enumerate(workloads)]
    return {"schema": 1, **({"estate": dict(estate)} if estate is not None else {}), "workloads": named}


def workload(estate: Mapping[str, object] | None = EUROPE, **fields: object) -> WorkloadAssessment:
    """The assessment of one workload: EXACT with these fields instead; None takes a field away."""
    said = {name: value for name, value in {**EXACT, **fields}.items() if value is not None}
    return assessed(inventory(said, estate=estate)).workloads[0]


def placed(estate: Mapping[str, object] | None = EUROPE, **fields: object) -> Placement:
    """The placement of one workload."""
    return workload(estate, **fields).placement


def codes(result: Assessment) -> set[str]:
    """The codes of all findings."""
    return {one.code for one in result.findings}
