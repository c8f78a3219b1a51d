"""Results of a check made by hand: none, some of everything, very many, and one full of hostile text."""

from typing import Any

from edgetier.codes import CODES
from edgetier.findings import Edit, Finding, Fix, Severity
from edgetier.source import Span
from edgetier.triage.values import AcceptedRisk, CheckResult

HOSTILE = (
    "\x1b[31mred\x1b[0m\r\n::error::forged %0A ##[error]x \x00\x08]]><!-- --><b>&amp;</b>"
    "|`code`*b*[a](https://x.y)@team www.x.y \u202eevil\u2028 \ud800 \ufffe 😀 “q” 'q' \"q\", 100% -->"
)


def found(code: str = "ET102", **given: Any) -> Finding:
    values: dict[str, Any] = {
        "code": code,
        "severity": Severity(CODES[code].severity),
        "file": "estate/claims.yaml",
        "span": Span(14, 5, 14, 13),
        "message": "unknown key 'lattency'",
        "excerpt": "    lattency: {budget: 500 ms}",
    }
    return Finding(**(values | given))


def result(findings: tuple[Finding, ...] = (), **given: Any) -> CheckResult:
    values: dict[str, Any] = {
        "tool_version": "1.2.3",
        "files": ("estate/claims.yaml", "estate/clean.yaml"),
        "findings": findings,
        "suppressed": (),
        "accepted": (),
        "in_baseline": 0,
        "workloads": 12,
        "rules_digest": "ab" * 32,
        "taxonomy_digest": "",
    }
    return CheckResult(**(values | given))


def typo(**given: Any) -> Finding:
    values: dict[str, Any] = {
        "help": "did you mean 'latency'?",
        "workload": "claims-voice",
        "owner": "claims-platform",
        "path": ("workloads", 3, "lattency"),
        "fix": Fix("replace 'lattency' by 'latency'", True, (Edit(Span(14, 5, 14, 13), "latency"),)),
    }
    return found(**(values | given))


def empty() -> CheckResult:
    return result()


def some() -> CheckResult:
    """Every severity, fixes of both kinds, a file without a workload, one outside, accepted risks."""
    workload = {"workload": "night-scores", "owner": None, "path": ("workloads", 4, "latency")}
    removal = Fix("remove the unused comment", True, (Edit(Span(30, 9, 30, 20), ""),))
    two = Fix("swap", False, (Edit(Span(31, 3, 31, 6), "b"), Edit(Span(32, 3, 32, 3), "a")))
    findings = (
        typo(),
        found(
            "ET100", span=Span(20, 1, 20, 1), message="a colon is missing", excerpt="", file="a b/ü#1.yaml"
        ),
        found("ET304", span=Span(22, 3, 25, 9), message="nothing meets 5 ms", excerpt="  x:", **workload),
        found("ET803", span=Span(30, 9, 30, 20), message="never needed", excerpt="", fix=removal),
        found("ET306", span=Span(31, 3, 31, 6), message="open: ask for compute", fix=two, **workload),
    )
    return result(
        findings,
        files=("a b/ü#1.yaml", "estate/claims.yaml", "estate/clean.yaml"),
        suppressed=(found("ET301", message="too far away", suppressed="vendor fix, RISK-812", **workload),),
        accepted=(accepted(),),
        in_baseline=7,
    )


def accepted(**given: Any) -> AcceptedRisk:
    values: dict[str, Any] = {
        "code": "ET301",
        "name": "under-deployed",
        "workload": "night-scores",
        "owner": "scores-team",
        "file": "estate/claims.yaml",
        "line": 21,
        "reason": "vendor fix, RISK-812",
        "by": "scores-team",
        "until": "2027-03-31",
    }
    return AcceptedRisk(**(values | given))


def many(count: int = 400) -> CheckResult:
    codes = ("ET102", "ET304", "ET306")
    findings = tuple(
        found(
            codes[number % 3],
            file=f"estate/team-{number // 50}.yaml",
            span=Span(number + 1, 1, number + 1, 4),
            message=f"message number {number} of many",
            workload=f"w-{number // 2}",
            path=("workloads", number // 2, "latency"),
        )
        for number in range(count)
    )
    return result(findings, files=tuple(dict.fromkeys(item.file for item in findings)), workloads=count // 2)


def hostile() -> CheckResult:
    texts: dict[str, Any] = {
        "message": f"marked {HOSTILE}",
        "help": HOSTILE,
        "excerpt": f"    {HOSTILE}",
        "workload": HOSTILE,
        "owner": HOSTILE,
        "path": (HOSTILE, 1),
    }
    fix = Fix(HOSTILE, True, (Edit(Span(14, 5, 14, 13), HOSTILE),))
    findings = (
        found(file=HOSTILE, fix=fix, **texts),
        found("ET304", file="::error::x.yaml", **texts),
        found("ET306", file="estate/%0A,line=1:2.yaml", **texts),
    )
    risk = accepted(workload=HOSTILE, owner=HOSTILE, file=HOSTILE, reason=HOSTILE, by=HOSTILE, until=None)
    return result(
        findings,
        files=(HOSTILE, "::error::x.yaml", "estate/%0A,line=1:2.yaml"),
        suppressed=(found("ET301", suppressed=HOSTILE, **texts),),
        accepted=(risk,),
    )


SAMPLES = {"empty": empty, "some": some, "many": many, "hostile": hostile}
