"""Reads archetypes, defaults and market phases: what may be assumed of work whose owner says nothing."""

import re
from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry
from edgetier.catalogue.model import Archetype, Default, MarketPhase

KINDS = ("inference", "training", "fine-tuning", "batch-inference", "evaluation")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def read_archetype(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Archetype:
    entry.only(
        *("title", "tier", "kind", "budget_ms", "metric", "percentile"),
        *("compute_ms", "calls", "upload_bytes", "download_bytes", "note"),
    )
    budget_ms, metric, percentile = _budget(entry, known["metrics"])
    return Archetype(
        name=entry.name,
        title=entry.text("title"),
        tier=entry.choice("tier", tuple(known["tiers"])),
        kind=entry.choice("kind", KINDS),
        budget_ms=budget_ms,
        metric=metric,
        percentile=percentile,
        compute_ms=entry.interval("compute_ms") if entry.has("compute_ms") else None,
        calls=entry.interval("calls", low=1),
        upload_bytes=entry.interval("upload_bytes"),
        download_bytes=entry.interval("download_bytes"),
        provenance=entry.provenance(),
        note=entry.text("note"),
    )


def _budget(entry: Entry, metrics: Mapping[str, object]) -> tuple[float | None, str | None, float | None]:
    """All of budget, metric and percentile, or none: a number without the other two is ambiguous."""
    if not any(entry.has(key) for key in ("budget_ms", "metric", "percentile")):
        return None, None, None
    return (
        entry.number("budget_ms", low=1e-6),
        entry.choice("metric", tuple(metrics)),
        entry.number("percentile", low=0.01, high=0.999999),
    )


def read_default(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> Default:
    entry.only("value")
    return Default(name=entry.name, value=entry.interval("value"), provenance=entry.provenance())


def read_phase(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> MarketPhase:
    entry.only("start", "end", "meaning")
    start, end = _month(entry, "start"), _month(entry, "end")
    if end < start:
        raise BadEntry("'end' lies before 'start'", ("end",))
    return MarketPhase(
        name=entry.name, start=start, end=end, meaning=entry.text("meaning"), provenance=entry.provenance()
    )


def _month(entry: Entry, key: str) -> str:
    month = entry.text(key)
    if not _MONTH.fullmatch(month):
        raise BadEntry(f"'{key}' must be a month", (key,), hint="write YYYY-MM")
    return month
