"""Baselines: the same finding is known again wherever it has moved, and one that went and came back is new."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.source import Span
from edgetier.triage.baseline import Baseline, Looked, baseline_of, extended, known, prune
from edgetier.triage.baseline_text import baseline_text, parse_baseline, read_baseline
from edgetier.triage.hidden import Hidden

TODAY = date(2027, 1, 1)
CLEAR = Hidden(everything=False, files=frozenset(), touched=frozenset(), workloads=frozenset())
ALL = Looked(("a.yaml", "b.yaml"), CLEAR)


def found(code: str = "ET301", workload: str | None = "voice", **changes: object) -> Finding:
    item = Finding(
        code,
        Severity.WARNING,
        "a.yaml",
        Span(5, 1, 5, 2),
        "message",
        workload=workload,
        path=("workloads", 0, "latency", "budget"),
    )
    return replace(item, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "moved",
    [
        {"span": Span(99, 3, 99, 4)},
        {"path": ("workloads", 7, "latency", "budget")},
        {"file": "b.yaml"},
        {"message": "worded otherwise"},
        {"severity": Severity.NOTE},
    ],
)
def test_a_finding_is_known_again_however_it_has_moved(moved: dict[str, object]) -> None:
    baseline = baseline_of([found()])
    assert known([found(**moved)], baseline) == ((), (found(**moved),))


@pytest.mark.parametrize(
    "other",
    [
        {"code": "ET302"},
        {"workload": "scores"},
        {"path": ("workloads", 0, "latency", "metric")},
        {"severity": Severity.ERROR},
        {"workload": None},
    ],
)
def test_another_finding_or_a_worse_one_is_new(other: dict[str, object]) -> None:
    assert known([found(**other)], baseline_of([found()]))[1] == ()


def test_without_a_workload_the_file_tells_them_apart() -> None:
    baseline = baseline_of([found(workload=None)])
    assert known([found(workload=None)], baseline)[0] == ()
    assert known([found(workload=None, file="b.yaml")], baseline)[1] == ()


def test_equal_ones_are_counted_so_that_one_more_is_new() -> None:
    twice = [found(span=Span(line, 1, line, 2)) for line in (5, 6)]
    third = found(span=Span(7, 1, 7, 2))
    new, old = known([*twice, third], baseline_of(twice))
    assert (new, list(old)) == ((third,), twice)


def test_what_was_fixed_and_pruned_counts_when_it_comes_back() -> None:
    baseline = baseline_of([found(), found("ET302")], today=TODAY)
    pruned = prune(baseline, [found("ET302")], ALL)
    assert [entry.code for entry in pruned.gone] == ["ET301"]
    assert known([found()], pruned.baseline)[0] == (found(),)
    assert pruned.baseline.entries[0].first_seen == "2027-01-01"


def test_pruning_never_takes_anything_in() -> None:
    baseline = baseline_of([found()])
    pruned = prune(baseline, [found(), found(), found("ET302"), found(severity=Severity.ERROR)], ALL)
    assert (pruned.baseline, pruned.gone) == (baseline, ())


def test_pruning_lowers_counts_and_severities() -> None:
    baseline = baseline_of([found(), found()])
    (entry,) = prune(baseline, [found(severity=Severity.NOTE)], ALL).baseline.entries
    assert (entry.count, entry.severity) == (1, Severity.NOTE)


@pytest.mark.parametrize(
    "looked",
    [
        Looked(("b.yaml",), CLEAR),
        Looked(("a.yaml",), CLEAR, unasked=("ET301",)),
        Looked(("a.yaml",), CLEAR._replace(everything=True)),
        Looked(("a.yaml",), CLEAR._replace(files=frozenset({"a.yaml"}))),
        Looked(("a.yaml",), CLEAR._replace(workloads=frozenset({"voice"}))),
    ],
)
def test_nothing_has_gone_where_nobody_could_see_it(looked: Looked) -> None:
    baseline = baseline_of([found()])
    assert prune(baseline, [], looked) == (baseline, ())


def test_a_deleted_file_takes_its_findings_along() -> None:
    assert len(prune(baseline_of([found()]), [], Looked(("a.yaml",), CLEAR)).gone) == 1


def test_written_anew_what_was_known_keeps_its_day() -> None:
    first = extended(Baseline(()), [found()], ALL, TODAY)
    second = extended(first, [found(), found("ET302")], ALL, date(2027, 5, 5))
    assert [(entry.code, entry.first_seen) for entry in second.entries] == [
        ("ET301", "2027-01-01"),
        ("ET302", "2027-05-05"),
    ]


def test_written_for_some_files_the_others_stay() -> None:
    before = baseline_of([found(), found("ET302", file="b.yaml", workload="scores")])
    after = extended(before, [], Looked(("a.yaml",), CLEAR), TODAY)
    assert [entry.file for entry in after.entries] == ["b.yaml"]


@pytest.mark.parametrize("code", ["ET100", "ET111", "ET801", "ET802"])
def test_what_cannot_be_accepted_is_not_taken_in_by_hand_either(code: str) -> None:
    assert extended(Baseline(()), [found(code)], ALL, TODAY).entries == ()
    by_hand = baseline_text(baseline_of([found(code)], today=TODAY)).encode()
    assert known([found(code)], parse_baseline(by_hand, ".edgetier-baseline.json"))[1] == ()


def test_files_are_seen_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "team").mkdir()
    monkeypatch.chdir(tmp_path)
    baseline = baseline_of([found(workload=None, file="team/a.yaml")], folder=str(tmp_path))
    monkeypatch.chdir(tmp_path / "team")
    assert len(known([found(workload=None, file="./a.yaml")], baseline)[1]) == 1
    assert baseline.entries[0].file == "team/a.yaml"


FINDINGS = st.builds(
    found,
    code=st.sampled_from(["ET301", "ET302", "ET102"]),
    workload=st.sampled_from(["voice", "sc\u00f6res", None]),
    file=st.sampled_from(["a.yaml", "b.yaml"]),
    severity=st.sampled_from(list(Severity)),
    path=st.sampled_from([(), ("workloads", 0), ("workloads", 1, "a.b", 0), ("estate",)]),
)


@given(st.lists(FINDINGS, max_size=12), st.randoms())
def test_a_baseline_of_findings_knows_them_all_in_any_order_and_has_the_same_bytes(items, shuffled) -> None:
    text = baseline_text(baseline_of(items, today=TODAY))
    read = parse_baseline(text.encode(), "base.json")
    assert baseline_text(read) == text
    again = list(items)
    shuffled.shuffle(again)
    assert baseline_text(baseline_of(again, today=TODAY)) == text
    assert known(again, read) == ((), tuple(again))
    assert prune(read, items, ALL).gone == ()


def good() -> dict[str, object]:
    return json.loads(baseline_text(baseline_of([found()], today=TODAY)))


def changed(**changes: object) -> bytes:
    data = good()
    (data["findings"][0]).update(changes)  # type: ignore[index]
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'<<<<<<< HEAD\n{"tool": "edgetier"}', "not JSON"),
        (b"[]", "no baseline of edgetier"),
        (b'{"version": "1", "results": {}}', "no baseline of edgetier"),
        (b'{"tool": "edgetier", "baseline_version": 2, "findings": []}', "baseline_version 2"),
        (b'{"tool": "edgetier", "baseline_version": true, "findings": []}', "baseline_version True"),
        (b'{"tool": "edgetier", "baseline_version": 1}', "no list of findings"),
        (b'{"tool": "edgetier", "baseline_version": 1, "findings": [7]}', "entry 1: code"),
        (changed(code="ET9999"), "entry 1: code"),
        (changed(count=0), "entry 1: count"),
        (changed(count=True), "entry 1: count"),
        (changed(first_seen="yesterday"), "entry 1: first_seen"),
        (changed(path=[None]), "entry 1: path"),
        (changed(severity="fatal"), "entry 1: severity"),
        (changed(severity=["error"]), "entry 1: severity"),
        (json.dumps({**good(), "findings": good()["findings"] * 2}).encode(), "stands in it twice"),  # type: ignore[operator]
    ],
)
def test_a_file_that_is_broken_or_none_of_ours_is_refused_in_one_line(raw: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        parse_baseline(raw, "base.json")
    assert "\n" not in str(refused.value)


def test_a_baseline_that_is_not_there_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot read the baseline"):
        read_baseline(tmp_path / "none.json")
