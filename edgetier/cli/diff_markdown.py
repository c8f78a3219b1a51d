"""A diff for a pull request: one sentence, the workloads that moved, the others, findings folded."""

from collections.abc import Iterator, Sequence

from edgetier.cli.diff_words import cause_words, headline, kind_words, source_words
from edgetier.cli.moved_text import standing_words
from edgetier.comparison import Difference, Differences
from edgetier.findings import Finding
from edgetier.report.markdown_room import Section, document
from edgetier.report.words import plural

MARKER = "<!-- edgetier:diff -->"  # by which a comment is found again
_TITLES = ("workload", "owner", "change", "was", "is", "cause", "because")
_FINDING = ("code", "workload", "message")


def render(found: Differences, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    said = headline(found)
    told = f"**{said[0].upper()}{said[1:]}** (sources that differ: {source_words(found)})"
    return document((MARKER, told, ""), tuple(_sections(found)), ())


def _sections(found: Differences) -> Iterator[Section]:
    moved = [one for one in found.workloads if "moved" in one.aspects]
    others = [one for one in found.workloads if "moved" not in one.aspects]
    yield Section(_TITLES, map(_row, moved), len(moved), 0.4, ("### Moved", ""))
    yield Section(_TITLES, map(_row, others), len(others), 0.3, ("### Changed otherwise", ""))
    yield _findings("appeared", found.appeared)
    yield _findings("gone", found.gone)


def _findings(verb: str, items: Sequence[Finding]) -> Section:
    title = f"{plural(len(items), 'finding')} {verb}"
    return Section(_FINDING, map(_finding, items), len(items), 0.15, fold=title)


def _row(one: Difference) -> Sequence[str]:
    was = now = because = ""
    if one.moved is not None:
        before, after = one.moved.before, one.moved.after
        was = standing_words(before, after, one.moved.condition_before)
        now = standing_words(after, before, one.moved.condition_after)
        because = one.moved.reasons[0].words if one.moved.reasons else ""
    return one.workload, one.owner or "", kind_words(one), was, now, cause_words(one), because


def _finding(one: Finding) -> Sequence[str]:
    return f"{one.code} {one.name}", one.workload or "", one.message
