"""Colour: --color beats NO_COLOR beats FORCE_COLOR beats a dumb terminal beats being a terminal."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgetier.cli import run
from edgetier.cli.color import Color, wants_color

EXAMPLE = str(Path(__file__).parent.parent.parent / "examples" / "minimum.yaml")
SETTINGS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM")
ESCAPE = "\x1b["


class Terminal:
    """Standard output that says whether it is a terminal."""

    def __init__(self, is_terminal: bool) -> None:
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.fixture(autouse=True)
def _plain_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    yield
    gc.enable()


@pytest.mark.parametrize(
    ("color", "settings", "is_terminal", "wanted"),
    [
        (Color.AUTO, {}, True, True),
        (Color.AUTO, {}, False, False),
        (Color.AUTO, {"TERM": "dumb"}, True, False),
        (Color.AUTO, {"NO_COLOR": "1"}, True, False),
        (Color.AUTO, {"NO_COLOR": ""}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "1"}, False, True),
        (Color.AUTO, {"CLICOLOR_FORCE": "1"}, False, True),
        (Color.AUTO, {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        (Color.AUTO, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (Color.ALWAYS, {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        (Color.NEVER, {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_precedence(monkeypatch, color, settings, is_terminal, wanted) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal(is_terminal))
    assert wants_color(color) is wanted


def test_a_file_gets_colour_only_when_it_is_asked_for(monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys, "stdout", Terminal(True))
    assert not wants_color(Color.AUTO, to_file=True)
    assert wants_color(Color.ALWAYS, to_file=True)


@pytest.mark.parametrize(
    ("arguments", "settings", "colored"),
    [
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {}, False),
    ],
)
@pytest.mark.parametrize("command", ["assess", "explain claims-voice"])
def test_a_terminal_report_is_coloured_or_not(
    monkeypatch, capsys, command, arguments, settings, colored
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    run([*command.split(), EXAMPLE, *arguments])
    assert (ESCAPE in capsys.readouterr().out) is colored


@pytest.mark.parametrize("output_format", ["json", "csv", "markdown"])
def test_formats_for_machines_are_never_coloured(monkeypatch, capsys, output_format) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["assess", EXAMPLE, "--format", output_format, "--color", "always"])
    assert ESCAPE not in capsys.readouterr().out


def test_colour_changes_nothing_but_the_colours(capsys) -> None:
    run(["assess", EXAMPLE, "--color", "never"])
    plain = capsys.readouterr().out
    run(["assess", EXAMPLE, "--color", "always"])
    colored = capsys.readouterr().out
    assert _without_escapes(colored) == plain


def _without_escapes(text: str) -> str:
    first, *others = text.split(ESCAPE)
    return first + "".join(part.partition("m")[2] for part in others)
