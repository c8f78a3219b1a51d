"""Two assessments held against each other: what moved and why, what came and what went."""

from dataclasses import replace
from pathlib import Path

import pytest

from edgetier.assessment import Assessment
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import settings_here
from edgetier.comparison import compare

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
SETTINGS = settings_here(isolated=True)


@pytest.fixture(scope="module")
def before() -> Assessment:
    return assessment_of([NORTHWIND], SETTINGS)


def after_writing(tmp_path: Path, old: str, new: str) -> Assessment:
    text = Path(NORTHWIND).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "other.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return assessment_of([str(tmp_path / "other.yaml")], SETTINGS)


def test_an_assessment_does_not_differ_from_itself(before: Assessment) -> None:
    found = compare(before, before)
    assert found.compared == len(before.workloads)
    assert found[1:] == ((), (), (), (), ())


def test_neither_another_file_name_nor_other_lines_are_a_difference(
    before: Assessment, tmp_path: Path
) -> None:
    found = compare(before, after_writing(tmp_path, "schema: 1", "\n\n\nschema: 1"))
    assert found[1:] == ((), (), (), (), ())


def test_workloads_that_came_or_went(before: Assessment) -> None:
    less = replace(before, workloads=before.workloads[1:])
    assert compare(before, less).removed == (before.workloads[0].id,)
    assert compare(less, before).added == (before.workloads[0].id,)


def test_what_moved_moves_back(before: Assessment, tmp_path: Path) -> None:
    other = after_writing(tmp_path, "budget: 500 ms", "budget: 300 ms")
    (there,), (back,) = compare(before, other).moved, compare(other, before).moved
    assert (there.before, there.after) == (back.after, back.before)
    assert there.before != there.after


def test_findings_that_came_or_went(before: Assessment) -> None:
    clean = replace(before, findings=())
    assert compare(clean, before).appeared == compare(before, clean).gone == before.findings != ()
    assert compare(before, clean).appeared == ()


@pytest.mark.parametrize(
    ("old", "new", "workload", "kind", "words"),
    [
        ("budget: 500 ms", "budget: 300 ms", "claims-voice", "budget", "budget 300 ms first-token at p95"),
        ("budget: 500 ms", "budget: 300 ms", "claims-voice", "verdict", "misses, was meets"),
        (
            "residency: [EU]}\n    current",
            "residency: [SG]}\n    current",
            "health-triage",
            "constraint",
            "residency",
        ),
        (
            "{p50: 80 ms, p95: 110 ms,",
            "{p50: 280 ms, p95: 310 ms,",
            "claims-voice",
            "term",
            "compute 840 ms, was 240 ms",
        ),
    ],
)
def test_the_reason_names_what_made_the_difference(
    old: str, new: str, workload: str, kind: str, words: str, before: Assessment, tmp_path: Path
) -> None:
    found = {one.workload: one for one in compare(before, after_writing(tmp_path, old, new)).moved}
    told = [reason.words for reason in found[workload].reasons if reason.kind == kind]
    assert any(words in one for one in told), found[workload].reasons
