"""The marks of scatter and map: a circle for cloud, a square on its corner for edge, a square where it is open."""

from edgetier.report.html.figures.svg import Markup, diamond, element


def mark(kind: str, x: float, y: float, radius: float, *, hollow: bool = False) -> Markup:
    """`kind` is edge, cloud or none; hollow says provisional."""
    look = f"dot {kind} o" if hollow else f"dot {kind}"
    if kind == "cloud":
        return element("circle", cx=x, cy=y, r=radius, class_=look)
    if kind == "edge":
        return element("path", d=diamond(x, y, radius * 1.25), class_=look)
    side = radius * 1.8
    return element("rect", x=x - side / 2, y=y - side / 2, width=side, height=side, class_=look)
