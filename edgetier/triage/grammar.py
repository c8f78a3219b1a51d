"""Reads one comment: `# edgetier: ignore[CODE, ...] until=DATE by=NAME "reason"`, or what is wrong with it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from edgetier.source import closest
from edgetier.triage.code_names import code_named, nearest_code, not_suppressible
from edgetier.triage.comments import WORD

FORM = 'write it as in: # edgetier: ignore[ET301] until=2027-03-31 by=jane "why it is accepted"'
LINE, FILE = "ignore", "ignore-file"

_OPENING = re.compile(r"#[ \t]*" + WORD + r"[ \t]*(?P<verb>[^\s\[]*)[ \t]*(?:\[(?P<codes>[^\]]*)\])?")
_WORD = re.compile(r"[^\s,]+")
_PART = re.compile(r'[ \t]*(?:"(?P<reason>[^"]*)"|(?P<key>[\w-]+)=(?P<value>"[^"]*"|[^\s"]*)|(?P<stray>\S+))')
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Place(NamedTuple):
    """Character offsets within the comment."""

    start: int
    end: int


class Named(NamedTuple):
    """A code that the comment names, and where."""

    code: str
    place: Place


class Terms(NamedTuple):
    """What a comment says; None for what it leaves out."""

    whole_file: bool
    verb: Place
    named: tuple[Named, ...]
    brackets: Place
    until: date | None
    until_place: Place | None
    by: str | None
    reason: str | None


class Flaw(NamedTuple):
    """Something in the comment that cannot be taken as it stands."""

    place: Place
    message: str
    help: str


class _Broken(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, place: Place, message: str, help: str = FORM) -> None:  # noqa: A002 - as in Finding
        super().__init__(message)
        self.flaw = Flaw(place, message, help)


def read_terms(text: str) -> tuple[Terms | None, tuple[Flaw, ...]]:
    """What the comment says; nothing where it cannot be read. A code that is not known is left out."""
    try:
        opening = _opening(text)
        given = dict(_parts(text, opening.end()))
        named, flaws = _codes(text, opening)
        until = _until(given)
    except _Broken as broken:
        return None, (broken.flaw,)
    terms = Terms(
        whole_file=opening["verb"] == FILE,
        verb=Place(*opening.span("verb")),
        named=named,
        brackets=Place(*opening.span("codes")),
        until=until,
        until_place=given["until"][1] if "until" in given else None,
        by=given["by"][0] if "by" in given else None,
        reason=given["reason"][0] if "reason" in given else None,
    )
    return terms if named else None, flaws


def _opening(text: str) -> re.Match[str]:
    found = _OPENING.match(text)
    if found is None or found["verb"] not in (LINE, FILE):
        verb, place = (found["verb"], Place(*found.span("verb"))) if found else ("", Place(0, len(text)))
        near = closest(verb, (LINE, FILE))
        raise _Broken(place, f"'{verb}' is not known here", f"did you mean '{near}'?" if near else FORM)
    if not (found["codes"] or "").strip():
        raise _Broken(Place(*found.span("verb")), "no code is named in brackets")
    return found


def _parts(text: str, start: int) -> Iterator[tuple[str, tuple[str, Place]]]:
    seen: set[str] = set()
    for found in _PART.finditer(text, start):
        name = _name_of(found)
        place = Place(*found.span(found.lastgroup or 0))
        if name in seen:
            raise _Broken(place, f"{name} is given twice", "keep one of the two")
        seen.add(name)
        value = " ".join((found["reason"] or found["value"] or "").strip('"').split())
        if value:
            yield name, (value, place)


def _name_of(found: re.Match[str]) -> str:
    if found["stray"]:
        raise _Broken(
            Place(*found.span("stray")), "this is neither until=, by= nor a reason in double quotes"
        )
    name = found["key"] or "reason"
    if name not in ("until", "by", "reason"):
        near = closest(name, ("until", "by"))
        raise _Broken(
            Place(*found.span("key")),
            f"'{name}=' is not known here",
            f"did you mean '{near}='?" if near else FORM,
        )
    return name


def _until(given: dict[str, tuple[str, Place]]) -> date | None:
    if "until" not in given:
        return None
    text, place = given["until"]
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Broken(place, f"until={text} is not a date", "write the last day as YYYY-MM-DD, as in 2027-03-31")


def _codes(text: str, opening: re.Match[str]) -> tuple[tuple[Named, ...], tuple[Flaw, ...]]:
    named, flaws = [], []
    for found in _WORD.finditer(text, *opening.span("codes")):
        code, place = code_named(found[0]), Place(*found.span())
        if code is None:
            near = nearest_code(found[0])
            help = f"did you mean '{near}'?" if near else "edgetier explain lists what is known"  # noqa: A001
            flaws.append(Flaw(place, f"'{found[0]}' is not a code", help))
        elif not_suppressible(code):
            flaws.append(Flaw(place, f"{code} cannot be suppressed", "mend what it points at"))
        else:
            named.append(Named(code, place))
    return tuple(named), tuple(flaws)
