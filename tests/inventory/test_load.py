"""What is kept of an inventory with faults in it, and what the findings say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edgetier.inventory.load import read_inventory
from edgetier.inventory.vocabulary import Vocabulary

Read = Callable[..., Any]

FULL = """\
schema: 1
portfolio: Northwind Insurance
workloads:
  - id: claims-voice
    owner: claims-platform
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
    compute: {p50: 0.12 s, p95: 180 ms, measured: true}
    model: {parameters: 8.0e9, context_tokens: 8k}
    payload: {up: 40 kB, down: 4 kB}
    demand: [{at: SIN, access: fibre, rps: 12}, {at: [48.40, 9.99]}]
    constraints: {residency: EU, offline: false}
    labels: {criticality: 1, personal_data: true}
"""


def test_quantities_arrive_in_ms_bytes_and_counts(read: Read) -> None:
    workload = read(FULL).workloads["claims-voice"]
    assert workload.latency.budget == 500
    assert workload.latency.percentile == 0.95
    assert workload.compute.at_percentiles == ((0.5, 120.0), (0.95, 180.0))
    assert workload.model.context_tokens == 8000
    assert workload.payload.up == 40_000
    assert workload.demand[1].at == (48.40, 9.99)
    assert workload.constraints.residency == ("EU",)
    assert workload.labels == {"criticality": "1", "personal_data": "true"}


def test_what_is_not_said_is_not_known(read: Read) -> None:
    workload = read(FULL).workloads["claims-voice"]
    assert workload.constraints.safety_function is None
    assert workload.demand[1].rps is None
    assert workload.connection is None


def test_a_single_compute_time_belongs_to_the_percentile_of_the_budget(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{id: a, compute: 180 ms}]\n")
    assert loaded.workloads["a"].compute.at_budget_percentile == 180
    assert loaded.workloads["a"].compute.at_percentiles == ()


@pytest.mark.parametrize(
    ("field", "kept"),
    [
        ("latency: {budget: 5 parsecs, metric: response}", {"latency": {"metric": "response"}}),
        ("capacity: {servers_per_site: 0, utilisation: 0.4}", {"capacity": {"utilisation": 0.4}}),
        ("calls: {modle: 2, chained_by: client}", {"calls": {"chained_by": "client"}}),
        ("demand: [{access: lte}, {at: SIN}]", {"demand": ({"at": "SIN"},)}),
        (
            "demand: [{at: SIN}, {at: Xyzzy}, {at: FRA, access: fiber}]",
            {"demand": ({"at": "SIN"}, {"at": "FRA"})},
        ),
        ("demand: [3, {at: Xyzzy}, {at: FRA, rps: -1}]", {"demand": ({"at": "FRA"},)}),
        ("demand: [{at: 48.40,9.99}]", {"demand": ({"at": (48.4, 9.99)},)}),
        ("demand: {at: SIN}", {"demand": ({"at": "SIN"},)}),
        (
            "constraints: {residency: [DE, Atlantis], offline: true}",
            {"constraints": {"residency": ("DE",), "offline": True}},
        ),
        ("constraints: {residency: Atlantis}", {"constraints": {}}),
        ("compute: {p50: 180 ms, p95: 120 ms, measured: true}", {"compute": {"measured": True}}),
        ("archetype: voice-agnt", {}),
        ("capacity: {accelerator: l5, batch: 8}", {"capacity": {"batch": 8}}),
        (
            "model: {name: own, precision: bf17, input_tokens: 1k}",
            {"model": {"name": "own", "input_tokens": 1000}},
        ),
    ],
)
def test_a_fault_costs_its_own_field_and_no_other(read: Read, field: str, kept: dict[str, object]) -> None:
    loaded = read(f"schema: 1\nworkloads:\n  - id: a\n    {field}\n  - id: b\n")
    assert loaded.findings
    assert loaded.workloads["a"].model_dump(exclude_defaults=True) == {"id": "a", **kept}
    assert "b" in loaded.workloads


def test_a_number_as_identity_is_a_fault_but_serves(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{id: 4711}]\n")
    assert list(loaded.workloads) == ["4711"]
    assert loaded.codes == ["ET103"]


def test_a_misspelt_id_is_one_fault_and_keeps_the_workload(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{idd: claims-voice}]\n")
    assert list(loaded.workloads) == ["claims-voice"]
    assert [(item.code, item.help) for item in loaded.findings] == [("ET102", "did you mean 'id'?")]


def test_a_workload_without_identity_is_left_out(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{name: Claims voice}, {id: b}]\n")
    assert list(loaded.workloads) == ["b"]
    assert loaded.codes == ["ET106"]


def test_a_broken_file_does_not_stop_the_others(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{id: a]\n", "schema: 1\nworkloads: [{id: b}]\n")
    assert list(loaded.workloads) == ["b"]
    assert [(item.file, item.code) for item in loaded.findings] == [("a.yaml", "ET100")]


def test_of_two_workloads_with_one_id_the_first_stays_and_the_finding_names_it(read: Read) -> None:
    loaded = read(
        "schema: 1\nworkloads:\n  - {id: a, name: first}\n",
        "schema: 1\nworkloads:\n  - {name: second, id: a}\n",
    )
    assert loaded.workloads["a"].name == "first"
    (item,) = loaded.findings
    assert (item.code, item.file, item.span.line, item.span.column) == ("ET701", "b.yaml", 3, 24)
    assert "a.yaml:3" in item.message


def test_findings_say_whose_workload_and_point_at_the_key(read: Read) -> None:
    (item,) = read(
        "schema: 1\nworkloads:\n  - id: a\n    owner: team-a\n    latncy: {budget: 3 ms}\n"
    ).findings
    assert (item.workload, item.owner) == ("a", "team-a")
    assert (item.span.line, item.span.column, item.span.end_column) == (5, 5, 11)
    assert item.excerpt == "    latncy: {budget: 3 ms}"
    assert item.path == ("workloads", 0, "latncy")


@pytest.mark.parametrize(
    ("line", "message", "help_text"),
    [
        ("latncy: {budget: 3 ms}", "unknown key 'latncy'", "did you mean 'latency'?"),
        ("budget: 500 ms", "unknown key 'budget'", "'budget' belongs under 'latency'"),
        (
            "latency: {budget: 3 msec}",
            "budget: unknown unit 'msec'",
            "write ms; use ms, s, min or h, as in '200 ms'",
        ),
        ("latency: {budget: 0}", "budget is 0, but it must be more than 0", None),
        ("capacity: {utilisation: 40}", "utilisation is 40, but it must be at most 1", "write 0.4 for 40 %"),
        ("kind: inferense", "unknown kind 'inferense'", "did you mean 'inference'?"),
        ("demand: [{at: aws:us-east-11}]", "unknown place 'aws:us-east-11'", "did you mean 'aws:us-east-1'?"),
        ("demand: [{at: FRA, rps: many}]", "rps takes a number, not 'many'", "write it as in: rps: 12"),
        ("demand: [{at: 48.40,9.99}]", "coordinates without quotes", "write at: [48.4, 9.99]"),
        ("constraints: {residency: de}", "unknown country or group 'de'", "did you mean 'DE'?"),
        ("capacity: {accelerator: h100_sxm}", "unknown accelerator 'h100_sxm'", "did you mean 'h100-sxm'?"),
        ("capacity: {batch: 0}", "batch is 0, but it must be at least 1", None),
        ("input_tokens: 1k", "unknown key 'input_tokens'", "'input_tokens' belongs under 'model'"),
        (
            "labels: {teams: [a]}",
            "teams takes text, not a list",
            "write it as in: labels: {business_unit: claims}",
        ),
        ("compute: {p50: 2 s, p95: 1 s}", "p95 (1000 ms) is less than p50", "never a shorter time"),
    ],
)
def test_wording(read: Read, line: str, message: str, help_text: str | None) -> None:
    (item,) = read(f"schema: 1\nworkloads:\n  - id: a\n    {line}\n").findings
    assert message in item.message.replace("1 s", "1000 ms")
    assert help_text is None or help_text in item.help


def test_hundreds_of_faults_in_one_workload_are_counted_not_listed(read: Read) -> None:
    keys = "\n".join(f"    zzz{number}: 1" for number in range(500))
    loaded = read(f"schema: 1\nworkloads:\n  - id: a\n{keys}\n")
    assert len(loaded.findings) == 41
    assert "460 more faults" in "".join(item.message for item in loaded.findings)
    assert "a" in loaded.workloads


def test_an_estate_of_its_own_may_have_a_frame_or_none(read: Read) -> None:
    inventory = "schema: 1\nworkloads: [{id: a, demand: [{at: plant-ulm}]}]\n"
    bare = 'on_prem: [{name: plant-ulm, at: "48.40,9.99"}]\n'
    for estate in (bare, "schema: 1\nestate:\n  " + bare):
        loaded = read(inventory, estate=estate)
        assert loaded.codes == []
        assert loaded.inventory.estate.estate.on_prem[0].name == "plant-ulm"
        assert [(file.path, file.role) for file in loaded.inventory.files] == [
            ("a.yaml", "inventory"),
            ("estate.yaml", "estate"),
        ]


def test_the_estate_given_for_itself_counts_before_the_one_in_the_inventory(read: Read) -> None:
    loaded = read(
        "schema: 1\nestate: {devices: true}\nworkloads: [{id: a}]\n", estate="central: aws:us-east-1\n"
    )
    assert loaded.inventory.estate.estate.central == ("aws:us-east-1",)
    assert [(item.code, item.file) for item in loaded.findings] == [("ET702", "a.yaml")]


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "---\n", "[]\n", "{}\n", "hello\n", "kind: ConfigMap\n"]
)
def test_what_holds_no_inventory_is_one_fault(read: Read, text: str) -> None:
    loaded = read(text)
    assert loaded.codes == ["ET112"]
    assert loaded.inventory.entries == ()


def test_files_are_read_under_the_names_the_user_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vocabulary: Vocabulary
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("workloads").mkdir()
    Path("workloads/b.yaml").write_text("schema: 1\nworkloads: [{id: b, current: {site: own}}]\n")
    Path("estate.yaml").write_text("data_centres: [{name: own, at: HAJ, country: DE}]\n")
    inventory, findings = read_inventory(
        ["-", "workloads"], stdin=FULL.encode(), estate_path="estate.yaml", vocabulary=vocabulary
    )
    assert findings == ()
    assert inventory.portfolio == "Northwind Insurance"
    assert [entry.workload.id for entry in inventory.entries] == ["claims-voice", "b"]
    assert [file.path for file in inventory.files] == ["<stdin>", "workloads/b.yaml", "estate.yaml"]


def test_a_fault_in_what_an_alias_stands_for_is_told_where_the_alias_is_used(read: Read) -> None:
    loaded = read("schema: 1\nworkloads:\n  - id: a\n    demand: [&p {at: SIN, rps: -1}, *p]\n")
    assert loaded.codes == ["ET105"] * len(loaded.findings)
    assert [point.rps for point in loaded.workloads["a"].demand] == [None, None]
