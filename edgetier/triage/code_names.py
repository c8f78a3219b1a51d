"""Codes by number or by name, and those that nobody can wave through."""

from edgetier.codes import CODES
from edgetier.source import closest

# Found only by whoever looks at the whole portfolio at once.
OF_PORTFOLIO = frozenset({"ET701", "ET702", "ET703", "ET704"})


def code_named(word: str) -> str | None:
    """The code with this number or name; None where there is none."""
    if word.upper() in CODES:
        return word.upper()
    return next((number for number, code in CODES.items() if code.name == word.lower()), None)


def nearest_code(word: str) -> str | None:
    """The number or the name that comes closest."""
    return closest(word.upper(), CODES) or closest(word, (code.name for code in CODES.values()))


def not_suppressible(code: str) -> bool:
    """Whether a finding with this code always counts: neither a comment nor a baseline takes it away."""
    return not CODES[code].suppressible


def hides_others(code: str) -> bool:
    """Whether an error with this code leaves out something, which is then not judged."""
    return code.startswith(("ET1", "ET7", "ET90")) or code == "ET502"
