"""A diff as a comment on a pull request: its shape and length hold, however much differs and whatever it is called."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from edgetier.cli.diff_markdown import MARKER, render
from edgetier.comparison import Answer, Difference, Differences, Moved, Reason, Standing
from edgetier.findings import Finding, Severity
from edgetier.report.markdown_room import MOST_CHARACTERS
from edgetier.source import Span

BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|")

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(st.sampled_from("|\\`*_[]()<>&#@:/.$\n\r\u202e w1"), max_size=80),
    st.sampled_from(["</details>", MARKER, "\n\n# x\n", "@" * 900, "| a |", "\\"]),
)
NOTHING = Differences(41, (), (), (), ())


def standing(site: str) -> Standing:
    answer = Answer("decided", None, "metro-edge", site, (), False)
    return Standing("interactive", answer, "edge", "under")


def difference(key: str, text: str, *aspects: str, kind: str = "changed") -> Difference:
    moved = Moved(key, text, standing("SIN"), standing(text), text, None, (Reason("budget", key, text),))
    return Difference(kind, key, text, None, aspects, ("input",), moved)


def finding(message: str) -> Finding:
    return Finding("ET301", Severity.WARNING, "a.yaml", Span(1, 1, 1, 2), message, workload="w")


def comment(found: Differences) -> str:
    return render(found, color=False, width=100)


def test_nothing_differs_in_two_lines() -> None:
    assert comment(NOTHING).splitlines()[:2] == [
        "<!-- edgetier:diff -->",
        "**Nothing differs in 41 decisions** (sources that differ: none)",
    ]


def test_what_moved_stands_first_and_findings_are_folded() -> None:
    told = (difference("b", "why", "verdict"), difference("a", "why", "moved"))
    text = comment(NOTHING._replace(workloads=told, appeared=(finding("x"),), gone=(finding("y"),)))
    parts = (
        "1 finding appeared",
        "### Moved",
        "| a |",
        "### Changed otherwise",
        "| b |",
        "<details>",
        "| x |",
        "| y |",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_diff_of_thousands_fits_and_counts_what_it_leaves_out() -> None:
    moved = tuple(difference(f"m-{n}", "@team " * 40, "moved") for n in range(5000))
    others = tuple(difference(f"o-{n}", "why " * 90, "verdict") for n in range(5000))
    found = (finding("it is far " * 30),) * 5000
    text = comment(Differences(9000, ("input",), (*others, *moved), found, found))
    assert len(text) <= MOST_CHARACTERS
    shown = sum(line.startswith(("| m-", "| o-", "| ET301")) for line in text.splitlines())
    said = sum(int(line.split()[0].replace(",", "")) for line in text.splitlines() if "more left out" in line)
    assert shown + said == 20_000
    assert text.count("| m-") > 10


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_no_text_breaks_out(one: str, other: str) -> None:
    told = (difference("a", one, "moved"), difference("b", other, "verdict"))
    text = comment(NOTHING._replace(workloads=told, appeared=(finding(one),)))
    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []
    assert text.count("<!--") == text.count("<details>") == text.count("</details>") == 1
    rows = [line for line in text.split("\n") if line.startswith(("| a |", "| b |", "| ET301"))]
    assert [len(BORDER.findall(row)) for row in rows] == [8, 8, 4]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {child.type for child in inner}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"}
