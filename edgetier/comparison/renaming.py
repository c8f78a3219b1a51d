"""Workloads that are the same under another id, told by what else is said of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from edgetier.assessment import WorkloadAssessment

Items = Mapping[str, WorkloadAssessment]
_Likeness = Callable[[WorkloadAssessment], str | None]


def renamed_between(removed: Items, added: Items) -> dict[str, str]:
    """New id to old id: first those alike in all but the id, then those of one name, owner, tags and labels."""
    found: dict[str, str] = {}
    for likeness in (_all_but_id, _naming):
        old = _unique(likeness, (one for key, one in removed.items() if key not in found.values()))
        new = _unique(likeness, (one for key, one in added.items() if key not in found))
        found |= {new[key]: old[key] for key in new if key in old}
    return found


def _unique(likeness: _Likeness, items: Iterable[WorkloadAssessment]) -> dict[str, str]:
    """Likeness to id; where two are alike nobody can say which of them was renamed."""
    found: dict[str, str | None] = {}
    for item in items:
        key = likeness(item)
        if key is not None:
            found[key] = None if key in found else item.id
    return {key: one for key, one in found.items() if one is not None}


def _all_but_id(item: WorkloadAssessment) -> str:
    """As text, for a share that is not known differs from itself as a number."""
    return repr(replace(item, id="", file="", line=0))


def _naming(item: WorkloadAssessment) -> str | None:
    return repr((item.name, item.owner, item.tags, sorted(item.labels.items()))) if item.name else None
