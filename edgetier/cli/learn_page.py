"""An evaluation as a page in one file: figures, plots, and the numbers that plots show."""

from collections.abc import Iterable, Sequence

from edgetier.cli.learn_axes import STYLE
from edgetier.cli.learn_plots import FIGURES
from edgetier.cli.learn_told import (
    TIER_TITLES,
    TITLE,
    Told,
    closing,
    figure_rows,
    figure_titles,
    opening,
    tier_rows,
)
from edgetier.report.html.csp import policy
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.svg import Markup, element, joined

_PAGE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:1100px;margin:0 auto;padding:24px;"
    "background:#fdfcfa;color:#1c2127}h1{line-height:1.1}table{border-collapse:collapse;margin:16px 0;display:block;"
    "overflow-x:auto;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:4px 14px 4px 0;"
    "border-bottom:1px solid #dedbd3}.plots{display:grid;gap:32px;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr))}figure{margin:0}"
    "@media (prefers-color-scheme:dark){body{background:#14171b;color:#e9e6e0}th,td{border-color:#343b43}}"
)


def as_html(told: Told) -> str:
    """The whole file; it loads nothing and runs nothing."""
    style = _PAGE + STYLE
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        _meta(http_equiv="Content-Security-Policy", content=policy(style=style, script="")),
        _meta(name="viewport", content="width=device-width, initial-scale=1"),
        element("title", TITLE),
        Markup(f"<style>{style}</style>"),
    )
    page = element("html", head, element("body", element("main", *_body(told))), lang="en")
    return f"<!doctype html>\n{page}\n"


def _body(told: Told) -> Iterable[Markup]:
    yield element("h1", TITLE)
    yield from (element("p", text) for text in opening(told))
    yield _table(figure_titles(told), figure_rows(told))
    figures = [make(told.classifier) for make in FIGURES.values()]
    yield element("div", *(_figure(one) for one in figures), class_="plots")
    yield element("h2", "Each true tier")
    yield _table(TIER_TITLES, tier_rows(told))
    yield from (element("p", text) for text in closing(told))


def _figure(figure: Figure) -> Markup:
    numbers = element("details", element("summary", "Numbers"), _table(figure.headers, figure.rows))
    return element("figure", figure.svg, element("figcaption", figure.caption), numbers)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    head = element("tr", *(element("th", title, scope="col") for title in titles))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body))


def _meta(**attributes: str) -> Markup:
    return joined(Markup(element("meta", **attributes).replace("/>", ">")))
