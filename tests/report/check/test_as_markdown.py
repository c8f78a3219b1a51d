"""The comment on a pull request."""

import check_samples as samples
import snapshots

from edgetier.report.as_markdown import MARKER, MOST_CHARACTERS
from edgetier.report.check_formats import render_check
from edgetier.source import Span


def comment(result):
    return render_check("markdown", result)


def test_first_line_says_it_in_one_sentence():
    assert (
        comment(samples.some())
        .splitlines()[0]
        .startswith(
            "**edgetier check: 2 errors, 2 warnings, 1 note** in 3 files, 12 workloads; 1 accepted, 7 in the baseline"
        )
    )
    assert comment(samples.empty()) == (
        f"**edgetier check: nothing found** in 2 files, 12 workloads.\n\n{MARKER}\n"
    )


def test_as_a_reader_sees_it():
    snapshots.check("check-markdown.md", comment(samples.some()))


def test_worst_first_and_notes_folded():
    text = comment(samples.many(30))
    assert text.index("| error ") < text.index("| warning ") < text.index("<details>") < text.index("| note ")


def test_few_rows_stand_open_however_many_errors():
    errors = tuple(samples.found(message=f"number {number}") for number in range(100))
    before_fold = comment(samples.result(errors)).split("<details>")[0]
    assert before_fold.count("\n| error ") == 20
    assert "80 more findings" in comment(samples.result(errors))


def test_notes_alone_are_called_so():
    notes = tuple(samples.found("ET306", message=str(number)) for number in range(3))
    assert "<summary>3 notes</summary>" in comment(samples.result(notes))


def test_length_is_kept_and_what_is_left_out_is_counted():
    long = tuple(samples.found(message="x" * 190, span=Span(n + 1, 1, n + 1, 2)) for n in range(3000))
    risks = tuple(samples.accepted(workload=f"w-{number}") for number in range(500))
    text = comment(samples.result(long, accepted=risks))
    shown = text.count("\n| error ")
    assert len(text) <= MOST_CHARACTERS
    assert shown > 150
    assert f"{3000 - shown:,} findings left out" in text
    registered = text.count("\n| ET301 ")
    assert 50 < registered < 500
    assert f"{500 - registered} accepted risks left out" in text


def test_accepted_risks_are_registered_with_who_why_and_until_when():
    row = "| night-scores | scores-team | vendor fix, RISK-812 | scores-team | 2027-03-31 |"
    assert row in comment(samples.some())


def test_a_manifest_cannot_mark_up_mention_link_or_close_the_comment():
    text = comment(samples.hostile())
    table = "\n".join(line for line in text.splitlines() if line.startswith("| "))
    for forbidden in ("<b>", "<!--", "-->", "@team", "://", "www.x", "`code`", "[a]("):
        assert forbidden not in table
    assert text.count("<!--") == 1


def test_every_row_has_its_columns():
    rows = [line for line in comment(samples.hostile()).splitlines() if line.startswith("| ")]
    assert {row.replace(r"\|", "").count("|") for row in rows} == {7, 8}
