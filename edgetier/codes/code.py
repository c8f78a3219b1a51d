"""One row of the table of codes: everything that is said about a diagnostic, in any command, page or report."""

from typing import NamedTuple


class Code(NamedTuple):
    """A diagnostic. `severity` is the default one; `decided` says by which rule or formula, and from where."""

    name: str
    severity: str  # error | warning | note
    family: str
    summary: str
    why: str
    decided: str
    bad: str  # an example that gives it, and one that does not
    good: str
    fix: str
    suppressible: bool = True
    written_in: str = "inventory"  # the file that the examples show
    since: str = "0.1.0"
