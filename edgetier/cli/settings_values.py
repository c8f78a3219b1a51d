"""What a setting may be: checks a value as TOML, a variable or an option gives it, and makes it ready for use."""

import datetime as dt
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from edgetier.cli.settings_table import Setting
from edgetier.source import closest

_NUMBER = re.compile(r"[0-9]{1,9}")
_SHARE = re.compile(r"[0-9]?\.[0-9]{1,9}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TRUTHS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
LEAST_SHARE, MOST_SHARE = 0.01, 0.5


class Pin(NamedTuple):
    """The digest that a folder or a file must have, and where it lies; None is whatever is in force."""

    sha256: str
    path: str | None


class WrongValueError(Exception):
    """What the value should have been, and the nearest word where there is one."""

    def __init__(self, expected: str, hint: str | None = None) -> None:
        super().__init__(expected)
        self.expected = expected
        self.hint = hint


class Taking(NamedTuple):
    """What is needed to take a value in: the setting, and the folder that paths are relative to."""

    setting: Setting
    folder: str  # as seen from the current folder; empty for the current one


def taken(value: object, taking: Taking) -> object:
    """The value ready for use; WrongValueError where it is of another kind."""
    return _TAKE[taking.setting.kind](value, taking)


def from_variable(text: str, setting: Setting) -> object:
    """What a variable means: lists are separated as PATH is, globs by commas, days and shares are numbers."""
    if setting.kind == "folders":
        return [item for item in text.split(os.pathsep) if item]
    if setting.kind == "globs":
        return [item.strip() for item in text.split(",") if item.strip()]
    if setting.kind == "flag":
        return _TRUTHS.get(text.strip().lower(), text)
    if setting.kind == "share" and _SHARE.fullmatch(text):
        return float(text)
    return int(text) if setting.kind == "days" and _NUMBER.fullmatch(text) else text


def _file(value: object, taking: Taking) -> str:
    return _under(_text(value, taking, "a path in quotes"), taking.folder)


def _folders(value: object, taking: Taking) -> tuple[Path, ...]:
    return tuple(Path(_under(item, taking.folder)) for item in _texts(value, "a list of folders"))


def _globs(value: object, _: Taking) -> tuple[str, ...]:
    return _texts(value, "a list of patterns")


def _word(value: object, taking: Taking) -> str:
    choices = taking.setting.choices
    if value in choices:
        return str(value)
    near = closest(str(value), choices)
    raise WrongValueError("one of " + ", ".join(choices), f"did you mean '{near}'?" if near else None)


def _text(value: object, _: Taking, expected: str = "a text in quotes") -> str:
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        raise WrongValueError(expected)
    return str(value)


def _days(value: object, _: Taking) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 36_500:
        raise WrongValueError("a number of days from 1 to 36500")
    return value


def _flag(value: object, _: Taking) -> bool:
    if not isinstance(value, bool):
        raise WrongValueError("true or false")
    return value


def _share(value: object, _: Taking) -> float:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not LEAST_SHARE <= value <= MOST_SHARE
    ):
        raise WrongValueError(f"a share from {LEAST_SHARE} to {MOST_SHARE}")
    return float(value)


def _date(value: object, _: Taking) -> str:
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise WrongValueError("a date as in 2026-11-24") from None


def _pin(value: object, taking: Taking) -> Pin:
    parts = {"sha256": value} if isinstance(value, str) else value
    if not isinstance(parts, Mapping):
        raise WrongValueError('{path = "...", sha256 = "..."}')
    for key in parts:
        if key not in Pin._fields:
            near = closest(str(key), Pin._fields)
            raise WrongValueError(
                "a path and a sha256", f"unknown key '{key}'" + (f", did you mean '{near}'?" if near else "")
            )
    digest = str(parts.get("sha256", "")).lower()
    if not _DIGEST.fullmatch(digest):
        raise WrongValueError(
            "a sha256 of 64 hexadecimal digits", "edgetier config --write-pins prints the lines"
        )
    return Pin(digest, _file(parts["path"], taking) if "path" in parts else None)


def _texts(value: object, expected: str) -> tuple[str, ...]:
    """A single text counts as a list of one."""
    items = value if isinstance(value, list | tuple) else [value]
    if not all(
        isinstance(item, str | Path) and str(item).strip() and "\0" not in str(item) for item in items
    ):
        raise WrongValueError(expected)
    return tuple(str(item) for item in items)


def _under(path: str, folder: str) -> str:
    """The path as seen from the current folder."""
    if not folder or Path(path).is_absolute():
        return path
    return Path(os.path.normpath(Path(folder) / path)).as_posix()


_TAKE: Mapping[str, Callable[[object, Taking], object]] = {
    "file": _file,
    "folders": _folders,
    "globs": _globs,
    "word": _word,
    "text": _text,
    "days": _days,
    "date": _date,
    "flag": _flag,
    "share": _share,
    "pin": _pin,
}
