"""A baseline as a file: JSON, sorted, an entry a line, so that a review and a merge see single findings."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from edgetier.errors import UserError
from edgetier.findings import Severity
from edgetier.triage.baseline import Baseline, Entry
from edgetier.triage.code_names import code_named, not_suppressible

NAME = ".edgetier-baseline.json"
VERSION = 1
MOST_BYTES = 64 * 2**20
_HELP = "edgetier baseline write makes a new one"


def baseline_text(baseline: Baseline) -> str:
    """The same bytes for the same findings."""
    lines = ",\n".join(f"    {_line(entry)}" for entry in baseline.entries)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "tool": "edgetier",\n  "baseline_version": {VERSION},\n  "findings": {listed}\n}}\n'


def read_baseline(path: str | Path) -> Baseline:
    """From disk; UserError for a file that is none of ours, or not whole."""
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"cannot read the baseline {path}: {reason}", help=_HELP) from error
    return parse_baseline(raw, str(path))


def parse_baseline(raw: bytes, name: str) -> Baseline:
    """Of a baseline with this file name. What cannot be suppressed is not taken from it, whoever wrote it in."""
    data = _object(raw, name)
    entries = [_read(item, f"{name}: entry {number}") for number, item in enumerate(data["findings"], 1)]
    if len({entry.key for entry in entries}) < len(entries):
        raise UserError(f"{name}: the same finding stands in it twice", help=_HELP)
    kept = (entry for entry in entries if not not_suppressible(entry.code))
    return Baseline(tuple(kept), folder_of(name))


def folder_of(name: str | Path) -> str:
    """The folder that files are named from."""
    return os.path.dirname(os.path.abspath(name))  # noqa: PTH100, PTH120 - links stay as they are


def _line(entry: Entry) -> str:
    return json.dumps({**asdict(entry), "path": list(entry.path), "severity": str(entry.severity)})


def _object(raw: bytes, name: str) -> Mapping[str, Any]:
    try:
        data = json.loads(raw.decode("utf-8-sig")) if len(raw) <= MOST_BYTES else None
    except (ValueError, RecursionError) as error:
        raise UserError(f"{name} is no baseline: it is not JSON", help=_HELP) from error
    if not isinstance(data, dict) or data.get("tool") != "edgetier" or "baseline_version" not in data:
        raise UserError(f"{name} is no baseline of edgetier", help=_HELP)
    version = data["baseline_version"]
    if version != VERSION or isinstance(version, bool):
        raise UserError(f"{name} has baseline_version {ascii(version)[:40]}; this version reads {VERSION}")
    if not isinstance(data.get("findings"), list):
        raise UserError(f"{name} is no whole baseline: it has no list of findings", help=_HELP)
    return data


def _read(item: object, where: str) -> Entry:
    for field, holds in _HOLDS.items():
        if not isinstance(item, dict) or field not in item or not holds(item[field]):
            raise UserError(f"{where}: {field} is missing or wrong", help=_HELP)
    assert isinstance(item, dict)  # noqa: S101 - the loop has seen to it
    known = {field: item[field] for field in _HOLDS}
    return Entry(**{**known, "path": tuple(item["path"]), "severity": Severity(item["severity"])})


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_path(value: object) -> bool:
    return isinstance(value, list) and all(type(step) in (str, int) for step in value)


_HOLDS: Mapping[str, Callable[[Any], bool]] = {
    "code": lambda value: _is_text(value) and code_named(value) == value,
    "workload": lambda value: value is None or _is_text(value),
    "file": _is_text,
    "path": _is_path,
    "severity": lambda value: _is_text(value) and value in set(Severity),
    "count": lambda value: type(value) is int and value > 0,
    "first_seen": _is_date,
}
