"""For a comment on a pull request: one sentence, what needs action, the rest folded, and the accepted risks."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from edgetier.findings import Finding, Severity
from edgetier.report import markdown_cells as cells
from edgetier.report.check_counts import besides, counts_of, looked_at, marked, severities
from edgetier.report.check_identity import label, place, spoken
from edgetier.report.check_paths import under
from edgetier.report.words import plural
from edgetier.triage.values import AcceptedRisk, CheckResult

MOST_CHARACTERS = 60_000  # GitHub refuses a comment of more than 65,536
MARKER = "<!-- edgetier:check -->"

_FOR_WORDS = 1_000
_UNFOLDED = 20
_FINDING_TITLES = ("severity", "code", "where", "workload", "owner", "finding")
_RISK_TITLES = ("code", "where", "workload", "owner", "reason", "accepted by", "until")

Size = Callable[[str], int]


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    return document(under(result, root), most=MOST_CHARACTERS, size=len)


def document(shown: CheckResult, *, most: int, size: Size) -> str:
    """Markdown of at most this size; what is left out is counted."""
    opening = _opening(shown)
    room = most - _FOR_WORDS - size(opening)
    ordered = sorted(shown.findings, key=_urgency)
    risks, used = _that_fit(map(_risk_row, shown.accepted), room // 4, size)
    found, _used = _that_fit(map(_finding_row, ordered), room - used, size)
    act = min(sum(item.severity is not Severity.NOTE for item in ordered), _UNFOLDED)
    lines = [opening, "", *_findings(found, act), *_left_out(len(ordered) - len(found), "finding")]
    lines += _folded(_register_title(shown), _table(_RISK_TITLES, risks))
    lines += _left_out(len(shown.accepted) - len(risks), "accepted risk")
    return "\n".join([*lines, MARKER]) + "\n"


def _opening(shown: CheckResult) -> str:
    counts = counts_of(shown)
    said = severities(counts) if shown.findings else "nothing found"
    rest = besides(counts)
    return f"**edgetier check: {said}** in {looked_at(shown)}" + (f"; {_code(rest)}." if rest else ".")


def _code(text: str) -> str:
    return text.replace("[*]", r"\[\*\]")


def _urgency(item: Finding) -> int:
    return tuple(Severity).index(item.severity)


def _findings(rows: list[str], act: int) -> Iterator[str]:
    yield from _table(_FINDING_TITLES, rows[:act])
    rest = rows[act:]
    yield from _folded(plural(len(rest), "more finding" if act else "note"), _table(_FINDING_TITLES, rest))


def _register_title(shown: CheckResult) -> str:
    return f"Accepted risks: {len(shown.accepted):,}"


def _table(titles: tuple[str, ...], rows: list[str]) -> list[str]:
    return [*cells.head(titles), *rows, ""] if rows else []


def _folded(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"<details><summary>{title}</summary>", "", *lines, "</details>", "")


def _left_out(count: int, noun: str) -> Iterator[str]:
    if count:
        yield from (f"{plural(count, noun)} left out for length; `--format json` has them all.", "")


def _that_fit(rows: Iterable[str], room: int, size: Size) -> tuple[list[str], int]:
    """As many rows as there is room for, and the room they take."""
    kept: list[str] = []
    used = 0
    for row in rows:
        more = used + size(row) + 1
        if more > room:
            break
        used = more
        kept.append(row)
    return kept, used


def _finding_row(item: Finding) -> str:
    said = spoken(marked(item))
    return cells.row(
        (str(item.severity), label(item), place(item), item.workload or "", item.owner or "", said)
    )


def _risk_row(item: AcceptedRisk) -> str:
    where = f"{item.file}:{item.line}"
    people = (item.workload or "", item.owner or "", item.reason, item.by or "", item.until or "")
    return cells.row((f"{item.code} {item.name}", where, *people))
