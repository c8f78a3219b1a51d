"""The table of all workloads sorts by every column, filters by every list and by words, and says how many are left."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Tab

COLUMNS = ("Workload", "Owner", "Tier", "Goes to", "Typical / budget", "Today", "Decision", "Findings", "Why")
SHOWN = """return [...document.querySelectorAll('#all tbody tr')].filter((row) => row.checkVisibility())
    .map((row) => row.querySelector('a').textContent)"""
CELLS = """const column = arguments[0]; return [...document.querySelectorAll('#all tbody tr')].map((row) => {
    const cell = row.cells[column];
    return [cell.dataset.n ? Number(cell.dataset.n) : null, cell.firstChild ? cell.firstChild.textContent.trim() : ''];
})"""
SORTED_BY = "return [...document.querySelectorAll('#all th')].map((one) => one.getAttribute('aria-sort'))"
OPTIONS = "return [...document.querySelectorAll(`select[data-column='${arguments[0]}'] option`)].map((one) => one.value)"

Workload = dict[str, Any]


Key = tuple[int, float, list[str | int]]


def order_of(tab: Tab, column: int) -> list[Key]:
    """By figures where there are some, by the order of the list where there is one, else by name; the empty last."""
    listed = tab.run(OPTIONS, column)
    return [_key(number, word, listed[1:]) for number, word in tab.run(CELLS, column)]


def _key(number: float | None, word: str, listed: list[str]) -> Key:
    if number is not None:
        return (0, number, [])
    if not word:
        return (2, 0, [])
    first = word if word in listed else word.split(maxsplit=1)[0]
    return (0, listed.index(first), natural(word)) if first in listed else (1, 0, natural(word))


def natural(word: str) -> list[str | int]:
    """Letters and figures by turns, so that 3 comes before 24."""
    parts = re.split(r"(\d+)", word.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)]


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=COLUMNS)
def test_every_column_sorts_up_then_down_then_as_it_was(tab: Tab, northwind: Path, column: int) -> None:
    tab.open(northwind)
    before = tab.run(SHOWN)
    button = tab.one(f"#all th:nth-child({column + 1}) button")
    assert button.text == COLUMNS[column]
    button.click()
    assert tab.run(SORTED_BY) == ["ascending" if at == column else "none" for at in range(len(COLUMNS))]
    up = order_of(tab, column)
    assert up == sorted(up)
    button.click()
    assert tab.run(SORTED_BY)[column] == "descending"
    down = order_of(tab, column)
    for rank in (0, 1):
        assert [key for key in down if key[0] == rank] == [key for key in reversed(up) if key[0] == rank]
    assert [key[0] for key in down] == sorted(key[0] for key in down)
    button.click()
    assert tab.run(SORTED_BY) == ["none"] * len(COLUMNS)
    assert tab.run(SHOWN) == before


def has_finding(code: str) -> Callable[[Workload, dict[str, Any]], bool]:
    return lambda item, facts: any(
        one["code"] == code and one["workload"] == item["id"] for one in facts["findings"]
    )


FILTERS: dict[str, tuple[str, Callable[[Workload, dict[str, Any]], bool]]] = {
    "Owner": ("claims-platform", lambda item, _: item["owner"] == "claims-platform"),
    "Tier": ("batch", lambda item, _: item["tier"]["name"] == "batch"),
    "Location": (
        "regional-cloud",
        lambda item, _: item["location"] == "regional-cloud" and item["decision"] != "undetermined",
    ),
    "Today": ("too far", lambda item, _: item["deployment"] == "under"),
    "Decision": ("undetermined", lambda item, _: item["decision"] == "undetermined"),
    "Finding": ("ET301", has_finding("ET301")),
}


def choose(tab: Tab, label: str, option: str) -> None:
    tab.one(
        f"//label[starts-with(normalize-space(.), '{label}')]//option[. = '{option}']", by="xpath"
    ).click()


@pytest.mark.parametrize("label", FILTERS)
def test_every_list_filters_and_the_count_says_so(
    tab: Tab, northwind: Path, facts: dict[str, Any], label: str
) -> None:
    option, fits = FILTERS[label]
    wanted = [item["id"] for item in facts["workloads"] if fits(item, facts)]
    assert 0 < len(wanted) < len(facts["workloads"])
    tab.open(northwind)
    choose(tab, label, option)
    assert tab.run(SHOWN) == wanted
    assert tab.one("#count").text == f"{len(wanted)} of {len(facts['workloads'])} workloads"
    assert tab.one("#count").get_attribute("aria-live") == "polite"


OWNERS = ("ops", "data ops", "two  spaces")


def test_an_owner_is_no_part_of_another_owner(tab: Tab, page_of: Callable[[str], Path]) -> None:
    rows = [f"  - {{id: w{number}, owner: '{owner}'}}" for number, owner in enumerate(OWNERS)]
    tab.open(page_of("\n".join(["schema: 1", "workloads:", *rows])))
    choose(tab, "Owner", "ops")
    assert tab.run(SHOWN) == ["w0"]
    choose(tab, "Owner", "two  spaces")
    assert tab.run(SHOWN) == ["w2"]


def test_one_workload_is_counted_as_one(tab: Tab, page_of: Callable[[str], Path]) -> None:
    tab.open(page_of("schema: 1\nworkloads: [{id: alone}]\n"))
    assert tab.one("#count").text == "1 workload"
    tab.one("#q").send_keys("nothing has this")
    assert tab.one("#count").text == "0 of 1 workload"


def test_there_is_a_filter_for_every_list(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    assert [one.text.split("\n")[0] for one in tab.all("#controls label")] == ["Search", *FILTERS]


def test_words_and_lists_narrow_together_and_one_button_shows_all_again(
    tab: Tab, northwind: Path, facts: dict[str, Any]
) -> None:
    tab.open(northwind)
    tab.one("#q").send_keys("claims VOICE")
    assert tab.run(SHOWN) == ["claims-voice"]
    choose(tab, "Decision", "undetermined")
    assert tab.run(SHOWN) == []
    assert tab.one("#count").text == f"0 of {len(facts['workloads'])} workloads"
    tab.one("#controls button[type=reset]").click()
    assert tab.run(SHOWN) == [item["id"] for item in facts["workloads"]]
    assert tab.one("#count").text == f"{len(facts['workloads'])} workloads"


def test_cards_are_filtered_with_the_table(tab: Tab, northwind: Path) -> None:
    tab.open(northwind)
    choose(tab, "Finding", "ET303")
    shown = [card.get_attribute("id") for card in tab.all("#cards>details") if card.is_displayed()]
    assert shown == ["wl-claims-chat", "wl-health-triage"]


@pytest.mark.parametrize(
    "act",
    [
        "document.querySelector('#all th button').click()",
        "document.querySelector('#all th:nth-child(5) button').click()",
        "const q = document.getElementById('q'); q.value = 'team-1'; q.dispatchEvent(new Event('input', {bubbles: true}))",
    ],
    ids=["sort by name", "sort by figures", "search"],
)
def test_five_hundred_workloads_sort_and_filter_without_a_pause(tab: Tab, many: Path, act: str) -> None:
    tab.open(many)
    assert len(tab.run(SHOWN)) == 500
    spent = f"const start = performance.now(); {act}; document.body.offsetHeight; return performance.now() - start"
    assert min(tab.run(spent) for _ in range(3)) < 1000  # a machine may be busy with something else
