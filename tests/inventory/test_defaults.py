"""Defaults of a document are laid under its workloads, and faults in them are told once."""

from collections.abc import Callable
from typing import Any

HEAD = "schema: 1\ndefaults: "


def workload(read: Callable[..., Any], defaults: str, fields: str) -> Any:
    loaded = read(f"{HEAD}{defaults}\nworkloads: [{{id: a, {fields}}}]\n")
    assert loaded.codes == []
    return loaded.workloads["a"]


def test_mappings_merge_key_by_key_and_the_workload_wins(read: Callable[..., Any]) -> None:
    made = workload(
        read, "{latency: {percentile: p95, metric: response}}", "latency: {budget: 1 s, metric: server}"
    )
    assert (made.latency.budget, made.latency.metric, made.latency.percentile) == (1000, "server", 0.95)


def test_an_explicit_null_says_that_the_value_is_not_known(read: Callable[..., Any]) -> None:
    assert (
        workload(read, "{latency: {percentile: p95}, status: pilot}", "latency: null, status: null").latency
        is None
    )


def test_demand_as_a_mapping_is_laid_under_every_point(read: Callable[..., Any]) -> None:
    made = workload(read, "{demand: {access: lte, rps: 2}}", "demand: [{at: SIN}, {at: FRA, access: fibre}]")
    assert [(point.access, point.rps) for point in made.demand] == [("lte", 2), ("fibre", 2)]


def test_demand_as_a_list_serves_workloads_that_have_none(read: Callable[..., Any]) -> None:
    text = HEAD + "{demand: [{at: SIN}]}\nworkloads: [{id: a}, {id: b, demand: [{at: FRA}]}]\n"
    made = read(text).workloads
    assert [point.at for name in "ab" for point in made[name].demand] == ["SIN", "FRA"]


def test_a_single_compute_time_keeps_what_defaults_say_of_it(read: Callable[..., Any]) -> None:
    made = workload(read, "{compute: {measured_on: h100-sxm}}", "compute: 180 ms")
    assert (made.compute.at_budget_percentile, made.compute.measured_on) == (180, "h100-sxm")


def test_defaults_hold_for_their_own_document_only(read: Callable[..., Any]) -> None:
    text = HEAD + "{owner: team-a}\nworkloads: [{id: a}]\n---\nschema: 1\nworkloads: [{id: b}]\n"
    made = read(text).workloads
    assert (made["a"].owner, made["b"].owner) == ("team-a", None)


def test_a_fault_in_defaults_is_told_once_and_the_rest_holds(read: Callable[..., Any]) -> None:
    loaded = read(HEAD + "{owner: team-a, kind: inferense}\nworkloads: [{id: a}, {id: b}, {id: c}]\n")
    assert loaded.codes == ["ET107"]
    assert {made.owner for made in loaded.workloads.values()} == {"team-a"}


def test_identity_is_no_default(read: Callable[..., Any]) -> None:
    assert read(HEAD + "{id: x}\nworkloads: [{id: a}]\n").codes == ["ET102"]
