"""What became of each workload between two assessments, and which source made it so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import settings_here
from edgetier.comparison import differences
from edgetier.inventory.values import InputFile
from edgetier.placement.values import Override
from edgetier.tiering.values import TierDecision

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
ID = "claims-voice"
Edit = Callable[[WorkloadAssessment], WorkloadAssessment]
RTT = InputFile("rtt.csv", "rtt", "0" * 64)
CLASSIFIER = InputFile("tiers.json", "classifier", "2" * 64)


@pytest.fixture(scope="module")
def before() -> Assessment:
    return assessment_of([NORTHWIND], settings_here(isolated=True))


def edited(assessment: Assessment, edit: Edit) -> Assessment:
    workloads = tuple(edit(one) if one.id == ID else one for one in assessment.workloads)
    return replace(assessment, workloads=workloads)


def other_input(assessment: Assessment) -> Assessment:
    return replace(assessment, inputs=(replace(assessment.inputs[0], sha256="f" * 64),))


def other_rules(assessment: Assessment) -> Assessment:
    return replace(assessment, rules_digest="other")


def other_taxonomy(assessment: Assessment) -> Assessment:
    return replace(assessment, taxonomy_digest="other")


def measured(assessment: Assessment) -> Assessment:
    return replace(assessment, inputs=(*assessment.inputs, RTT))


def other_classifier(assessment: Assessment) -> Assessment:
    return replace(assessment, inputs=(*assessment.inputs, CLASSIFIER))


def stricter_classifier(assessment: Assessment) -> Assessment:
    return replace(assessment, classifier_error=0.05)


def other_program(assessment: Assessment) -> Assessment:
    return replace(assessment, tool_version="99")


def moved(item: WorkloadAssessment) -> WorkloadAssessment:
    return replace(item, placement=item.placement._replace(location="device", site=None))


def way_measured(item: WorkloadAssessment) -> WorkloadAssessment:
    candidates = tuple(
        one._replace(terms=tuple(term._replace(source="measured") for term in one.terms))
        for one in item.placement.candidates
    )
    return moved(replace(item, placement=item.placement._replace(candidates=candidates)))


def row_matched(item: WorkloadAssessment) -> WorkloadAssessment:
    return moved(replace(item, rules=item.rules._replace(matched=("own/table/row",))))


def in_tier(name: str | None, basis: str = "rule") -> Edit:
    return lambda item: replace(item, tier=TierDecision(name, basis, "told"))


@pytest.mark.parametrize(
    ("edit", "sources", "causes"),
    [
        (moved, [other_input], ("input",)),
        (moved, [other_rules], ("rules",)),
        (moved, [other_taxonomy], ("taxonomy",)),
        (moved, [other_program], ("program",)),
        (moved, [measured], ("measurement",)),
        (moved, [], ()),
        (moved, [other_input, other_rules], ("input",)),
        (row_matched, [other_input, other_rules], ("input", "rules")),
        (row_matched, [measured, other_rules], ("rules",)),
        (way_measured, [measured, other_rules], ("measurement",)),
        (moved, [other_input, other_taxonomy], ("input", "taxonomy")),
        (in_tier("batch", "learned"), [other_classifier], ("classifier",)),
        (in_tier(None, "none"), [stricter_classifier], ("classifier",)),
        (in_tier("batch", "learned"), [other_input], ("input",)),
        (in_tier("batch", "learned"), [other_input, other_classifier], ("input", "classifier")),
        (in_tier("batch"), [other_rules, other_classifier], ("rules",)),
        (moved, [other_classifier, measured, other_input], ("input",)),
    ],
)
def test_the_cause_is_among_the_sources_that_differ(
    edit: Edit, sources: list[Callable[[Assessment], Assessment]], causes: tuple[str, ...], before: Assessment
) -> None:
    after = edited(before, edit)
    for change in sources:
        after = change(after)
    (found,) = differences(before, after).workloads
    assert (found.workload, found.kind, found.causes) == (ID, "changed", causes)


def test_a_workload_whose_file_is_the_same_was_not_changed_by_another_file(before: Assessment) -> None:
    """One more inventory came along with other rules."""
    more = replace(before, inputs=(*before.inputs, InputFile("more.yaml", "inventory", "1" * 64)))
    (found,) = differences(before, other_rules(edited(more, moved))).workloads
    assert found.causes == ("rules",)


def test_a_tier_goes_up_to_a_stricter_one_and_down_again(before: Assessment) -> None:
    strictest, *_, loosest = [one for one in before.summary.by_tier if one != "unclassified"]
    high, low = edited(before, in_tier(strictest)), edited(before, in_tier(loosest))
    none = edited(before, in_tier(None))
    told = [
        differences(*pair).workloads[0].aspects
        for pair in ((low, high), (high, low), (none, low), (low, none))
    ]
    assert told == [("tier-up",), ("tier-down",), ("tier",), ("tier",)]


def test_another_verdict_on_where_it_runs_today(before: Assessment) -> None:
    def over(item: WorkloadAssessment) -> WorkloadAssessment:
        return replace(item, placement=item.placement._replace(deployment="over"))

    assert differences(before, edited(before, over)).workloads[0].aspects == ("verdict",)


def test_a_decision_by_hand_that_came_changed_or_went_is_told_as_that(before: Assessment) -> None:
    def by_hand(location: str, because: str = "") -> Assessment:
        override = Override(location, None, because, None, None, True, None, True)
        return edited(
            before, lambda item: replace(item, placement=item.placement._replace(override=override))
        )

    metro, other_words, cloud = by_hand("metro-edge"), by_hand("metro-edge", "cage"), by_hand("central-cloud")
    for was, now, words in (
        (before, metro, "decided by hand: metro-edge, was nothing"),
        (metro, cloud, "decided by hand: central-cloud, was metro-edge"),
        (cloud, before, "decided by hand: nothing, was central-cloud"),
    ):
        (found,) = differences(was, now).workloads
        assert found.aspects == ("override",)
        assert found.moved is not None
        assert [reason.words for reason in found.moved.reasons if reason.kind == "override"] == [words]
    assert differences(metro, other_words).workloads == ()


def renamed(item: WorkloadAssessment) -> WorkloadAssessment:
    return replace(item, id="claims-speech", line=item.line + 3)


def named_and_moved(item: WorkloadAssessment) -> WorkloadAssessment:
    return moved(renamed(item))


@pytest.mark.parametrize(("edit", "aspects"), [(renamed, ()), (named_and_moved, ("moved",))])
def test_the_same_entry_under_another_id_is_renamed(
    edit: Edit, aspects: tuple[str, ...], before: Assessment
) -> None:
    first = edited(before, lambda item: replace(item, name="Claims by voice"))
    (found,) = differences(first, other_input(edited(first, edit))).workloads
    assert (found.kind, found.workload, found.old_id) == ("renamed", "claims-speech", ID)
    assert (found.aspects, found.causes) == (aspects, ("input",))


def test_where_two_are_alike_nothing_is_called_renamed(before: Assessment) -> None:
    (one,) = (item for item in before.workloads if item.id == ID)
    twins = tuple(replace(one, id=name) for name in ("twin-a", "twin-b"))
    rest = tuple(item for item in before.workloads if item.id != ID)
    found = differences(before, other_input(replace(before, workloads=(*rest, *twins))))
    assert [(item.kind, item.workload) for item in found.workloads] == [
        ("new", "twin-a"),
        ("new", "twin-b"),
        ("removed", ID),
    ]


def test_new_and_removed_workloads(before: Assessment) -> None:
    less = other_input(replace(before, workloads=before.workloads[1:]))
    first = before.workloads[0].id
    for pair, kind in (((before, less), "removed"), ((less, before), "new")):
        (found,) = differences(*pair).workloads
        assert (found.kind, found.workload, found.causes) == (kind, first, ("input",))


@pytest.mark.parametrize(
    "change", [lambda one: one, other_input, other_rules, other_taxonomy, measured, other_classifier]
)
def test_other_sources_alone_are_no_difference(
    change: Callable[[Assessment], Assessment], before: Assessment
) -> None:
    found = differences(before, change(before))
    assert not found.any
    assert found.compared == len(before.workloads)
    assert bool(found.differing) == (change(before) != before)
