"""The gate says of one manifest what the assessment says of the portfolio."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from edgetier.assessment import Assessment
from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.folders import all_packs
from edgetier.findings import Finding
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.pipeline.checking import Manifests, Policy, check
from edgetier.source import SourceFile, parse

ROOT = Path(__file__).parents[2]
CATALOGUE, _ = load_catalogue()
PACKS = all_packs(domains_of(CATALOGUE)).packs
POLICY = Policy(CATALOGUE, PACKS)
NORTHWIND = yaml.safe_load((ROOT / "examples/northwind.yaml").read_text())
# Of a workload that states nothing to be held against, the gate does not say that it cannot be placed.
OF_PLACEMENT = {"ET304", "ET306"}


def manifest(name: str, data: object) -> SourceFile:
    return parse(yaml.safe_dump(data, sort_keys=False).encode(), name)


def assessed(files: list[SourceFile], estate: SourceFile | None = None) -> Assessment:
    inventory, found = load(files, estate, vocabulary_of(CATALOGUE))
    return assess(inventory, catalogue=CATALOGUE, packs=PACKS, found=found)


def said(findings: tuple[Finding, ...], *, without: frozenset[str] | set[str] = frozenset()) -> list[tuple]:
    return sorted(
        (item.workload or "", item.code, item.severity, item.message, item.help or "")
        for item in findings
        if item.code not in without
    )


def split(portfolio: dict) -> tuple[SourceFile, list[SourceFile]]:
    head = {key: portfolio[key] for key in ("schema", "defaults") if key in portfolio}
    files = [
        manifest(f"{number:02}.workloads.yaml", {**head, "workloads": [workload]})
        for number, workload in enumerate(portfolio["workloads"])
    ]
    return manifest("estate.yaml", portfolio["estate"]), files


def test_one_file_at_a_time_and_the_portfolio_agree() -> None:
    estate, files = split(NORTHWIND)
    whole = assessed([manifest("northwind.yaml", NORTHWIND)])
    one_by_one = [item for file in files for item in check(Manifests((file,), estate), POLICY).findings]
    assert said(tuple(one_by_one)) == said(whole.findings)


def test_all_files_together_and_the_portfolio_agree() -> None:
    estate, files = split(NORTHWIND)
    together = check(Manifests(tuple(files), estate), POLICY)
    assert said(together.findings) == said(assessed(files, estate).findings)
    assert len(together.entries) == len(NORTHWIND["workloads"])


FIELDS: dict[str, list[object]] = {
    "kind": ["inference", "training", "batch-inference"],
    "archetype": ["voice-agent", "process-control", "nightly-analytics"],
    "latency": [{"budget": "10 ms"}, {"budget": "500 ms", "metric": "first-token", "percentile": "p95"}],
    "constraints": [{"residency": ["EU"]}, {"offline": True}, {"safety_function": True, "residency": ["DE"]}],
    "current": [{"site": "aws:us-east-1"}, {"site": "aws:eu-central-1"}, {"site": "plant"}],
    "demand": [[{"at": "SIN"}], [{"at": "plant", "residency": ["US"]}]],
    "compute": ["20 ms", {"p50": "120 ms", "p95": "180 ms"}],
    "model": [{"parameters": "70B"}],
    "status": ["retired", "production"],
    "sourcing": [{"delivery": "saas"}],
    "single_location": [True],
}
WORKLOAD = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(values) for key, values in FIELDS.items()}
)
ESTATE = st.sampled_from(
    [
        None,
        {
            "central": "aws:us-east-1",
            "regions": ["aws:eu-central-1"],
            "on_prem": [{"name": "plant", "at": "STR"}],
        },
        {"on_prem": [{"name": "plant", "at": "STR", "country": "DE"}], "devices": True},
        {"central": "aws:eu-central-1", "on_prem": [{"name": "plant", "at": "STR", "country": "DE"}]},
    ]
)


@settings(max_examples=150, deadline=None)
@given(WORKLOAD, ESTATE)
def test_placing_only_what_placement_can_judge_loses_no_finding(workload: dict, estate: dict | None) -> None:
    data = {"schema": 1, "workloads": [{"id": "a", **workload}], **({"estate": estate} if estate else {})}
    file = manifest("a.yaml", data)
    checked = check(Manifests((file,)), POLICY)
    left_out = OF_PLACEMENT & checked.unasked
    assert said(checked.findings) == said(assessed([file]).findings, without=left_out)


def test_constraints_that_exclude_everything_are_found_without_demand() -> None:
    data = {
        "schema": 1,
        "estate": {"central": "aws:us-east-1"},
        "workloads": [{"id": "a", "kind": "training", "constraints": {"residency": ["EU"]}}],
    }
    assert [f.code for f in check(Manifests((manifest("a.yaml", data),)), POLICY).findings] == ["ET305"]


@pytest.mark.parametrize(("cross_file", "codes"), [(False, []), (True, ["ET701", "ET702"])])
def test_two_portfolios_in_one_folder_are_each_their_own(cross_file: bool, codes: list[str]) -> None:
    """Each is judged against its own estate: neither knows the other's plant."""
    files = tuple(
        manifest(
            f"{name}.yaml",
            {
                "schema": 1,
                "estate": {"central": "aws:us-east-1", "on_prem": [{"name": name, "at": "STR"}]},
                "workloads": [{"id": "a", "kind": "training", "current": {"site": name}}],
            },
        )
        for name in ("north", "south")
    )
    found = check(Manifests(files), POLICY, cross_file=cross_file).findings
    assert sorted({f.code for f in found} & {"ET701", "ET702", "ET108"}) == (
        ["ET108", *codes] if cross_file else []
    )
