"""`--report FORMAT=PATH`: one more report beside the main one."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.source import closest


class Report(NamedTuple):
    """A format and where it goes; None is standard output."""

    name: str
    path: Path | None


def report_of(text: str, formats: Collection[str], *, example: str) -> Report:
    """What `text` asks for; `example` is one that would be right."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise UserError(f"--report takes FORMAT=PATH, not '{text}'", help=f"as in --report {example}")
    return Report(known_format(name, formats), Path(path))


def known_format(name: str, formats: Collection[str]) -> str:
    """The name, if it is one of them; else the nearest one is told."""
    if name in formats:
        return name
    near = closest(name, formats)
    hint = f"did you mean '{near}'?" if near else "one of: " + ", ".join(formats)
    raise UserError(f"unknown format '{name}'", help=hint)
