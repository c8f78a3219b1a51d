"""Writes svg: elements whose text and attributes are always escaped, numbers always of the same few digits."""

from html import escape
from typing import Self

from edgetier.report.columns import cut
from edgetier.report.plain_text import visible

Attribute = str | float | None


class Markup(str):
    """Finished svg. Any other text that is put into an element is escaped; templates know `__html__`."""

    __slots__ = ()

    def __html__(self) -> Self:
        return self


def element(name: str, /, *inside: str, **attributes: Attribute) -> Markup:
    """`class_` is written class, `text_anchor` text-anchor; an attribute that is None is left out."""
    told = "".join(_told(key, value) for key, value in attributes.items() if value is not None)
    held = joined(*inside)
    return Markup(f"<{name}{told}>{held}</{name}>" if held else f"<{name}{told}/>")


def joined(*inside: str) -> Markup:
    return Markup("".join(part if isinstance(part, Markup) else _safe(part) for part in inside))


def _told(key: str, value: str | float) -> str:
    written = _safe(value) if isinstance(value, str) else number(value)
    return f' {key.rstrip("_").replace("_", "-")}="{written}"'


def _safe(text: str) -> str:
    return escape(visible(text))


def number(value: float) -> str:
    """One decimal at the most, so that bytes are the same wherever they are made."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def picture(
    *inside: str, prefix: str, title: str, describing: str, size: tuple[int, int], kind: str
) -> Markup:
    """The whole of an svg, with what a screen reader says of it; its ids begin with the prefix."""
    return element(
        "svg",
        element("title", title, id=f"{prefix}-t"),
        element("desc", describing, id=f"{prefix}-d"),
        *inside,
        role="img",
        aria_labelledby=f"{prefix}-t {prefix}-d",
        class_=f"fig {kind}",
        viewBox=f"0 0 {size[0]} {size[1]}",
    )


def label(x: float | None, y: float, *words: str, class_: str | None = None) -> Markup:
    return element("text", *words, x=x, y=y, class_=class_)


def span(words: str, class_: str) -> Markup:
    return element("tspan", words, class_=class_)


def short(text: str, most: int) -> str:
    """Made visible first, so that what is cut is what would be seen."""
    return cut(visible(text), most)


def diamond(x: float, y: float, radius: float) -> str:
    """The path of a square on its corner."""
    r = number(radius)
    return f"M{number(x)} {number(y - radius)}l{r} {r}-{r} {r}-{r}-{r}z"
