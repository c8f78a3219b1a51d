"""The layers that settings come from: file, variables, KEY=VALUE and options; each value with its origin."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from edgetier.cli.settings_file import ConfigFile
from edgetier.cli.settings_table import BY_NAME, PINS, SETTINGS, names_in
from edgetier.cli.settings_values import Taking, WrongValueError, from_variable, taken
from edgetier.errors import UserError
from edgetier.source import closest

ASSIGNMENT = re.compile(r"\s*([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\s*=\s*(.*)", re.DOTALL)


class Given(NamedTuple):
    """A value that somebody gave, and where it stands."""

    value: object
    origin: str


Layer = Mapping[str, Given]
OriginOf = Callable[[tuple[str, ...]], str]


def from_file(file: ConfigFile) -> Layer:
    return dict(_each(file.values, file.folder, lambda path: f"{file.name}:{file.line_of(path)}"))


def from_assignments(assignments: Sequence[str]) -> Layer:
    found: dict[str, Given] = {}
    for item in assignments:
        found.update(_each(_parsed(item), "", _always(f"--config {item.strip()}")))
    return found


def _always(origin: str) -> OriginOf:
    return lambda _: origin


def _parsed(item: str) -> Mapping[str, Any]:
    """KEY=VALUE as TOML, where a plain word or path needs no quotes."""
    import tomllib  # only where there is something to read

    assignment = ASSIGNMENT.fullmatch(item)
    assert assignment  # noqa: S101 - this is how it was told from a file
    key, value = assignment.groups()
    try:
        return tomllib.loads(f"{key} = {value}")
    except tomllib.TOMLDecodeError:
        return tomllib.loads(f"{key} = {json.dumps(value, ensure_ascii=True)}")


def _each(values: Mapping[str, Any], folder: str, origin_of: OriginOf) -> Iterator[tuple[str, Given]]:
    """Every setting of a mapping, those of [pins] by their full names."""
    for path, value in _flat(values, origin_of):
        origin = origin_of(path)
        name = _known(path, origin)
        yield name, _given(name, value, folder=folder, origin=origin)


def _flat(values: Mapping[str, Any], origin_of: OriginOf) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in values.items():
        if key != PINS:
            yield (key,), value
        elif isinstance(value, dict):
            yield from (((key, name), pin) for name, pin in value.items())
        else:
            raise UserError(f"{origin_of((key,))}: '{PINS}' must be a table of rules, taxonomy and estate")


def _known(path: tuple[str, ...], origin: str) -> str:
    """The name of a setting; a wrong one is told with the nearest right one."""
    name = ".".join(path)
    if name in BY_NAME:
        return name
    table = PINS if len(path) > 1 else None
    near = closest(path[-1], names_in(table))
    hint = f"did you mean '{near}'?" if near else "one of: " + ", ".join(names_in(table))
    shown = name if name.isprintable() else ascii(name)[1:-1]
    raise UserError(f"{origin}: unknown setting '{shown}'", help=hint)


def _given(name: str, value: object, *, folder: str, origin: str) -> Given:
    try:
        return Given(taken(value, Taking(BY_NAME[name], folder)), origin)
    except WrongValueError as wrong:
        message = f"{origin}: '{name}' must be {wrong.expected}, found {_shown(value)}"
        raise UserError(message, help=wrong.hint) from None


def _shown(value: object) -> str:
    shown = json.dumps(value, default=str, ensure_ascii=False)[:80]
    return shown if shown.isprintable() else ascii(shown)[1:-1]


def from_environment(environ: Mapping[str, str]) -> Layer:
    found = {}
    for setting in SETTINGS:
        text = environ.get(setting.variable or "", "")
        if setting.variable and text:
            found[setting.name] = _given(
                setting.name, from_variable(text, setting), folder="", origin=setting.variable
            )
    return found


def from_flags(flags: Mapping[str, object]) -> Layer:
    return {
        setting.name: _given(setting.name, flags[setting.name], folder="", origin=setting.flag)
        for setting in SETTINGS
        if setting.flag and flags.get(setting.name) not in (None, (), [])
    }
