"""The page can be read by everybody: by keyboard, by link, without scripts, on paper, on a phone, in both schemes."""

import io
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Tab
from contrast import TEXTS, Text, faint

TAB, ENTER = "\ue004", "\ue007"
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
FOCUSED = "const one = document.activeElement; return [one.tagName, one.textContent.trim(), one.getAttribute('href')]"
TOP = "return document.getElementById(arguments[0]).getBoundingClientRect().top"


@pytest.mark.parametrize("name", ["claims-voice", "hr-helper"])
def test_a_deep_link_opens_its_card(tab: Tab, northwind: Path, name: str) -> None:
    tab.open(northwind, f"#wl-{name}")
    opened = tab.all("#cards>details[open]")
    assert [card.get_attribute("id") for card in opened] == [f"wl-{name}"]
    assert 0 <= tab.run(TOP, f"wl-{name}") < 900


def test_a_link_that_nobody_wrote_breaks_nothing(tab: Tab, northwind: Path) -> None:
    tab.open(northwind, "#%")
    assert [entry["message"] for entry in tab.logged("browser")] == []


def test_headings_skip_no_level(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    levels = [int(one.tag_name[1]) for one in tab.all("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in itertools.pairwise(levels))


def test_a_name_without_end_takes_a_few_lines(tab: Tab, page_of: Callable[[str], Path]) -> None:
    tab.on_phone()
    tab.open(page_of(f"schema: 1\nworkloads: [{{id: w, name: {'N' * 10_000}, owner: {'O' * 10_000}}}]\n"))
    assert tab.run("return document.querySelector('#wl-w summary').offsetHeight") < 400
    assert tab.run("return document.querySelector('#all tbody tr').offsetHeight") < 600


def test_a_link_of_the_table_opens_its_card(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    tab.one("#all a[href='#wl-paint-robot']").click()
    assert tab.one("#wl-paint-robot").get_attribute("open") is not None


def test_a_link_to_a_card_that_is_filtered_away_shows_it(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    tab.one("#q").send_keys("claims-voice")
    assert not tab.one("#wl-paint-robot").is_displayed()
    tab.run("location.hash = '#wl-paint-robot'")
    assert tab.one("#wl-paint-robot").is_displayed()


def test_the_keyboard_alone_skips_sorts_and_opens(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    tab.press(TAB)
    assert tab.run(FOCUSED) == ["A", "Skip to the report", "#main"]
    press_until(tab, ["BUTTON", "Owner", None])
    tab.press(ENTER)
    assert tab.one("#all th:nth-child(2)").get_attribute("aria-sort") == "ascending"
    assert tab.run(FOCUSED)[:2] == ["BUTTON", "Owner"]
    tab.run("document.querySelector('#wl-claims-voice').previousElementSibling.scrollIntoView()")
    tab.run("document.querySelector('#wl-claims-voice summary').focus()")
    tab.press(ENTER)
    assert tab.one("#wl-claims-voice").get_attribute("open") is not None


def press_until(tab: Tab, wanted: list[str | None]) -> None:
    for _ in range(80):
        if tab.run(FOCUSED) == wanted:
            return
        tab.press(TAB)
    pytest.fail(f"the keyboard does not reach {wanted}")


def test_what_has_the_focus_is_seen(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    for _ in range(4):
        tab.press(TAB)
        style, width = tab.run(
            "const look = getComputedStyle(document.activeElement); return [look.outlineStyle, look.outlineWidth]"
        )
        assert (style, width) == ("solid", "2px")


def test_without_scripts_everything_is_there(tab: Tab, northwind: Path, facts: dict[str, Any]) -> None:
    tab.runs_scripts(False)
    tab.open(northwind)
    assert not tab.one("#controls").is_displayed()
    assert tab.all("#all th button") == []
    assert len(tab.all("#all tbody tr")) == len(tab.all("#cards>details")) == len(facts["workloads"])
    card = tab.one("#wl-claims-voice")
    card.find_element("css selector", "summary").click()
    assert card.get_attribute("open") is not None
    assert re.search(r"Written in \S*northwind\.yaml:\d+", " ".join(card.text.split()))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_on_paper_every_card_is_open(tab: Tab, northwind: Path, facts: dict[str, Any], scripts: bool) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    tab.runs_scripts(scripts)
    tab.open(northwind)
    pages = pypdf.PdfReader(io.BytesIO(tab.printed())).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for item in facts["workloads"]:
        assert re.search(rf"northwind\.yaml:\s?{item['line']}\b", words), item["id"]
        for flip in item["flips"]:
            assert flip["when"].split()[-1] in words
    assert "Show all" not in words


def test_after_printing_cards_are_closed_again(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    tab.printed()
    assert tab.all("#cards>details[open]") == []


@pytest.mark.parametrize("name", ["northwind", "hostile"])
def test_a_phone_shows_the_page_without_scrolling_sideways(
    tab: Tab, request: pytest.FixtureRequest, name: str
) -> None:
    tab.on_phone()
    tab.open(request.getfixturevalue(name))
    tab.run(OPEN_ALL)
    assert tab.run("return [document.documentElement.scrollWidth, innerWidth]") == [390, 390]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["northwind", "many"])
def test_text_stands_out_from_its_ground(
    tab: Tab, request: pytest.FixtureRequest, scheme: str, name: str
) -> None:
    tab.prefers(scheme)
    tab.open(request.getfixturevalue(name))
    tab.run("[...document.querySelectorAll('details')].slice(0, 60).forEach((one) => (one.open = true))")
    texts = [Text(*one) for one in tab.run(TEXTS)]
    assert len(texts) > 20
    assert [one for one in texts if faint(one)] == []


def test_the_two_schemes_differ(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = tab.run(ground)
    tab.prefers("dark")
    assert tab.run(ground) != light


def test_paper_has_the_light_scheme_also_of_a_reader_who_prefers_the_dark(tab: Tab, northwind: Path) -> None:
    accent = "return getComputedStyle(document.documentElement).getPropertyValue('--edge').trim()"
    tab.open(northwind)
    light = tab.run(accent)
    tab.prefers("dark")
    assert tab.run(accent) != light
    wished = {"name": "prefers-color-scheme", "value": "dark"}
    tab.ask("Emulation.setEmulatedMedia", media="print", features=[wished])
    assert tab.run(accent) == light
    tab.ask("Emulation.setEmulatedMedia", media="", features=[])
