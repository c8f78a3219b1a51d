"""Findings as a person reads them in a terminal or a log."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.findings import Finding, Severity
from edgetier.report.diagnostics import concise, full
from edgetier.report.plain_text import cells
from edgetier.source import Span

ESCAPE = "\x1b"


def made(line: str, marked: str, **changes: object) -> Finding:
    """A finding on the marked part of line 14."""
    column = line.index(marked) + 1
    values: dict[str, object] = {
        "code": "ET102",
        "severity": Severity.ERROR,
        "file": "inventory.yaml",
        "span": Span(14, column, 14, column + len(marked)),
        "message": f"unknown key '{marked}'",
        "help": "did you mean 'latency'?",
        "excerpt": line,
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


TYPO = made("    lattency: {budget: 500 ms}", "lattency", workload="claims-voice", owner="claims-platform")


def test_full_format() -> None:
    assert full([TYPO]) == (
        "error[ET102 unknown-key]: unknown key 'lattency'\n"
        "  --> inventory.yaml:14:5\n"
        "   |\n"
        "14 |     lattency: {budget: 500 ms}\n"
        "   |     ^^^^^^^^ did you mean 'latency'?\n"
        "   = workload: claims-voice (owner: claims-platform)\n"
    )


def test_concise_format() -> None:
    assert (
        concise([TYPO, TYPO]) == 2 * "inventory.yaml:14:5: error[ET102 unknown-key] unknown key 'lattency'\n"
    )


def test_nothing_found_is_nothing_printed() -> None:
    assert full([]) == concise([]) == ""


def test_findings_stand_apart_by_one_blank_line() -> None:
    assert full([TYPO, TYPO]) == full([TYPO]) + "\n" + full([TYPO])


def test_without_owner_help_or_workload_nothing_is_made_up() -> None:
    text = full([made("  a: 1", "a", help=None, workload="w")])
    assert text.endswith("   |   ^\n   = workload: w\n")
    assert "= workload" not in full([made("  a: 1", "a")])


def test_without_the_line_the_help_still_stands_there() -> None:
    assert full([made("x", "x", excerpt="")]) == (
        "error[ET102 unknown-key]: unknown key 'x'\n"
        "  --> inventory.yaml:14:1\n"
        "   = help: did you mean 'latency'?\n"
    )


def test_a_long_help_moves_below_the_snippet() -> None:
    text = full([made("    lattency: 1", "lattency", help="use one of " + "word, " * 20)])
    assert "^^^^^^^^\n   = help: use one of word, " in text


def test_a_fault_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    text = full([made("  - id: a", "id", span=Span(14, 5, 17, 9))])
    assert "   |     ^^^^^ did" in text


def marked_columns(text: str) -> tuple[str, str]:
    """The line shown, and what stands above the carets in it, by columns of a terminal."""
    source, carets = (line.split("| ", 1)[1] for line in text.splitlines()[3:5])
    start = carets.index("^")
    end = start + len(re.match(r"\^+", carets[start:])[0])  # type: ignore[index]
    by_column = "".join(character + "\0" * (cells(character) - 1) for character in source if cells(character))
    return source, by_column[start:end].replace("\0", "")


@pytest.mark.parametrize(
    "excerpt",
    [
        "\t\tname: {fault: 1}",
        "name:\tfault",
        "  名前: {fault: 1}",
        "  naïve: fault",
        "  Cafe\u0301: fault",
        "x" * 500 + " fault " + "y" * 500,
        "fault" + "y" * 500,
        "x" * 500 + "fault",
        "漢" * 300 + "fault" + "字" * 300,
        "  \x1b[31mred: fault",
        "  \u202egnp: fault",
    ],
)
def test_carets_stand_under_the_fault(excerpt: str) -> None:
    text = full([made(excerpt, "fault")])
    source, marked = marked_columns(text)
    assert marked == "fault"
    assert cells(source) <= 126


def test_a_fault_longer_than_the_window_still_shows_its_start() -> None:
    text = full([made("key: " + "v" * 1000, "v" * 1000, help=None)])
    source, marked = marked_columns(text)
    assert set(marked) == {"v"}
    assert cells(source) <= 126
    assert text.splitlines()[4].count("^") <= 120


def test_a_fault_beyond_the_excerpt_is_told_without_a_snippet() -> None:
    text = full([made("x" * 30, "x", span=Span(14, 900, 14, 905))])
    assert "|" not in text
    assert "inventory.yaml:14:900" in text


@given(st.text(max_size=80), st.integers(1, 90), st.integers(0, 20))
def test_nothing_of_a_manifest_reaches_the_terminal_as_a_command(text: str, column: int, length: int) -> None:
    item = made("x", "x", excerpt=text, span=Span(14, column, 14, column + length))
    item = made(
        "x", "x", excerpt=text, span=item.span, message=text, help=text, workload=text, owner=text, file=text
    )
    for shown in (full([item]), concise([item])):
        assert all(
            unicodedata.category(character) not in {"Cc", "Cf", "Cs"} for character in shown.replace("\n", "")
        )


def test_color_adds_escapes_and_changes_nothing_else() -> None:
    for render in (full, concise):
        colored = render([TYPO], color=True)
        assert ESCAPE in colored
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render([TYPO])
