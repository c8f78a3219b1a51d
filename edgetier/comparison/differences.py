"""Two assessments to what became of each workload: moved, new, removed, renamed, and by which cause."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.comparison.causes import INPUT, Sources, causes_of, sources_of
from edgetier.comparison.comparing import compare, moved_of
from edgetier.comparison.renaming import renamed_between
from edgetier.comparison.values import Moved, Standing
from edgetier.findings import Finding

CHANGED, NEW, REMOVED, RENAMED = "changed", "new", "removed", "renamed"


class Difference(NamedTuple):
    """`aspects` are moved, range, tier-up (stricter), tier-down, tier, verdict, condition, override.

    `moved` has the reasons.
    """

    kind: str
    workload: str
    owner: str | None
    old_id: str | None
    aspects: tuple[str, ...]
    causes: tuple[str, ...]
    moved: Moved | None


class Differences(NamedTuple):
    """`differing` are the sources that are not the same, whether or not an answer shows it."""

    compared: int
    differing: tuple[str, ...]
    workloads: tuple[Difference, ...]
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]

    @property
    def any(self) -> bool:
        """Whether a workload or a finding differs."""
        return bool(self.workloads or self.appeared or self.gone)


def differences(before: Assessment, after: Assessment) -> Differences:
    """Those of `after` in its order, then what was removed."""
    sources, found = sources_of(before, after), compare(before, after)
    old = {one.id: one for one in reversed(before.workloads)}
    new = {one.id: one for one in reversed(after.workloads)}
    renamed = renamed_between(
        {key: old[key] for key in found.removed}, {key: new[key] for key in found.added}
    )
    moved = {one.workload: one for one in found.moved}
    told = [
        *_of_after(sources, _Ids(old, new, renamed, moved)),
        *(_alone(REMOVED, old[key], sources) for key in found.removed if key not in renamed.values()),
    ]
    return Differences(
        compared=found.compared + len(renamed),
        differing=sources.differing,
        workloads=tuple(told),
        appeared=_others(found.appeared, found.gone, renamed),
        gone=_others(found.gone, found.appeared, {was: now for now, was in renamed.items()}),
    )


class _Ids(NamedTuple):
    """Workloads by id on either side, new id to old id of the renamed, and what moved."""

    old: Mapping[str, WorkloadAssessment]
    new: Mapping[str, WorkloadAssessment]
    renamed: Mapping[str, str]
    moved: Mapping[str, Moved]


def _of_after(sources: Sources, ids: _Ids) -> Iterator[Difference]:
    for key in dict.fromkeys(one.id for one in sources.after.workloads):
        if key in ids.renamed:
            yield _renamed(sources, ids.old[ids.renamed[key]], ids.new[key])
        elif key in ids.moved:
            yield _changed(sources, ids.old[key], ids.moved[key], ids.new[key])
        elif key not in ids.old:
            yield _alone(NEW, ids.new[key], sources)


def _changed(sources: Sources, was: WorkloadAssessment, moved: Moved, now: WorkloadAssessment) -> Difference:
    aspects = tuple(_aspects(moved.before, moved.after, tuple(sources.after.summary.by_tier)))
    return Difference(CHANGED, now.id, now.owner, None, aspects, causes_of(sources, was, now), moved)


def _renamed(sources: Sources, was: WorkloadAssessment, now: WorkloadAssessment) -> Difference:
    moved = moved_of(was, now)
    if moved is None:
        return Difference(RENAMED, now.id, now.owner, was.id, (), (INPUT,), None)
    found = _changed(sources, was, moved, now)
    return found._replace(kind=RENAMED, old_id=was.id, causes=tuple(dict.fromkeys((INPUT, *found.causes))))


def _alone(kind: str, item: WorkloadAssessment, sources: Sources) -> Difference:
    causes = (INPUT,) if INPUT in sources.differing else ()
    return Difference(kind, item.id, item.owner, None, (), causes, None)


def _aspects(was: Standing, now: Standing, tiers: Sequence[str]) -> Iterator[str]:
    if (was.answer.decision, was.answer[2:5]) != (now.answer.decision, now.answer[2:5]):
        yield "moved"
    elif was.answer.range != now.answer.range:
        yield "range"
    if was.tier != now.tier:
        yield _tier_aspect(was.tier, now.tier, tiers)
    if (was.placement, was.deployment) != (now.placement, now.deployment):
        yield "verdict"
    if was.answer.is_conditional != now.answer.is_conditional:
        yield "condition"
    if was.by_hand != now.by_hand:
        yield "override"


def _tier_aspect(was: str | None, now: str | None, tiers: Sequence[str]) -> str:
    """Tiers are listed from the strictest; to or from none is neither up nor down."""
    if was not in tiers or now not in tiers:
        return "tier"
    return "tier-up" if tiers.index(now or "") < tiers.index(was or "") else "tier-down"


def _others(these: Sequence[Finding], those: Sequence[Finding], ids: dict[str, str]) -> tuple[Finding, ...]:
    """Without the findings that a renamed workload merely took along."""
    taken = {(one.code, one.workload, one.path[2:]) for one in those}
    return tuple(
        one
        for one in these
        if one.workload not in ids or (one.code, ids[one.workload], one.path[2:]) not in taken
    )
