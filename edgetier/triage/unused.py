"""Suppressions that silence nothing: a finding for each, with the edit that takes it out."""

from collections.abc import Collection, Iterator

from edgetier.findings import Edit, Finding, Fix
from edgetier.triage.written import Spot, Suppression

UNUSED = "ET803"


def wholly_unused(item: Suppression) -> Finding:
    """Of a suppression none of whose codes was found; its comment can go."""
    fix = Fix("remove the suppression", True, (_removal(item.spot),)) if item.flawless else None
    return item.spot.told(
        UNUSED, f"nothing to suppress here: {', '.join(item.codes())}", help="remove the suppression", fix=fix
    )


def partly_unused(item: Suppression, used: Collection[str]) -> Iterator[Finding]:
    """Of each code that was not found where another of the same comment was."""
    text = item.spot.source.text[item.spot.comment.start : item.spot.comment.end]
    kept = [text[named.place.start : named.place.end] for named in item.terms.named if named.code in used]
    edit = Edit(item.spot.span(item.terms.brackets), ", ".join(kept))
    for named in item.terms.named:
        if named.code not in used:
            fix = Fix("remove the code", True, (edit,)) if item.flawless else None
            message = f"nothing to suppress here: {named.code}"
            yield item.spot.told(UNUSED, message, help="remove the code", place=named.place, fix=fix)


def _removal(spot: Spot) -> Edit:
    """The comment and the blanks before it; the whole line where nothing else stands on it."""
    source, comment = spot.source, spot.comment
    text = source.text
    start = comment.start
    while text[start - 1 : start] in (" ", "\t"):
        start -= 1
    if not comment.alone:
        return Edit(source.span(start, comment.end), "")
    end = comment.end + _line_end_after(text, comment.end)
    if end == comment.end:  # the last line, without a line end: the one before goes instead
        start -= _line_end_before(text, start)
    return Edit(source.span(start, end), "")


def _line_end_after(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else len(text[at : at + 1])


def _line_end_before(text: str, at: int) -> int:
    return 2 if text.endswith("\r\n", 0, at) else len(text[max(at - 1, 0) : at])
