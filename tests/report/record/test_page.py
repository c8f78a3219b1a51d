"""A decision record says what was decided, from what, and when to look again; hostile text stays text."""

import re
from dataclasses import replace
from datetime import date

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_reading import BORDER, LINKS

from edgetier.findings import AcceptedRisk
from edgetier.placement.values import CurrentState, Flip, Override
from edgetier.report.record import MARKER, Former, render

SECTIONS = [
    "Status",
    "Context",
    "Options",
    "Decision",
    "Consequences",
    "What would reopen it",
    "Decided from",
]
BY_HAND = Override("on-prem-edge", "plant-ulm", "the cage is paid", "board", "2026-03-01", True, None, False)


def voice(override=None):
    portfolio = samples.portfolio()
    item = portfolio.workloads[0]
    return portfolio, replace(item, placement=item.placement._replace(override=override))


def section(text, title):
    return text.partition(f"\n## {title}\n\n")[2].partition("\n\n## ")[0]


def test_it_has_every_section_in_order():
    text = render(*voice())
    assert text.startswith(f"{MARKER}\n\n# Claims voice assistant: ")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == SECTIONS


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Status", "Proposed."),
        ("Context", "owned by claims-platform"),
        ("Context", "Its budget is 500 ms first-token at p95 (declared)."),
        ("Context", "2 places: SIN at 12 requests/s, FRA."),
        (
            "Context",
            "It runs at aws:us-east-1 (central-cloud, 612 ms typically), which is under-deployed: observed 620 ms",
        ),
        ("Options", "| central-cloud aws:us-east-1 | SIN | misses, runs here now | 530 | 612 | 790 |"),
        ("Options", "| metro-edge SIN | SIN | meets, advised | 210 | 245 | 312 | leaves 120 ms for one call"),
        ("Options", "plant-ulm is in DE; only SG is permitted"),
        ("Decision", "SIN from metro-edge at SIN; FRA from regional-cloud at aws:eu-central-1"),
        ("Consequences", "It holds on a condition: metro-edge holds while compute stays under 300 ms."),
        ("Consequences", "It is provisional: it rests on 2 defaults: access.fibre ("),
        ("Consequences", "ET301 under-deployed, warning: runs at aws:us-east-1"),
        ("Consequences", "Not stated: capacity.utilisation, payload."),
        ("What would reopen it", "It becomes regional-cloud if the budget rises above 640 ms."),
    ],
)
def test_what_each_section_tells(title, words):
    assert words in section(render(*voice()), title)


def test_its_grounds_are_digests():
    portfolio, item = voice()
    told = section(render(portfolio, item), "Decided from")
    assert all(f"`{one.sha256}`" in told or one.sha256 in told for one in portfolio.inputs)
    assert portfolio.rules_digest in told
    assert portfolio.taxonomy_digest in told


def test_the_day_is_told_where_there_is_one():
    portfolio, item = voice()
    assert "Recorded on 2026-11-24." in render(portfolio, item, day=date(2026, 11, 24))
    assert "Recorded" not in render(portfolio, item)


def test_a_decision_by_hand_overrides_and_keeps_the_advice():
    text = render(*voice(BY_HAND))
    assert section(text, "Status") == "Overridden by board on 2026-03-01: the cage is paid"
    assert text.startswith(f"{MARKER}\n\n# Claims voice assistant: on-prem-edge plant-ulm\n")
    assert "By hand: on-prem-edge plant-ulm, which differs from the advice." in text
    assert "Advised: Decided: SIN from metro-edge" in text
    assert "The reason of the decision by hand ends: the cage is paid." in section(
        text, "What would reopen it"
    )


def test_what_was_said_before_is_part_of_the_context():
    portfolio, item = voice()
    text = render(portfolio, item, former=Former("metro-edge SIN", ("budget 500 ms, was 200 ms",)))
    assert "The former assessment said: metro-edge SIN." in section(text, "Context")
    assert "Since then: budget 500 ms, was 200 ms." in section(text, "Context")


def test_an_accepted_risk_is_a_consequence():
    portfolio, item = voice()
    risk = AcceptedRisk(
        "ET301", "under-deployed", item.id, None, "n.yaml", 4, "RISK-812", "jane", "2027-03-31"
    )
    told = section(render(replace(portfolio, accepted=(risk,)), item), "Consequences")
    assert "Accepted by jane until 2027-03-31: ET301 under-deployed, since RISK-812." in told


def test_where_nobody_waits_there_are_no_times():
    portfolio = samples.portfolio()
    item = next(one for one in portfolio.workloads if one.id == "night-scores")
    assert " ms |" not in section(render(portfolio, item), "Options")


TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=80),
    st.text(st.sampled_from("|\\`*_[]()<>&#@:/.$\n\r\u202e w1-+=>~"), max_size=80),
    st.sampled_from(
        ["</details>", "-->", "<!-- x -->", "\n\n# x\n", "@" * 900, "```", "\\", "1. x", "---", "w" * 9000]
    ),
)
BLOCKS = {"html_block", "paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"}
LISTS = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}


@st.composite
def hostile(draw):
    """Every text that a manifest gives its author, or a saved assessment its own, is drawn."""
    portfolio, item = voice(BY_HAND._replace(site=draw(TEXT), because=draw(TEXT), by=draw(TEXT)))
    placed = item.placement._replace(
        site=draw(TEXT),
        condition=draw(TEXT),
        relaxation=draw(TEXT),
        deployment_because=draw(TEXT),
        current=CurrentState("central-cloud", draw(TEXT), "misses", 612.5),
        flips=(Flip(draw(TEXT), draw(TEXT)),),
        candidates=tuple(one._replace(rejected_because=draw(TEXT)) for one in item.placement.candidates),
        missing=(draw(TEXT),),
        asks=(draw(TEXT),),
    )
    key = draw(TEXT)
    findings = tuple(
        replace(one, workload=key, message=draw(TEXT), help=draw(TEXT)) for one in portfolio.findings
    )
    item = replace(item, id=key, name=draw(TEXT), owner=draw(TEXT), file=draw(TEXT), placement=placed)
    inputs = tuple(replace(one, path=item.file, sha256=draw(TEXT)) for one in portfolio.inputs)
    return replace(portfolio, findings=findings, inputs=inputs, rules_digest=draw(TEXT)), item, draw(TEXT)


@settings(max_examples=60, deadline=None)
@given(hostile())
def test_hostile_text_stays_text(given_):
    portfolio, item, text = given_
    page = render(portfolio, item, former=Former(text, (text,)))
    assert page.startswith(f"{MARKER}\n\n# ")
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS
    assert [letter for letter in page if not letter.isprintable() and letter != "\n"] == []
    assert page.count("<") == page.count("<!--") == 1
    borders = 0
    for line in page.split("\n"):
        counted = len(BORDER.findall(line)) if line.startswith("|") else 0
        assert counted == borders or not counted or not borders
        borders = counted


@settings(max_examples=60, deadline=None)
@given(hostile())
def test_no_markup_but_ours_and_no_link(given_):
    portfolio, item, text = given_
    page = render(portfolio, item, former=Former(text, (text,)))
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    kinds = {token.type for token in tokens if not token.type.startswith("t")}
    assert kinds <= BLOCKS | LISTS
    inner = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inner} <= {"text", "text_special", "code_inline"}
    assert LINKS.search("".join(child.content for child in inner if child.type != "code_inline")) is None
