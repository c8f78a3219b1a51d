"""Assessments made by hand: a small portfolio with every kind of decision, an empty one, a hostile one."""

from dataclasses import replace
from typing import Any

from edgetier.assessment import (
    Advice,
    Assessment,
    DefaultUsed,
    MeasureFirst,
    Place,
    Question,
    RuleTrace,
    Summary,
    WorkloadAssessment,
)
from edgetier.findings import Finding, Severity
from edgetier.inventory.values import InputFile
from edgetier.placement.values import (
    Candidate,
    CurrentState,
    Flip,
    Measurement,
    Placement,
    Served,
    Settling,
    Term,
    Total,
)
from edgetier.source import Span
from edgetier.tiering.values import Budget, TierDecision

LOCATIONS = ("central-cloud", "regional-cloud", "metro-edge", "on-prem-edge", "device")
TIERS = ("control-loop", "live-perception", "inline-assist", "conversational", "interactive", "batch")


def terms(*, path: tuple[float, float, float], compute: float | None = 180.0) -> tuple[Term, ...]:
    worked = Term("compute", compute or 0.0, compute, compute, "measured" if compute else "missing")
    return (
        Term("access", 4.0, 6.0, 20.0, "default"),
        Term("path", *path, "model"),
        Term("platform", 1.0, 5.0, 15.0, "default"),
        Term("wait", 0.0, 0.0, 0.0, "missing"),
        worked,
        Term("variation", 12.5, 31.25, 70.0, "default"),
    )


def candidate(
    location: str,
    site: str | None,
    verdict: str,
    total: Total,
    *,
    at: str | None = "SIN",
    allowance_ms: float | None = 120.0,
    current: bool = False,
    reason: str | None = None,
    because: str | None = None,
) -> Candidate:
    shown = terms(path=(1.0, 2.0, 4.0)) if verdict not in ("excluded", "not-applicable") else ()
    return Candidate(location, site, at, verdict, allowance_ms, total, shown, reason, because, current)


def placement(**given: Any) -> Placement:
    values: dict[str, Any] = {
        "decision": "decided",
        "range": ("metro-edge", "metro-edge"),
        "location": "metro-edge",
        "placement": "edge",
        "site": "SIN",
        "sites": (Served("SIN", "metro-edge", "SIN", "meets"),),
        "provisional": False,
        "condition": None,
        "relaxation": None,
        "why_not_more_central": "latency",
        "why_not_nearer": "not-needed",
        "current": None,
        "deployment": "unknown",
        "deployment_because": None,
        "deployment_is_fact": False,
        "candidates": (),
        "flips": (),
        "missing": (),
        "asks": (),
        "completeness": 1.0,
        "defaults": (),
    }
    return Placement(**(values | given))


def workload(key: str, placed: Placement, **given: Any) -> WorkloadAssessment:
    values: dict[str, Any] = {
        "id": key,
        "name": None,
        "owner": None,
        "tags": (),
        "labels": {},
        "file": "northwind.yaml",
        "line": 10,
        "tier": TierDecision("conversational", "rule", "budget 500 ms is at most 500 ms"),
        "budget": Budget(500.0, "first-token", 0.95, "declared"),
        "placement": placed,
        "rules": RuleTrace((), (), ()),
        "advice": (),
    }
    return WorkloadAssessment(**(values | given))


def under_deployed() -> WorkloadAssessment:
    """Two demand points, runs too far away, holds on a condition."""
    found = (
        candidate(
            "central-cloud",
            "aws:us-east-1",
            "misses",
            Total(530.0, 612.5, 790.0),
            current=True,
            reason="latency",
            because="530 ms at the least against 500 ms",
        ),
        candidate("metro-edge", "SIN", "meets", Total(210.0, 245.13, 312.0)),
        candidate("central-cloud", "aws:us-east-1", "undetermined", Total(300.0, 350.0, 520.0), at="FRA"),
        candidate("regional-cloud", "aws:eu-central-1", "meets", Total(190.0, 220.0, 260.0), at="FRA"),
        candidate(
            "on-prem-edge",
            None,
            "excluded",
            Total(None, None, None),
            allowance_ms=None,
            reason="residency",
            because="plant-ulm is in DE; only SG is permitted",
        ),
    )
    placed = placement(
        location="mixed",
        placement="mixed",
        sites=(
            Served("SIN", "metro-edge", "SIN", "meets", 12.0),
            Served("FRA", "regional-cloud", "aws:eu-central-1", "meets"),
        ),
        provisional=True,
        condition="metro-edge holds while compute stays under 300 ms",
        current=CurrentState("central-cloud", "aws:us-east-1", "misses", 612.5),
        deployment="under",
        deployment_because="observed 620 ms at p95 against 500 ms",
        deployment_is_fact=True,
        candidates=found,
        flips=(Flip("regional-cloud", "the budget rises above 640 ms"),),
        missing=("capacity.utilisation", "payload"),
        completeness=0.8333,
        defaults=("access.fibre", "platform.metro-edge"),
    )
    return workload(
        "claims-voice",
        placed,
        name="Claims voice assistant",
        owner="claims-platform",
        tags=("claims", "voice"),
        labels={"business_unit": "claims"},
        rules=RuleTrace(
            ("tiering/by-budget/conversational",), ("placement/memory/fits",), ("model.parameters",)
        ),
        advice=(
            Advice("sourcing", "managed-first", "Weigh a managed edge API first.", "horizon of 24 months"),
        ),
    )


def over_deployed() -> WorkloadAssessment:
    placed = placement(
        range=None,
        decision="not-applicable",
        location="central-cloud",
        placement="cloud",
        site="aws:us-east-1",
        sites=(Served(None, "central-cloud", "aws:us-east-1", None),),
        why_not_more_central="nothing",
        current=CurrentState("metro-edge", "FRA", None, None),
        deployment="over",
        deployment_because="nobody waits for it; central-cloud is permitted",
    )
    tier = TierDecision("batch", "archetype", "archetype nightly-analytics", 0.9712)
    return workload("night-scores", placed, tier=tier, budget=None, owner="risk")


def undetermined() -> WorkloadAssessment:
    found = (
        candidate("central-cloud", "aws:us-east-1", "undetermined", Total(221.0, None, None), at="MUC"),
        candidate("metro-edge", "FRA", "meets", Total(20.0, 40.0, 90.0), at="MUC"),
    )
    placed = placement(
        decision="undetermined",
        range=("central-cloud", "metro-edge"),
        location=None,
        placement=None,
        site=None,
        sites=(Served("MUC", None, None, "undetermined"),),
        provisional=True,
        candidates=found,
        missing=("compute",),
        asks=("compute",),
        completeness=0.5,
        measure=(
            Measurement(
                "compute",
                "MUC",
                None,
                None,
                0.0,
                None,
                (Settling("central-cloud", None, 24.5), Settling("metro-edge", 79.0, 210.0)),
                0.0,
            ),
        ),
    )
    assumed = Budget(300.0, "response", 0.95, "archetype", ("metric", "percentile"))
    return workload("policy-search", placed, budget=assumed, owner="search")


def infeasible() -> WorkloadAssessment:
    placed = placement(
        decision="infeasible",
        range=None,
        location=None,
        placement=None,
        site=None,
        sites=(),
        relaxation="raise the budget to 24 ms",
        why_not_nearer="estate",
        candidates=(
            candidate("metro-edge", "FRA", "misses", Total(24.0, 31.5, 44.0), at="FRA", reason="latency"),
        ),
    )
    return workload("press-loop", placed, budget=Budget(10.0, "cycle", 0.999, "declared"))


def conflict() -> WorkloadAssessment:
    placed = placement(
        decision="conflict",
        range=None,
        location=None,
        placement=None,
        site=None,
        sites=(),
        why_not_more_central="residency",
        why_not_nearer="residency",
        deployment="not-permitted",
        deployment_because="us-east-1 is in US; only CH is permitted",
        current=CurrentState("central-cloud", "aws:us-east-1", "excluded", None),
    )
    return workload("swiss-notes", placed)


def summary(items: tuple[WorkloadAssessment, ...], **given: Any) -> Summary:
    placed = [item.placement for item in items]
    edge = sum(one.placement in ("edge", "mixed") for one in placed)
    cloud = sum(one.placement == "cloud" for one in placed)
    deployments = [one.deployment for one in placed]
    values: dict[str, Any] = {
        "workloads": len(items),
        "by_tier": {name: sum(item.tier.name == name for item in items) for name in TIERS},
        "by_location": {name: sum(one.location == name for one in placed) for name in (*LOCATIONS, "mixed")},
        "by_decision": {
            name: sum(one.decision == name for one in placed)
            for name in ("decided", "undetermined", "infeasible", "conflict", "not-applicable")
        },
        "edge": edge,
        "cloud": cloud,
        "open": len(items) - edge - cloud,
        "under_deployed": deployments.count("under"),
        "over_deployed": deployments.count("over"),
        "not_permitted": deployments.count("not-permitted"),
        "conditional": sum(one.condition is not None and one.decision == "decided" for one in placed),
        "by_why_not_more_central": {"latency": 3, "residency": 1, "nothing": 1},
        "completeness": 0.8667,
        "ask_next": (
            Question(
                "policy-search",
                "search",
                "compute",
                "How long does one model call take?",
                "a time, at p50 and p95",
                "{p50: 120 ms, p95: 180 ms}",
                1,
            ),
        ),
        "measure_first": (
            MeasureFirst("path", None, "FRA", None, "aws:us-east-1", 3, 1250.0),
            MeasureFirst("compute", "policy-search", None, None, None, 1, 0.0),
        ),
    }
    return Summary(**(values | given))


def findings() -> tuple[Finding, ...]:
    return (
        Finding(
            "ET301",
            Severity.WARNING,
            "northwind.yaml",
            Span(14, 5, 14, 12),
            "runs at aws:us-east-1 and misses 500 ms",
            "move it to metro-edge",
            "    latency: {budget: 500 ms}",
            "claims-voice",
            "claims-platform",
            ("workloads", 0, "latency"),
        ),
        Finding("ET306", Severity.NOTE, "northwind.yaml", Span(40, 5, 40, 9), "cannot be decided"),
    )


def assessment(items: tuple[WorkloadAssessment, ...], **given: Any) -> Assessment:
    values: dict[str, Any] = {
        "tool_version": "0.1.0",
        "portfolio": "Northwind Insurance",
        "inputs": (InputFile("northwind.yaml", "inventory", "ab" * 32),),
        "rules_digest": "cd" * 32,
        "taxonomy_digest": "ef" * 32,
        "overrides": (),
        "estate": {"central": ["aws:us-east-1"], "metro_edge": {"metros": ["SIN", "FRA"]}, "devices": False},
        "estate_is_default": False,
        "defaults_used": (
            DefaultUsed("access.fibre", "4-6-20 ms", "assumption, no public source"),
            DefaultUsed("platform.metro-edge", "1-5-15 ms", "assumption, no public source"),
        ),
        "summary": summary(items),
        "workloads": items,
        "findings": (),
        "places": {
            "FRA": Place(50.03, 8.57),
            "SIN": Place(1.36, 103.99),
            "aws:eu-central-1": Place(50.11, 8.68),
            "aws:us-east-1": Place(38.95, -77.45),
        },
    }
    return Assessment(**(values | given))


def portfolio() -> Assessment:
    items = (under_deployed(), over_deployed(), undetermined(), infeasible(), conflict())
    return assessment(items, findings=findings(), overrides=("tiers.yaml: batch",))


def empty() -> Assessment:
    return assessment(
        (),
        portfolio=None,
        inputs=(),
        defaults_used=(),
        places={},
        summary=summary((), completeness=0.0, ask_next=(), measure_first=()),
    )


HOSTILE = (
    "=cmd()|'x'!A0 \x1b[31mred\x1b[0m "
    "<img src=x onerror=alert(1)> @everyone `tick` a|b\nnew \u202egnp \u65e5\u672c"
)


def hostile() -> Assessment:
    """Every free text of the first workload is hostile; the id, as the reader enforces, is not."""
    first = under_deployed()
    tier = TierDecision(first.tier.name, "rule", HOSTILE)
    placed = first.placement._replace(
        site=HOSTILE,
        condition=HOSTILE,
        relaxation=HOSTILE,
        deployment_because=HOSTILE,
        flips=(Flip("metro-edge", HOSTILE),),
        candidates=tuple(
            one._replace(site=HOSTILE, at=HOSTILE, rejected_because=HOSTILE)
            for one in first.placement.candidates
        ),
        sites=tuple(one._replace(site=HOSTILE, at=HOSTILE) for one in first.placement.sites),
        missing=(HOSTILE,),
        measure=(
            Measurement("path", HOSTILE, None, HOSTILE, 4.0, 9.0, (Settling(HOSTILE, None, 5.0),), 2.5),
        ),
        defaults=(HOSTILE,),
    )
    item = replace(
        first,
        name=HOSTILE,
        owner=HOSTILE,
        tags=(HOSTILE,),
        labels={HOSTILE: HOSTILE},
        file=HOSTILE,
        tier=tier,
        placement=placed,
        rules=RuleTrace((HOSTILE,), (HOSTILE,), (HOSTILE,)),
        advice=(Advice(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
    )
    wanted = MeasureFirst("path", None, HOSTILE, None, HOSTILE, 1, 2.5)
    asked = Question("claims-voice", HOSTILE, "compute", HOSTILE, HOSTILE, HOSTILE, 1)
    return assessment(
        (item,),
        portfolio=HOSTILE,
        overrides=(HOSTILE,),
        places={HOSTILE: Place(1.36, 103.99)},
        defaults_used=(DefaultUsed(HOSTILE, HOSTILE, HOSTILE),),
        summary=summary((item,), ask_next=(asked,), measure_first=(wanted,)),
        findings=(Finding("ET301", Severity.WARNING, HOSTILE, Span(1, 1, 1, 2), HOSTILE, HOSTILE, HOSTILE),),
    )
