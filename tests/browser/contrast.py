"""How far the texts of a page stand out from what they stand on, by the colours that the browser computes."""

import re
from typing import NamedTuple

LEAST, LEAST_LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
LARGE_PX = 24.0

# Of every visible text once: colour, colours of the grounds from the nearest to the page, size, an example.
# A figure's text in a mark stands on that mark, which is drawn before it; its ink is its fill.
TEXTS = r"""
const found = new Map();
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const words = walk.currentNode.textContent.trim();
  const holder = walk.currentNode.parentElement;
  if (!words || !holder.checkVisibility() || holder.closest('script, style, title, desc')) continue;
  const look = getComputedStyle(holder);
  const drawn = holder.closest('text');
  const color = drawn ? look.fill : look.color;
  const grounds = [];
  if (drawn && drawn.matches('.in') && drawn.previousElementSibling) {
    const mark = getComputedStyle(drawn.previousElementSibling);
    grounds.push(mark.fill.replace(/^rgb\((.*)\)$/, `rgba($1, ${mark.fillOpacity})`));
  }
  for (let one = holder; one; one = one.parentElement) grounds.push(getComputedStyle(one).backgroundColor);
  const key = [color, ...grounds].join();
  if (!found.has(key)) found.set(key, [color, grounds, parseFloat(look.fontSize), words.slice(0, 40)]);
}
const search = document.getElementById('q');
if (search) found.set('placeholder', [getComputedStyle(search, '::placeholder').color,
  [getComputedStyle(search).backgroundColor], 16, search.placeholder]);
return [...found.values()];
"""

Color = tuple[float, float, float, float]


class Text(NamedTuple):
    """One text for all that look and stand alike."""

    color: str
    grounds: list[str]
    size_px: float
    words: str


def faint(text: Text) -> bool:
    """Whether it is harder to read than it may be."""
    ground: Color = (255.0, 255.0, 255.0, 1.0)
    for one in reversed(text.grounds):
        ground = _over(_color(one), ground)
    ink = _over(_color(text.color), ground)
    low, high = sorted((_luminance(ink), _luminance(ground)))
    return (high + 0.05) / (low + 0.05) < (LEAST_LARGE if text.size_px >= LARGE_PX else LEAST)


def _color(written: str) -> Color:
    """`rgb(1, 2, 3)` and `rgba(1, 2, 3, 0.5)`, as computed styles have them."""
    red, green, blue, *alpha = map(float, re.findall(r"[\d.]+", written))
    return red, green, blue, alpha[0] if alpha else 1.0


def _over(upper: Color, lower: Color) -> Color:
    alpha = upper[3]
    red, green, blue = (a * alpha + b * (1 - alpha) for a, b in zip(upper[:3], lower[:3], strict=True))
    return red, green, blue, 1.0


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
