"""Which fixes can be made at once, and the text with them made."""

from collections.abc import Iterable, Sequence

from edgetier.findings import Fix
from edgetier.source.edits import Edit, Lines, apply


def apply_fixes(text: str, fixes: Iterable[Fix], *, unsafe: bool) -> str:
    """The text with each fix made whole or not at all; of two that overlap the first is made."""
    wanted = [fix for fix in fixes if fix.safe or unsafe]
    lines = Lines(text)
    return apply(text, edits_of(apart(wanted, lines), lines))


def apart(fixes: Iterable[Fix], lines: Lines) -> list[Fix]:
    """Those that touch nothing that one before them changes."""
    kept: list[Fix] = []
    taken: list[Edit] = []
    for fix in fixes:
        edits = edits_of([fix], lines)
        if not any(_overlap(one, other) for one in edits for other in taken):
            kept.append(fix)
            taken += edits
    return kept


def edits_of(fixes: Sequence[Fix], lines: Lines) -> list[Edit]:
    """The edits of several fixes, by offsets in the text; what several of them want is done once."""
    spans = dict.fromkeys(edit for fix in fixes for edit in fix.edits)
    return [Edit(lines.start(span), lines.end(span), replacement) for span, replacement in spans]


def _overlap(one: Edit, other: Edit) -> bool:
    """Two insertions at one place do: which comes first is nobody's to say."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
