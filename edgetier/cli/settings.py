"""The settings in force and where each comes from: option > KEY=VALUE > variable > file > default."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edgetier.cli.settings_file import ConfigFile, named_file, nearest_file
from edgetier.cli.settings_layers import (
    ASSIGNMENT,
    Given,
    from_assignments,
    from_environment,
    from_file,
    from_flags,
)
from edgetier.cli.settings_table import PINS, SETTINGS
from edgetier.cli.settings_values import Pin
from edgetier.errors import UserError

CONFIG_VARIABLE = "EDGETIER_CONFIG"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one run; paths are as seen from the current folder."""

    estate: str | None = None
    taxonomy: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    fail_on: str = "error"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    max_suppression_days: int = 180
    format: str | None = None
    today: str | None = None
    learned: bool = False
    classifier: str | None = None
    classifier_error: float | None = None
    pins: Mapping[str, str] = field(default_factory=dict)  # rules, taxonomy, estate -> sha256
    pinned_paths: Mapping[str, str] = field(default_factory=dict)  # those of the pins that name a path
    # name -> default, edgetier.toml:3, EDGETIER_ESTATE, --estate
    origins: Mapping[str, str] = field(default_factory=dict)
    file: ConfigFile | None = None


def settings_of(flags: Mapping[str, object], *, cwd: Path, environ: Mapping[str, str]) -> Settings:
    """The settings of one run; `flags` also holds `config` (files and KEY=VALUE) and `isolated`."""
    files, assignments = _told_apart(_listed(flags.get("config")), cwd)
    isolated = bool(flags.get("isolated"))
    file = _file(files, cwd, environ, isolated=isolated)
    layers = (
        from_file(file) if file else {},
        from_environment(environ),
        from_assignments(assignments),
        from_flags(flags),
    )
    found: dict[str, Given] = {setting.name: Given(setting.default, "default") for setting in SETTINGS}
    for layer in layers:
        found.update(layer)
    return _settings(found, file)


def settings_here(**flags: object) -> Settings:
    """The settings of this process; options that were not given are None or empty."""
    try:
        folder = Path.cwd()
    except OSError as error:
        raise UserError("the current folder is not there any more", help="change to another one") from error
    return settings_of(flags, cwd=folder, environ=os.environ)


def _listed(value: object) -> Sequence[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def _told_apart(items: Sequence[str], cwd: Path) -> tuple[list[str], list[str]]:
    """Files, and KEY=VALUE; a file that is there counts as a file whatever its name."""
    assignments = [item for item in items if ASSIGNMENT.fullmatch(item) and not (cwd / item).is_file()]
    return [item for item in items if item not in assignments], assignments


def _file(
    files: Sequence[str], cwd: Path, environ: Mapping[str, str], *, isolated: bool
) -> ConfigFile | None:
    if isolated and files:
        raise UserError(
            f"--isolated reads no file, but --config names {files[0]}", help="leave one of them out"
        )
    if len(files) > 1:
        raise UserError(
            f"--config names two files, {files[0]} and {files[1]}", help="one policy holds for a run"
        )
    if isolated:
        return None
    named = files[0] if files else environ.get(CONFIG_VARIABLE)
    return named_file(named, cwd) if named else nearest_file(cwd)


def _settings(found: Mapping[str, Given], file: ConfigFile | None) -> Settings:
    plain: dict[str, Any] = {
        name: given.value for name, given in found.items() if not name.startswith(f"{PINS}.")
    }
    pins = {
        name.rpartition(".")[2]: given.value for name, given in found.items() if isinstance(given.value, Pin)
    }
    origins = {name: given.origin for name, given in found.items()}
    paths = {name: pin.path for name, pin in pins.items() if pin.path is not None}
    if plain["estate"] is None and "estate" in paths:
        plain["estate"], origins["estate"] = paths["estate"], origins[f"{PINS}.estate"]
    digests = {name: pin.sha256 for name, pin in pins.items()}
    return Settings(**plain, pins=digests, pinned_paths=paths, origins=origins, file=file)
