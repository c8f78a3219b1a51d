"""What became of each workload, as the page of a diff shows it."""

from typing import NamedTuple

from edgetier.cli.diff_words import cause_words, kind_words
from edgetier.cli.moved_text import standing_words
from edgetier.comparison import Difference, Differences, Standing

_LOOKS = ("edge", "cloud", "mixed")


class Change(NamedTuple):
    """`was` and `now` are empty where there is nothing to hold against each other; looks are classes of the style."""

    id: str
    owner: str
    kind: str
    moved: bool
    was: str
    was_look: str
    now: str
    now_look: str
    reasons: tuple[str, ...]
    cause: str


def changes_of(found: Differences) -> tuple[Change, ...]:
    """In the order of the new side."""
    return tuple(map(_change, found.workloads))


def _change(one: Difference) -> Change:
    moved = one.moved
    return Change(
        id=one.workload,
        owner=one.owner or "",
        kind=kind_words(one),
        moved="moved" in one.aspects,
        was=standing_words(moved.before, moved.after, moved.condition_before) if moved else "",
        was_look=_look(moved.before) if moved else "",
        now=standing_words(moved.after, moved.before, moved.condition_after) if moved else "",
        now_look=_look(moved.after) if moved else "",
        reasons=tuple(reason.words for reason in moved.reasons) if moved else (),
        cause=cause_words(one),
    )


def _look(standing: Standing) -> str:
    """Edge, cloud or mixed; open where that is not known."""
    return standing.placement if standing.placement in _LOOKS else "open"
