"""Every colour of a text can be read on every ground it stands on, in both schemes."""

import re
from pathlib import Path

import pytest

import edgetier.report.html as package

STYLE = (Path(package.__file__).parent / "page.css").read_text(encoding="utf-8")
TEXTS = ("ink", "muted", "cloud", "warn", "bad", "good", "edge")
GROUNDS = ("paper", "raised", "soft")
LEAST = 4.5  # WCAG 2.2, 1.4.3


def schemes() -> list[dict[str, str]]:
    """The light and the dark colours by name."""
    light, dark = re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)[:2]
    first = dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", light))
    return [first, {**first, **dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", dark))}]


def luminance(color: str) -> float:
    digits = color.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable(scheme, text, ground):
    colors = schemes()[scheme]
    assert contrast(colors[text], colors[ground]) >= LEAST


def test_black_on_white_is_the_most_there_is():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
