"""Cells hold whatever a manifest says, as a Markdown parser and GitHub's own links see it."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_reading import LINKS

from edgetier.report.columns import cut
from edgetier.report.markdown_cells import cell, head, row
from edgetier.report.plain_text import visible

SPECIAL = st.text(
    st.sampled_from("|\\`*_{}[]()<>&#@:/.~!$-+=\"'\n\r\t\x1b\u202e\u200b wcgh17af"), max_size=60
)
ANY = st.text(st.characters(exclude_categories=()), max_size=60)


class Seen(HTMLParser):
    """The elements of a page, and the text of its second row's cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.cells and data.strip("\n"):
            self.cells[-1] += data


def seen(*texts: str) -> Seen:
    page = Seen()
    markdown = "\n".join([*head(["h"] * len(texts)), row(texts)])
    page.feed(MarkdownIt("commonmark").enable("table").render(markdown))
    return page


@given(st.one_of(SPECIAL, ANY), st.one_of(SPECIAL, ANY))
@example("a|b", "\\|")
@example("deadbeef0 @x #1", "f" * 40)
@example("**x** ~~y~~ [a](b) ![c](d)", "<img src=x onerror=alert(1)> &lt;")
def test_the_parser_shows_what_was_written_and_nothing_else(one, other):
    page = seen(one, other)
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert [text.replace("\u200b", "").strip() for text in page.cells] == [
        visible(cut(text, 200)).strip() for text in (one, other)
    ]


@given(st.one_of(SPECIAL, ANY))
@example("see GH-12, #34, user/repo#5, @team, deadbeef0 and HTTPS://x.y or WWW.z.w")
def test_nobody_is_called_and_nothing_is_linked(text):
    assert LINKS.search("".join(seen(text).cells)) is None


@given(ANY)
def test_no_mathematics_begins(text):
    assert "$" not in cell(text)


@pytest.mark.parametrize("text", ["e\u0301" + "\u0301" * 9000, "\U0001f600" * 9000, "@" * 9000, "x" * 9000])
def test_no_cell_is_long(text):
    assert len(cell(text)) <= 4000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("two\nlines", "two␊lines"),
        ("`code` *b*", r"\`code\` \*b\*"),
        ("<img>", "&lt;img&gt;"),
        ("@team", "@&#8203;team"),
        ("https://x.y", "https:&#8203;//x.y"),
        ("#12", r"\#&#8203;12"),
        ("plain text", "plain text"),
        ("claims-voice at aws:us-east-1, 500 ms p95", "claims-voice at aws:us-east-1, 500 ms p95"),
    ],
)
def test_cells_as_they_are_written(text, shown):
    assert cell(text) == shown
