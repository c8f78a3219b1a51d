"""A page on one diagnostic code, as text for a terminal and as Markdown for the reference."""

from textwrap import fill, indent
from typing import NamedTuple

from edgetier.codes import CODES, Code

WIDTH = 100
_ABOUT = {
    "inventory": "An inventory",
    "rules": "A rule pack",
    "taxonomy": "An entry of a taxonomy folder",
    "edgetier.toml": "edgetier.toml",
}
# Control characters as their pictures: a page must not ring or move the cursor.
_VISIBLE = {number: chr(0x2400 + number) for number in range(32) if number != ord("\n")}
_REASON = 'until=2027-03-31 by=jane "vendor fix scheduled, RISK-812"'


class Section(NamedTuple):
    """A part of a page: words, and below them lines to be copied as they are."""

    title: str
    words: str
    lines: str = ""


def all_codes() -> str:
    """Every code on a line."""
    longest = max(len(code.name) for code in CODES.values())
    return "".join(
        f"{number}  {code.name:{longest}}  {code.severity:7}  {code.summary}\n"
        for number, code in CODES.items()
    )


def as_text(number: str) -> str:
    """The page that `edgetier explain` prints."""
    code = CODES[number]
    head = f"{number} {code.name} ({code.severity}; {code.family}; since {code.since})"
    return "\n\n".join([head, _filled(code.summary), *map(_section_text, _sections(number, code))]) + "\n"


def _section_text(section: Section) -> str:
    words = [_filled(section.words, "  ")] if section.words else []
    lines = [indent(section.lines.rstrip("\n"), "    ")] if section.lines else []
    return "\n".join([section.title, *words, *lines])


def as_markdown(number: str) -> str:
    """A section of the reference."""
    code = CODES[number]
    head = (
        f"### {number} {code.name}\n\n*{code.severity}, {code.family}, since {code.since}.* {code.summary}\n"
    )
    parts = [_section_markdown(section, code) for section in _sections(number, code)]
    return "\n".join([head, *parts])


def _section_markdown(section: Section, code: Code) -> str:
    language = "toml" if code.written_in.endswith(".toml") else "yaml"
    lines = section.lines if section.lines.endswith("\n") else f"{section.lines}\n"
    block = f"\n```{language}\n{lines}```\n" if section.lines else ""
    return f"**{section.title}.** {section.words}".rstrip() + f"\n{block}"


def overview() -> str:
    """All codes in one table."""
    rows = [
        f"| [{number}](#{number.lower()}-{code.name}) | `{code.name}` | {code.severity} | {code.family} | {code.summary} |"
        for number, code in CODES.items()
    ]
    return "\n".join(["| code | name | severity | family | meaning |", "|---|---|---|---|---|", *rows, ""])


def of_family(family: str) -> str:
    """The pages of a family, for the reference."""
    return "\n".join(as_markdown(number) for number, code in CODES.items() if code.family == family)


def _sections(number: str, code: Code) -> tuple[Section, ...]:
    return (
        Section("Why it matters", code.why),
        Section("How it is decided", code.decided),
        Section(f"{_ABOUT[code.written_in]} that gives it", "", code.bad.translate(_VISIBLE)),
        Section(f"{_ABOUT[code.written_in]} that does not", "", code.good),
        Section("How to fix it", code.fix),
        _suppression(number, code),
    )


def _suppression(number: str, code: Code) -> Section:
    if not code.suppressible:
        return Section("How to suppress it", _why_not(code))
    where = "Write this on the line, or on the first line of the workload (it then covers the workload):"
    return Section("How to suppress it", where, f"# edgetier: ignore[{number}] {_REASON}")


def _why_not(code: Code) -> str:
    if code.family == "suppression":
        return "It cannot be suppressed: a suppression that is out of order silences nothing, itself least of all."
    if code.family == "schema":
        return "It cannot be suppressed: what was not read was not judged."
    return "No comment can suppress it: it is not about a manifest."


def _filled(text: str, margin: str = "") -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
