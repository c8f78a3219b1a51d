"""A code as a rule of SARIF: what it says, why it matters, how to mend and how to accept it."""

from edgetier.codes import CODES, Code
from edgetier.report.check_identity import page_of

MOST_CHARACTERS = 1024  # GitHub's limit on a description

_PRECISION = {"error": "very-high", "warning": "high", "note": "medium"}
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_FAMILIES = {
    "ET1": "schema",
    "ET2": "tier",
    "ET3": "placement",
    "ET4": "network",
    "ET5": "residency",
    "ET6": "sourcing",
    "ET7": "cross-file",
    "ET8": "suppression",
    "ET9": "configuration",
}


def rule(code: str) -> dict[str, object]:
    about = CODES[code]
    return {
        "id": code,
        "name": about.name,
        "shortDescription": {"text": about.summary[:MOST_CHARACTERS]},
        "fullDescription": {"text": f"{about.summary} {about.why}"[:MOST_CHARACTERS]},
        "helpUri": page_of(code),
        "help": {"text": _help(code, about), "markdown": _help_markdown(code, about)},
        "defaultConfiguration": {"level": about.severity},
        "properties": _properties(code, about),
    }


def _properties(code: str, about: Code) -> dict[str, object]:
    family = _FAMILIES.get(code[:3], "edgetier")
    tags = sorted({"edgetier", family})
    precision, problem = _PRECISION[about.severity], _PROBLEM[about.severity]
    return {"tags": tags, "precision": precision, "problem.severity": problem}


def _suppression(code: str) -> str:
    return f'# edgetier: ignore[{code}] until=YYYY-MM-DD by=NAME "why"'


def _help(code: str, about: Code) -> str:
    accept = f"To accept it for a time, write on the line: {_suppression(code)}"
    return "\n".join((about.summary, f"Why: {about.why}", f"Fix: {about.fix}", accept))


def _help_markdown(code: str, about: Code) -> str:
    title = f"# {code} {about.name}"
    accept = f"**Accept** it for a time, on the line:\n\n```yaml\n{_suppression(code)}\n```"
    return "\n\n".join((title, about.summary, f"**Why.** {about.why}", f"**Fix.** {about.fix}", accept))
