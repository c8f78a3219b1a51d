"""A code as a rule of SARIF: what it says, why, how it is decided, how to mend and how to accept it."""

from edgetier.codes import CODES, Code
from edgetier.report.check_identity import page_of

MOST_CHARACTERS = 1024  # GitHub's limit on a description

_PRECISION = {"error": "very-high", "warning": "high", "note": "medium"}
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}


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
        "properties": _properties(about),
    }


def _properties(about: Code) -> dict[str, object]:
    tags = sorted({"edgetier", about.family})
    precision, problem = _PRECISION[about.severity], _PROBLEM[about.severity]
    return {"tags": tags, "precision": precision, "problem.severity": problem}


def _help(code: str, about: Code) -> str:
    lines = [about.summary, f"Why: {about.why}", f"How it is decided: {about.decided}", f"Fix: {about.fix}"]
    if about.suppressible:
        lines.append(f"To accept it for a time, write on the line: {_suppression(code)}")
    return "\n".join(lines)


def _help_markdown(code: str, about: Code) -> str:
    parts = [f"# {code} {about.name}", about.summary, f"**Why.** {about.why}"]
    parts += [f"**How it is decided.** {about.decided}", f"**Fix.** {about.fix}"]
    parts += ["**Bad**", _quoted(about.bad), "**Good**", _quoted(about.good)]
    if about.suppressible:
        parts += ["**Accept** it for a time, on the line:", _quoted(_suppression(code))]
    return "\n\n".join(parts)


def _suppression(code: str) -> str:
    return f'# edgetier: ignore[{code}] until=YYYY-MM-DD by=NAME "why"'


def _quoted(example: str) -> str:
    return f"```\n{example.rstrip()}\n```"
