"""One decision record: title, status, context, options, decision, consequences, what would reopen it, and its grounds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Override
from edgetier.report import markdown_cells as cells
from edgetier.report.by_hand import against_advice, place_by_hand
from edgetier.report.headline import headline, why_not_more_central, why_not_nearer
from edgetier.report.record.consequences import consequences, reopening
from edgetier.report.record.context import context
from edgetier.report.record.options import options
from edgetier.report.record.prose import bullets, digest, prose, sentence
from edgetier.report.workload_words import where

MARKER = "<!-- edgetier record -->"
_OF_ITS_OWN = "inventory"


class Former(NamedTuple):
    """What an earlier assessment said, and why it says another thing now."""

    was: str
    reasons: tuple[str, ...]


def render(
    assessment: Assessment, item: WorkloadAssessment, *, day: date | None = None, former: Former | None = None
) -> str:
    """The first line says whose file it is; without a day the record has none."""
    lines = [
        MARKER,
        "",
        f"# {prose(_title(item))}",
        *_section("Status", _status(item, day)),
        *_section("Context", bullets([*context(item), *_formerly(former)])),
        *_section("Options", options(item)),
        *_section("Decision", _decision(item)),
        *_section("Consequences", bullets(consequences(assessment, item))),
        *_section("What would reopen it", bullets(reopening(item))),
        *_section("Decided from", _grounds(assessment, item)),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def _title(item: WorkloadAssessment) -> str:
    override = item.placement.override
    place = place_by_hand(override) if override is not None else where(item.placement)
    return f"{item.name or item.id}: {place}"


def _status(item: WorkloadAssessment, day: date | None) -> Iterator[str]:
    override = item.placement.override
    yield "Proposed." if override is None else prose(_overridden(override))
    if day is not None:
        yield from ("", f"Recorded on {day.isoformat()}.")


def _overridden(override: Override) -> str:
    by = f" by {override.by}" if override.by else ""
    on = f" on {override.date}" if override.date else ""
    return f"Overridden{by}{on}: {override.because or 'no reason given'}"


def _formerly(former: Former | None) -> Iterator[str]:
    if former is not None:
        yield sentence(f"The former assessment said: {former.was}")
        yield from (sentence(f"Since then: {reason}") for reason in former.reasons)


def _decision(item: WorkloadAssessment) -> Iterator[str]:
    override = item.placement.override
    if override is not None:
        yield sentence(f"By hand: {place_by_hand(override)}, which {_stands(against_advice(override))}")
        yield ""
        yield prose(f"Advised: {headline(item)}")
    else:
        yield prose(headline(item))
    if item.placement.candidates:
        yield ""
        yield from bullets(
            (
                sentence(f"Not more central: {why_not_more_central(item)}"),
                sentence(f"Not nearer: {why_not_nearer(item)}"),
            )
        )


def _stands(words: str) -> str:
    return words if words.startswith("differs") else f"is {words}"


def _grounds(assessment: Assessment, item: WorkloadAssessment) -> Iterator[str]:
    """What was read for this workload, and what was in force."""
    read = [one for one in assessment.inputs if one.role != _OF_ITS_OWN or one.path == item.file]
    rows = [(f"{one.role} {one.path}", one.sha256) for one in read]
    rows += [("rules", assessment.rules_digest), ("taxonomy", assessment.taxonomy_digest)]
    yield from cells.head(("what", "SHA-256"))
    yield from (_digest_row(row) for row in rows)
    yield ""
    yield sentence(f"Assessed by edgetier {assessment.tool_version}")


def _digest_row(row: Sequence[str]) -> str:
    what, sha256 = row
    return f"| {cells.cell(what)} | {digest(sha256)} |"
