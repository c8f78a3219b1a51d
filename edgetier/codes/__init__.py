"""Every diagnostic code: what it says, why, how it is decided, examples and a remedy; ids are never reused."""

from edgetier.codes.budgets import BUDGETS
from edgetier.codes.challenges import CHALLENGES
from edgetier.codes.code import Code
from edgetier.codes.fields import FIELDS
from edgetier.codes.grounds import GROUNDS
from edgetier.codes.overrides import OVERRIDES
from edgetier.codes.placements import PLACEMENTS
from edgetier.codes.policies import POLICIES
from edgetier.codes.portfolios import PORTFOLIOS
from edgetier.codes.reading import READING
from edgetier.codes.suppressions import SUPPRESSIONS

__all__ = ["CODES", "FAMILIES", "Code", "code_of"]

_TABLES = (
    READING,
    FIELDS,
    BUDGETS,
    CHALLENGES,
    PLACEMENTS,
    OVERRIDES,
    GROUNDS,
    PORTFOLIOS,
    SUPPRESSIONS,
    POLICIES,
)

CODES: dict[str, Code] = dict(sorted(entry for table in _TABLES for entry in table.items()))

FAMILIES = tuple(dict.fromkeys(code.family for code in CODES.values()))

_NUMBERS = {code.name: number for number, code in CODES.items()}


def code_of(word: str) -> str | None:
    """The number of a code that is given by number or by name; None where there is none."""
    return word.upper() if word.upper() in CODES else _NUMBERS.get(word.lower())
