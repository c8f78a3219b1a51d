"""Whatever stands in an inventory, the comment keeps its shape, its length and its marker."""

from dataclasses import replace

import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_reading import BORDER, LINKS

from edgetier.assessment import DefaultUsed, Disagreement
from edgetier.findings import AcceptedRisk
from edgetier.placement.values import CurrentState
from edgetier.report import render
from edgetier.report.markdown_room import MOST_CHARACTERS
from edgetier.tiering.values import MovedBy

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(st.sampled_from("|\\`*_[]()<>&#@:/.$\n\r\u202e w1"), max_size=80),
    st.sampled_from(["</details>", "<!-- edgetier:assess -->", "\n\n# x\n", "@" * 900, "```", "\\"]),
)
BLOCKS = {"html_block", "paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"}


@st.composite
def assessments(draw):
    """Every text that a manifest gives its author is drawn."""
    first = samples.under_deployed()
    placed = first.placement._replace(
        site=draw(TEXT),
        deployment_because=draw(TEXT),
        condition=draw(TEXT),
        current=CurrentState("central-cloud", draw(TEXT), "misses", 900.0),
    )
    mine = replace(first, owner=draw(TEXT), placement=placed)
    stuck = replace(samples.infeasible(), owner=draw(TEXT))
    risk = AcceptedRisk(
        "ET301", "under-deployed", draw(TEXT), draw(TEXT), draw(TEXT), 4, draw(TEXT), None, None
    )
    differs = Disagreement("a", draw(TEXT), draw(TEXT), draw(TEXT), 0.5, (MovedBy(draw(TEXT), 0.5),))
    items = (mine, stuck)
    return samples.assessment(
        items,
        portfolio=draw(TEXT),
        overrides=(draw(TEXT),) * 5,
        defaults_used=(DefaultUsed(draw(TEXT), draw(TEXT), draw(TEXT)),) * 3,
        findings=tuple(replace(one, message=draw(TEXT), file=draw(TEXT)) for one in samples.findings()),
        accepted=(risk,) * 20,
        disagreements=(differs,) * 10,
        summary=replace(samples.hostile().summary, workloads=2),
    )


@settings(max_examples=80, deadline=None)
@given(assessments())
def test_the_comment_keeps_its_shape(assessment):
    text = render("markdown", assessment)
    lines = text.split("\n")
    assert len(text) <= MOST_CHARACTERS
    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []
    assert text.count("<!--") == 1
    assert text.count("<details>") == text.count("</details>") == sum("details>" in one for one in lines) / 2
    borders = 0
    for line in lines:
        counted = len(BORDER.findall(line)) if line.startswith("|") else 0
        assert counted == borders or not counted or not borders
        borders = counted


@settings(max_examples=80, deadline=None)
@given(assessments())
def test_no_markup_but_ours_and_no_link(assessment):
    tokens = MarkdownIt("commonmark").enable("table").parse(render("markdown", assessment))
    kinds = {token.type for token in tokens if not token.type.startswith(("table", "thead", "tbody", "t"))}
    assert kinds <= BLOCKS
    inner = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inner} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "softbreak",
        "code_inline",
    }
    assert LINKS.search("".join(child.content for child in inner if child.type != "code_inline")) is None
