"""The page keeps to itself: no fault, no violation of its policy, no request, and no text that becomes an element."""

from pathlib import Path

import pytest
from browsing import Tab

TAGS = "return [...new Set([...document.querySelectorAll('*')].map((one) => one.tagName.toLowerCase()))]"
PLANTED = "img, iframe, b.key, [onload], [onerror], [onmouseover], a[href^=javascript]"


@pytest.mark.parametrize(
    ("name", "scheme"),
    [("northwind", "light"), ("northwind", "dark"), ("many", "light"), ("hostile", "dark")],
)
def test_nothing_is_asked_of_the_network_and_nothing_goes_wrong(
    tab: Tab, request: pytest.FixtureRequest, name: str, scheme: str
) -> None:
    page: Path = request.getfixturevalue(name)
    tab.prefers(scheme)
    tab.open(page)
    tab.run("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    tab.one("#all th:nth-child(2) button").click()
    tab.one("#q").send_keys("claims")
    requested = [url for url in tab.requested() if not url.startswith("data:,")]
    assert set(requested) == {page.as_uri()}
    assert tab.logged("browser") == []


def test_what_the_page_does_not_allow_itself_is_noticed(tab: Tab, northwind: Path) -> None:
    """Else the test above could not fail."""
    tab.open(northwind)
    tab.run("const one = new Image(); one.src = 'https://example.invalid/x.png'; document.body.append(one)")
    tab.run("document.body.setAttribute('style', 'color: red')")
    said = " ".join(entry["message"] for entry in tab.logged("browser"))
    assert "img-src" in said
    assert "style-src" in said


def test_hostile_text_never_becomes_an_element(tab: Tab, hostile: Path, northwind: Path) -> None:
    tab.open(northwind)
    known = set(tab.run(TAGS))
    tab.open(hostile)
    assert set(tab.run(TAGS)) <= known
    assert tab.all(PLANTED) == []
    assert tab.run("return window.taken") is None
    assert len(tab.all("script")) == len(tab.all("style")) == 1


def test_hostile_text_is_shown_as_it_was_written(tab: Tab, hostile: Path) -> None:
    tab.open(hostile)
    words = tab.run("return document.body.textContent")
    for written in (
        "<script>window.taken=1</script>",
        '"><img src=x onerror=window.taken=1>',
        "javascript:window.taken=1",
        "</style><style>*{display:none}</style>",
        "</table></details></section><iframe",
    ):
        assert written in words
    assert tab.driver.title.startswith("</title><script>")
