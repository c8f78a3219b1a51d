"""A code as a rule of SARIF, with its page as the help."""

from edgetier.codes import CODES, Code
from edgetier.report.check_identity import page_of
from edgetier.report.code_page import as_markdown, as_text

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
        "help": {"text": as_text(code), "markdown": as_markdown(code)},
        "defaultConfiguration": {"level": about.severity},
        "properties": _properties(about),
    }


def _properties(about: Code) -> dict[str, object]:
    tags = sorted({"edgetier", about.family})
    precision, problem = _PRECISION[about.severity], _PROBLEM[about.severity]
    return {"tags": tags, "precision": precision, "problem.severity": problem}
