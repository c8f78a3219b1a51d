"""The report for pull requests and wikis."""

import pytest
import report_samples as samples
import snapshots

from edgetier.report import render
from edgetier.report.markdown_cells import cell
from edgetier.report.to_markdown import MOST_CHARACTERS


def test_first_line_says_it_in_one_sentence(portfolio):
    assert render("markdown", portfolio).splitlines()[0] == (
        "**Northwind Insurance.** 5 workloads: 1 at the edge, 1 in the cloud, 3 open; "
        "1 not permitted where it runs; 1 too far away; 1 nearer than needed."
    )


def test_what_needs_action_stands_before_the_fold(portfolio):
    text = render("markdown", portfolio)
    ids = ("swiss-notes", "claims-voice", "night-scores", "press-loop")
    places = [text.index(f"| {name} |", text.index("### To act on")) for name in ids]
    assert places == sorted(places)
    assert places[-1] < text.index("<details>") < text.rindex("| policy-search |")


def test_length_is_kept_and_rows_left_out_are_counted():
    items = tuple(samples.workload(f"w-{number}", samples.placement()) for number in range(5000))
    text = render("markdown", samples.assessment(items))
    shown = text.count("\n| w-")
    assert len(text) <= MOST_CHARACTERS
    assert f"{5000 - shown:,} rows left out" in text
    assert shown > 300


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("two\nlines", "two␊lines"),
        ("`code` *b*", r"\`code\` \*b\*"),
        ("<img>", "&lt;img&gt;"),
        ("@team", "@&#8203;team"),
        ("https://x.y", "https:&#8203;//x.y"),
        ("plain text", "plain text"),
    ],
)
def test_cells_cannot_break_out(text, shown):
    assert cell(text) == shown


def test_every_table_row_has_its_columns(hostile):
    for line in render("markdown", hostile).splitlines():
        if line.startswith("| claims-voice"):
            assert line.replace(r"\|", "").count("|") in (6, 8)


def test_as_a_reader_sees_it(portfolio):
    snapshots.check("portfolio-markdown.md", render("markdown", portfolio))


def test_workloads_that_share_an_id_all_appear():
    under, fine = samples.placement(deployment="under"), samples.placement()
    items = (samples.workload("twin", under), samples.workload("twin", fine))
    assert render("markdown", samples.assessment(items)).count("| twin |") == 2
