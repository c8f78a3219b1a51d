"""Mends raw data by replacing and dropping parts of a copy, and remembers where everything stood before."""

from collections.abc import Mapping
from typing import Any, Final

from edgetier.source import Path


class _Drop:
    """Marks a part that is left out."""


DROP: Final = _Drop()
Edits = Mapping[Path, Any]


def value_at(data: Any, path: Path) -> Any:
    """The value at a path; None where the path does not lead anywhere."""
    for step in path:
        if not _leads_on(data, step):
            return None
        data = data[step]
    return data


def existing(data: Any, path: Path) -> Path:
    """The path as far as it leads."""
    for length, step in enumerate(path):
        if not _leads_on(data, step):
            return path[:length]
        data = data[step]
    return path


def _leads_on(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def edited(data: Any, edits: Edits) -> Any:
    """A copy with the edits made: replacements first, then removals from the innermost and the last on."""
    data = _copied(data)
    for path, value in edits.items():
        if value is not DROP:
            _set(data, path, _copied(value))
    for path in sorted((path for path, value in edits.items() if value is DROP), key=_innermost_last_first):
        _drop(data, path)
    return data


def _copied(data: Any) -> Any:
    """Faster than deepcopy, and an alias becomes a copy of its own: an edit stays where it is made."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_copied(value) for value in data]
    return data


def _innermost_last_first(path: Path) -> tuple[int, int]:
    return (-len(path), -path[-1] if isinstance(path[-1], int) else 0)


def _set(data: Any, path: Path, value: Any) -> None:
    holder = value_at(data, path[:-1])
    if isinstance(holder, (dict, list)):
        holder[path[-1]] = value  # type: ignore[index]


def _drop(data: Any, path: Path) -> None:
    holder, last = value_at(data, path[:-1]), path[-1]
    if isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
        del holder[last]


def original(path: Path, edits: Edits) -> Path:
    """Where a path into the edited copy stood before items of its lists were dropped."""
    before: Path = ()
    for step in path:
        before += (_original_index(before, step, edits) if isinstance(step, int) else step,)
    return before


def _original_index(holder: Path, index: int, edits: Edits) -> int:
    place = 0
    while True:
        if edits.get((*holder, place)) is not DROP:
            if index == 0:
                return place
            index -= 1
        place += 1
