"""The part of the JSON report's schema that describes a workload."""

from typing import Any

from edgetier.report.schema_parts import FLAG, MS, NAME, SHARE, TEXT, items, later, nullable, record, word


def workload() -> dict[str, Any]:
    """How fast it must answer, where it can run, and why."""
    found = record(
        {
            "id": NAME,
            "name": nullable(TEXT),
            "owner": nullable(TEXT),
            "tags": items(TEXT),
            "labels": {"type": "object", "additionalProperties": TEXT},
            "file": TEXT,
            "line": {"type": "integer", "minimum": 1},
            "tier": _tier(),
            "budget": nullable(_budget()),
            **_decision(),
            **_audit(),
            **_grounds(),
            "rules": _rules(),
            "advice": items(record({"pack": TEXT, "rule": TEXT, "advice": TEXT, "because": TEXT})),
        }
    )
    return later(found, "override")


def _tier() -> dict[str, Any]:
    left = "Tiers that the classifier cannot rule out, the likeliest first; empty where none was asked."
    found = record(
        {
            "name": nullable(NAME),
            "basis": word("declared", "rule", "archetype", "learned", "none"),
            "evidence": TEXT,
            "probability": nullable(
                {**SHARE, "description": "Of the tier that the classifier finds likeliest."}
            ),
            "tiers": items(NAME, left),
            "moved_by": moved_by(),
        }
    )
    return later(found, "tiers", "moved_by")


def moved_by() -> dict[str, Any]:
    """The words that moved a classifier."""
    weight = {"type": "number", "description": "In nats of the odds; below zero it spoke against."}
    return items(record({"word": NAME, "weight": weight}), "Words and fields, what moved most first.")


def _budget() -> dict[str, Any]:
    return record(
        {
            "ms": MS,
            "metric": NAME,
            "percentile": {"type": "string", "pattern": "^p[0-9]+(\\.[0-9]+)?$"},
            "source": word("declared", "archetype", "tier", "learned"),
            "assumed": items(TEXT, "Parts that were not declared: metric, percentile."),
        }
    )


def _decision() -> dict[str, Any]:
    ends = {"type": "array", "items": NAME, "minItems": 2, "maxItems": 2}
    return {
        "decision": word("decided", "undetermined", "infeasible", "conflict", "not-applicable"),
        "range": nullable(
            {**ends, "description": "From the most central that might meet to the one that surely does."}
        ),
        "location": nullable({**NAME, "description": "A location, or mixed."}),
        "placement": nullable(word("edge", "cloud", "mixed")),
        "site": nullable({**TEXT, "description": "The site that serves the demand point that binds."}),
        "sites": items(_served(), "One for each demand point."),
        "provisional": {**FLAG, "description": "It rests on a default or an assumption."},
        "condition": nullable(TEXT),
        "relaxation": nullable({**TEXT, "description": "The smallest change that would make it meet."}),
        "why_not_more_central": {
            **TEXT,
            "examples": ["latency", "residency", "autonomy", "memory", "nothing"],
        },
        "why_not_nearer": {**TEXT, "examples": ["residency", "dependency", "estate", "nothing"]},
    }


def _served() -> dict[str, Any]:
    rate = {"type": "number", "minimum": 0, "description": "Requests a second, where they are stated."}
    found = record(
        {
            "at": nullable(TEXT),
            "location": nullable(NAME),
            "site": nullable(TEXT),
            "verdict": nullable(_verdict()),
            "rps": nullable(rate),
        }
    )
    return later(found, "rps")


def _verdict() -> dict[str, Any]:
    return word("meets", "misses", "undetermined", "excluded", "not-applicable")


def _audit() -> dict[str, Any]:
    current = record(
        {"location": nullable(NAME), "site": TEXT, "verdict": nullable(_verdict()), "total_ms": nullable(MS)}
    )
    return {
        "current": nullable(current),
        "deployment": word("aligned", "under", "over", "not-permitted", "unknown"),
        "deployment_because": nullable(TEXT),
        "deployment_is_fact": {
            **FLAG,
            "description": "It rests on measurement, declaration or physics alone.",
        },
        "override": nullable(_override()),
    }


def _override() -> dict[str, Any]:
    """Beside the advice: nothing else depends on it."""
    found = record(
        {
            "location": NAME,
            **dict.fromkeys(("site", "because", "by"), nullable(TEXT)),
            "date": nullable({"type": "string", "format": "date"}),
            "differs": {**FLAG, "description": "From the advice; never within a range that is open."},
            "closed_because": nullable({**TEXT, "description": "What bars it there."}),
            "closed_is_fact": FLAG,
        }
    )
    return {**found, "description": "Where people decided by hand that it runs."}


def _grounds() -> dict[str, Any]:
    return {
        "candidates": items(_candidate(), "The best site of every location, and where it runs now."),
        "flips": items(record({"to": TEXT, "when": TEXT}), "Changes that would move the workload."),
        "inversions": items(_inversion(), "Where queueing may eat up what a nearer location gains."),
        "measure": items(_measurement(), "Terms that alone would settle an open demand point."),
        "missing": items(TEXT, "Fields the inventory does not give."),
        "asks": items(TEXT, "Those of them whose answer would settle the decision."),
        "completeness": nullable(SHARE),
        "defaults": items(TEXT, "Names of defaults that a term rests on."),
    }


def _measurement() -> dict[str, Any]:
    settling = record({"to": NAME, "above_ms": nullable(MS), "below_ms": nullable(MS)})
    return record(
        {
            "term": NAME,
            "at": nullable({**TEXT, "description": "The demand point."}),
            "access": nullable(TEXT),
            "site": nullable({**TEXT, "description": "To or at which site; null where all share the term."}),
            "low_ms": {**MS, "description": "Its median now, of one round trip or call, at least."},
            "high_ms": nullable({**MS, "description": "And at most; null where nothing bounds it."}),
            "settles": items(settling, "The location that is decided between two values of it."),
            "rps": {"type": "number", "minimum": 0, "description": "The stated demand that waits for it."},
        }
    )


def _inversion() -> dict[str, Any]:
    utilisation = {"type": "number", "minimum": 0}
    servers = {"type": "integer", "minimum": 1}
    return record(
        {
            "near": NAME,
            "far": NAME,
            "gain_ms": {**MS, "description": "What the way to the nearer one is shorter."},
            "cutoff": {**SHARE, "description": "The utilisation at which the nearer one stops winning."},
            "utilisation": nullable({**utilisation, "description": "Of the nearer one's servers now."}),
            "servers": {**servers, "description": "At the nearer one now."},
            "servers_to_win": nullable({**servers, "description": "That would make it win again."}),
        }
    )


def _candidate() -> dict[str, Any]:
    bounds = {"low": nullable(MS), "typical": nullable(MS), "high": nullable(MS)}
    source = {
        **NAME,
        "examples": ["measured", "declared", "published", "default", "observed", "model", "missing"],
    }
    return record(
        {
            "location": TEXT,
            "site": nullable(TEXT),
            "at": nullable({**TEXT, "description": "The demand point it is judged from."}),
            "verdict": _verdict(),
            "allowance_ms": nullable({**MS, "description": "What compute and wait may take there."}),
            "total_ms": record(bounds, "At the budget's percentile."),
            "terms": items(
                record({"name": NAME, **bounds, "source": source}), "Medians; variation makes up the total."
            ),
            "reason": nullable({**NAME, "examples": ["latency", "residency", "memory", "not-needed"]}),
            "rejected_because": nullable(TEXT),
            "current": {**FLAG, "description": "The workload runs there now."},
            "utilisation": nullable(
                {
                    "type": "number",
                    "minimum": 0,
                    "description": "How busy its servers are, where load is stated.",
                }
            ),
            "holds_up_to": nullable(
                {
                    **SHARE,
                    "description": "Where load is not stated: the utilisation up to which it surely meets.",
                }
            ),
        }
    )


def _rules() -> dict[str, Any]:
    return record(
        {
            "matched": items(TEXT, "Rows of rule packs, as pack/table/row."),
            "open": items(TEXT, "Rows that a missing value leaves open."),
            "missing": items(TEXT, "The values they wait for."),
        }
    )
