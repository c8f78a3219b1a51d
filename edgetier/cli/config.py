"""`edgetier config`: every setting in force, where it comes from, and whether what is pinned still holds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edgetier.cli.options import ConfigOption, EstatePath, IsolatedOption, RulesFolders, TaxonomyFolders
from edgetier.cli.output import write_result
from edgetier.cli.pins import PinState, file_digest, pin_states
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import CONFIG_VARIABLE, Settings, settings_here
from edgetier.cli.settings_file import SHARED_NAME
from edgetier.cli.settings_table import PINS, SETTINGS
from edgetier.errors import UserError


class Format(StrEnum):
    """How the settings are printed."""

    FULL = "full"
    JSON = "json"


def config(
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print them.")] = Format.FULL,
    write_pins: Annotated[
        bool, typer.Option("--write-pins", help="Print the lines that pin what is in force.")
    ] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
) -> None:
    """Show every setting in force, where it comes from, and whether pins hold."""
    settings = settings_here(config=config, isolated=isolated, estate=estate, taxonomy=taxonomy, rules=rules)
    states, problem = _states(settings)
    if problem is not None and write_pins:
        raise problem
    lines = _pin_lines(states, settings) if write_pins else _WRITERS[output](settings, states)
    write_result("".join(f"{line}\n" for line in lines), None)
    if problem is not None:
        raise problem


def _states(settings: Settings) -> tuple[tuple[PinState, ...], UserError | None]:
    """What cannot be read must not hide the settings: they say where it was named."""
    try:
        return tuple(pin_states(settings, _digests(settings))), None
    except UserError as problem:
        return (), problem


def _digests(settings: Settings) -> Mapping[str, str | None]:
    estate = file_digest(Path(settings.estate)) if settings.estate else None
    return {**rulebook_of(settings).digests, "estate": estate}


def _full(settings: Settings, states: Sequence[PinState]) -> Iterator[str]:
    yield f"configuration: {_file_in_words(settings)}"
    yield ""
    rows = [(name, _shown(value), origin) for name, value, origin in _in_force(settings)]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    yield from (f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}" for name, value, origin in rows)
    yield ""
    for state in states:
        yield from _pin_in_words(state)


def _file_in_words(settings: Settings) -> str:
    if settings.file is None:
        return "no file is read"
    table = f" ([{'.'.join(settings.file.table)}])" if settings.file.table else ""
    return settings.file.name + table


def _in_force(settings: Settings) -> Iterator[tuple[str, object, str]]:
    for setting in SETTINGS:
        if setting.kind != "pin":
            yield setting.name, _plain(getattr(settings, setting.name)), settings.origins[setting.name]


def _plain(value: object) -> object:
    """A value as JSON has it."""
    return [str(item) for item in value] if isinstance(value, tuple) else value


def _shown(value: object) -> str:
    return "-" if value in (None, []) else json.dumps(value, ensure_ascii=False)


def _pin_in_words(state: PinState) -> Iterator[str]:
    verdict = "not pinned" if state.pinned is None else "as pinned" if state.holds else "not as pinned"
    at = f" ({state.origin})" if state.pinned else ""
    yield f"{PINS}.{state.name}: {verdict}{at}"
    yield f"  in force: {state.in_force or 'none'} ({state.where})"
    if state.pinned is not None and not state.holds:
        yield f"  pinned:   {state.pinned}"


def _json(settings: Settings, states: Sequence[PinState]) -> Iterator[str]:
    yield json.dumps(
        {
            "file": settings.file.name if settings.file else None,
            "settings": [
                {"name": name, "value": value, "origin": origin}
                for name, value, origin in _in_force(settings)
            ],
            "pins": [{**state._asdict(), "holds": state.holds} for state in states],
            "variables": [CONFIG_VARIABLE, *(one.variable for one in SETTINGS if one.variable)],
        },
        ensure_ascii=False,
        indent=1,
    )


def _pin_lines(states: Sequence[PinState], settings: Settings) -> Iterator[str]:
    """TOML to paste; a pin with a path keeps it."""
    is_shared = settings.file is not None and Path(settings.file.name).name == SHARED_NAME
    yield f"[tool.edgetier.{PINS}]" if is_shared else f"[{PINS}]"
    for state in states:
        if state.in_force is not None:
            yield f"{state.name} = {{{_path_part(state, settings)}sha256 = {json.dumps(state.in_force)}}}"


def _path_part(state: PinState, settings: Settings) -> str:
    written = _written(settings, state.name)
    return f"path = {json.dumps(written, ensure_ascii=False)}, " if written else ""


def _written(settings: Settings, name: str) -> str | None:
    """The path as the file has it, relative to the file."""
    pins = settings.file.values.get(PINS, {}) if settings.file else {}
    pin = pins.get(name)
    return pin.get("path") if isinstance(pin, dict) else None


_WRITERS = {Format.FULL: _full, Format.JSON: _json}
