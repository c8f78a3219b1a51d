"""Findings as text: the line they point at with a caret under the fault, or one line for each."""

from collections.abc import Iterable

from edgetier.findings import Finding, Severity
from edgetier.report.plain_text import cells, visible
from edgetier.report.snippet import Snippet, snippet

WIDTH = 120

_RESET, _BOLD, _BLUE = "\x1b[0m", "\x1b[1m", "\x1b[1;34m"
_COLOR = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}


def full(findings: Iterable[Finding], *, color: bool = False) -> str:
    """Every finding with its snippet, a blank line between them; empty where there is none."""
    blocks = ["\n".join(_block(item, _Paint(color, _COLOR[item.severity]))) for item in findings]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def concise(findings: Iterable[Finding], *, color: bool = False) -> str:
    """`file:line:column: severity[CODE name] message`, a line for each finding."""
    return "".join(_line(item, _Paint(color, _COLOR[item.severity])) + "\n" for item in findings)


class _Paint:
    """Colours text, or leaves it as it is."""

    def __init__(self, on: bool, severity_color: str) -> None:
        self.on = on
        self.severity_color = severity_color

    def severity(self, text: str) -> str:
        return self._wrapped(self.severity_color, text)

    def frame(self, text: str) -> str:
        return self._wrapped(_BLUE, text)

    def bold(self, text: str) -> str:
        return self._wrapped(_BOLD, text)

    def _wrapped(self, code: str, text: str) -> str:
        return f"{code}{text}{_RESET}" if self.on and text else text


def _line(item: Finding, paint: _Paint) -> str:
    return f"{paint.bold(_place(item))}: {paint.severity(_label(item))} {visible(item.message)}"


def _label(item: Finding) -> str:
    return f"{item.severity}[{item.code} {item.name}]"


def _place(item: Finding) -> str:
    return f"{visible(item.file)}:{item.span.line}:{item.span.column}"


def _block(item: Finding, paint: _Paint) -> list[str]:
    number = str(item.span.line)
    gutter = " " * len(number)
    lines = [
        f"{paint.severity(_label(item))}: {paint.bold(visible(item.message))}",
        f"{gutter}{paint.frame('-->')} {_place(item)}",
    ]
    seen = snippet(item.excerpt, item.span)
    beside = seen is not None and _fits_beside(item.help, seen, len(number))
    if seen is not None:
        lines += _quoted(seen, item.help if beside else None, number, paint)
    return lines + _notes(item, gutter, paint, with_help=not beside)


def _fits_beside(help_text: str | None, seen: Snippet, gutter: int) -> bool:
    if not help_text or "\n" in help_text:
        return False
    return gutter + 3 + seen.indent + seen.carets + 1 + cells(visible(help_text)) <= WIDTH


def _quoted(seen: Snippet, help_text: str | None, number: str, paint: _Paint) -> list[str]:
    gutter, bar = " " * len(number), paint.frame("|")
    carets = paint.severity("^" * seen.carets + (f" {visible(help_text)}" if help_text else ""))
    return [
        f"{gutter} {bar}",
        f"{paint.frame(number)} {bar} {seen.text}".rstrip(),
        f"{gutter} {bar} {' ' * seen.indent}{carets}",
    ]


def _notes(item: Finding, gutter: str, paint: _Paint, *, with_help: bool) -> list[str]:
    notes = [("help", line) for line in (item.help or "").splitlines() if with_help]
    if item.workload is not None:
        owner = f" (owner: {visible(item.owner)})" if item.owner else ""
        notes.append(("workload", visible(item.workload) + owner))
    return [f"{gutter} {paint.frame('=')} {name}: {visible(text)}" for name, text in notes]
