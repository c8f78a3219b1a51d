"""The field of a plot of shares: two axes from 0 to 1 with marks, and where a share lies."""

from collections.abc import Iterator, Sequence

from edgetier.report.html.figures.svg import Markup, element, label, number, picture

SIZE = (380, 320)
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 366, 18, 270
MARKS = (0.0, 0.25, 0.5, 0.75, 1.0)
STYLE = (
    "svg{max-width:100%;font:12px system-ui,sans-serif;color:#1c2127}"
    "svg text{fill:currentColor}svg .e{text-anchor:end}svg .mid{text-anchor:middle}"
    "svg .grid{stroke:#9aa3ac;stroke-opacity:.35;fill:none}"
    "svg .even{stroke:#9aa3ac;stroke-dasharray:4 4;fill:none}"
    "svg .line{stroke:#0068a8;stroke-width:2;fill:none}svg .spot{fill:#0068a8}"
    "svg .point{fill:#b84b08}svg .bar{fill:#0068a8}svg .span{stroke:#b84b08;stroke-width:2;fill:none}"
    "@media (prefers-color-scheme:dark){svg{color:#e9e6e0}svg .line{stroke:#6cb7ec}"
    "svg .spot,svg .bar{fill:#6cb7ec}svg .point{fill:#f79a52}svg .span{stroke:#f79a52}}"
)


def across(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def up(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - _TOP)


def field(x: str, y: str | None = None) -> Iterator[Markup]:
    """Grid, marks, and what the axes mean; without `y`, nothing is told from below to above."""
    for share in MARKS:
        at, height = number(across(share)), number(up(share))
        yield element("path", d=f"M{at} {_TOP}V{_BOTTOM}", class_="grid")
        yield label(across(share), _BOTTOM + 17, f"{share:g}", class_="mid")
        if y is not None:
            yield element("path", d=f"M{_LEFT} {height}H{_RIGHT}", class_="grid")
            yield label(_LEFT - 6, up(share) + 4, f"{share:g}", class_="e")
    yield label(_RIGHT, _BOTTOM + 38, x, class_="e")
    if y is not None:
        yield label(4, 11, y)


def line(points: Sequence[tuple[float, float]], class_: str) -> Markup:
    """Through points of two shares each."""
    path = "L".join(f"{number(across(x))} {number(up(y))}" for x, y in points)
    return element("path", d=f"M{path}", class_=class_) if points else Markup()


def spot(x: float, y: float, radius: float, class_: str) -> Markup:
    return element("circle", cx=across(x), cy=up(y), r=radius, class_=class_)


def plot(name: str, *inside: Markup, title: str, describing: str) -> Markup:
    return picture(*inside, prefix=name, title=title, describing=describing, size=SIZE, kind="plot")
