"""Pictures of the HTML report: safe whatever the inventory says, each with its words and its table."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
import report_samples as samples
from figure_samples import WHOLE, drawn, hostile, parsed, portfolio
from hypothesis import given
from hypothesis import strategies as st

import edgetier.report.html.figures as figures
from edgetier.assessment import Assessment
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.svg import Markup, element, label, number

HERE = Path(figures.__file__).parent


def test_a_portfolio_has_every_picture() -> None:
    assert {name for name, _ in drawn(portfolio())} == {*WHOLE, "l0", "l2", "l3"}


@pytest.mark.parametrize("draw", WHOLE.values(), ids=WHOLE)
def test_nothing_is_drawn_of_nothing(draw: Callable[..., Figure | None]) -> None:
    assert draw(samples.empty()) is None


def test_every_picture_says_what_it_shows() -> None:
    for prefix, figure in drawn(portfolio()):
        root = parsed(figure)
        title, desc = root.find("title"), root.find("desc")
        assert root.get("role") == "img"
        assert title is not None
        assert desc is not None
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert title.text
        assert desc.text
        assert figure.caption.endswith(".") or prefix.startswith("l")


def test_ids_begin_with_the_prefix_and_none_is_given_twice() -> None:
    ids = [(prefix, one.get("id")) for prefix, found in drawn(portfolio()) for one in parsed(found).iter()]
    given_ids = [(prefix, name) for prefix, name in ids if name]
    assert all(name.startswith(f"{prefix}-") for prefix, name in given_ids)
    assert len({name for _, name in given_ids}) == len(given_ids) > 0


@pytest.mark.parametrize("assessment", [portfolio(), hostile()], ids=["portfolio", "hostile"])
def test_looks_come_from_the_style_sheet_alone(assessment: Assessment) -> None:
    """The policy of the page forbids inline styles, and a literal colour would be wrong in the dark."""
    for _, figure in drawn(assessment):
        for one in parsed(figure).iter():
            assert not {"style", "fill", "stroke", "color", "href", "onload"} & set(one.attrib)
            assert one.tag in {"svg", "title", "desc", "path", "rect", "circle", "text", "tspan"}


def test_the_style_sheet_names_no_colour_and_every_rule_stays_in_pictures() -> None:
    style = re.sub(r"/\*.*?\*/", "", (HERE / "figures.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-f]{3}|rgb|hsl|url\(|@import", style, re.IGNORECASE)
    for rule in re.findall(r"[^{}]+(?=\{[^{}]*\})", style):
        assert all(one.strip().startswith(".fig") for one in rule.split(",")), rule


def test_every_class_has_its_look() -> None:
    style = (HERE / "figures.css").read_text(encoding="utf-8")
    used = {
        name
        for _, figure in drawn(portfolio())
        for one in parsed(figure).iter()
        for name in (one.get("class") or "").split()
    }
    assert {name for name in used if not re.search(rf"\.{name}\b", style)} == set()


def test_hostile_words_are_shown_and_do_nothing() -> None:
    found = dict(drawn(hostile()))
    assert {*WHOLE, "l0"} <= set(found)
    for figure in found.values():
        text = figure.svg
        assert "<img" not in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        parsed(figure)
    assert "&lt;img" in found["l0"].svg


@given(st.text())
def test_any_text_comes_out_as_text(text: str) -> None:
    root = ET.fromstring(element("g", label(1, 2, text, class_=text)))  # noqa: S314 - our own
    assert [one.tag for one in root.iter()] == ["g", "text"]


def test_only_finished_svg_is_left_as_it_is() -> None:
    assert element("g", "<b>") == "<g>&lt;b&gt;</g>"
    assert element("g", Markup("<b/>")) == "<g><b/></g>"
    assert Markup("<b/>").__html__() == "<b/>"
    assert element("rect", x=1.04, y=-0.04, class_="a", rx=None) == '<rect x="1" y="0" class="a"/>'


@pytest.mark.parametrize(
    ("value", "written"), [(3, "3"), (3.0, "3"), (2.25, "2.2"), (-0.01, "0"), (0.96, "1")]
)
def test_numbers_have_one_decimal_at_the_most(value: float, written: str) -> None:
    assert number(value) == written


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert dict(drawn(portfolio())) == dict(drawn(portfolio()))


@pytest.mark.parametrize("assessment", [portfolio(), hostile()], ids=["portfolio", "hostile"])
def test_rows_fit_their_headers(assessment: Assessment) -> None:
    for _, figure in drawn(assessment):
        assert figure.rows
        assert {len(row) for row in figure.rows} == {len(figure.headers)}
