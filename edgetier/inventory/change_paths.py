"""What a change is to: `claims-voice.demand[0].access`, `*.connection`, `estate.regions`, taken apart."""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.inventory.estate import Estate
from edgetier.inventory.faults import suggestion
from edgetier.inventory.fields import keys_of
from edgetier.inventory.model import Workload
from edgetier.source import Path, closest
from edgetier.source.problems import shortened

ESTATE = "estate"
EVERY = "*"
LONGEST = 400
_INDEX = re.compile(r"\[(\d{1,6}|\*)\]")
_NUMBER = re.compile(r"\d{1,6}")
_EXAMPLE = "write WORKLOAD.FIELD=VALUE, as in claims-voice.latency.budget='300 ms'"


class Target(NamedTuple):
    """The workloads, none for the estate, and the way to the field; `*` as a step is every item of a list."""

    ids: tuple[str, ...]
    path: Path


def target_of(written: str, ids: Sequence[str]) -> Target:
    """UserError for what names neither a workload nor the estate, with the nearest name."""
    if len(written) > LONGEST:
        raise UserError("a path of so many characters leads nowhere", help=_EXAMPLE)
    names = _INDEX.sub(r".\1", written.strip()).split(".")
    if len(names) < 2 or not all(names):
        raise UserError(f"'{shortened(written)}' is not a path to a field", help=_EXAMPLE)
    if names[0] == ESTATE:
        _refuse_unknown(names[1], keys_of(Estate), "the estate")
        return Target((), _steps(names[1:]))
    return _of_workloads(names, ids)


def _of_workloads(names: Sequence[str], ids: Sequence[str]) -> Target:
    """An id may hold dots: the split that leads to a field counts before any other."""
    splits = [(found, names[at:]) for at in range(1, len(names)) if (found := _matching(names[:at], ids))]
    if not splits:
        raise _no_workload(names, ids)
    known = keys_of(Workload)
    found, rest = next((split for split in splits if split[1][0] in known), splits[-1])
    if rest[0] == "id":
        raise UserError("an id cannot be changed: it says which workload is meant")
    _refuse_unknown(rest[0], known, "a workload")
    return Target(found, _steps(rest))


def _matching(names: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
    pattern = ".".join(names)
    return (pattern,) if pattern in ids else tuple(one for one in ids if fnmatchcase(one, pattern))


def _refuse_unknown(name: str, known: Sequence[str], whose: str) -> None:
    if name not in known and not name.startswith("x-"):
        near = suggestion(closest(name, known)) or "known fields: " + ", ".join(known)
        raise UserError(f"{whose} has no field '{shortened(name)}'", help=near)


def _no_workload(names: Sequence[str], ids: Sequence[str]) -> UserError:
    known = keys_of(Workload)
    at = next((place for place in range(1, len(names)) if names[place] in known), 1)
    written = ".".join(names[:at])
    near = closest(written, (*ids, ESTATE))
    hint = suggestion(near) or "'edgetier assess' lists every id; * stands for any letters"
    return UserError(f"no workload has the id '{shortened(written)}'", help=hint)


def _steps(names: Sequence[str]) -> Path:
    return tuple(_typed(names))


def _typed(names: Sequence[str]) -> Iterator[str | int]:
    """A number is the index of a list: no field is called so, and a percentile begins with a p."""
    for name in names:
        yield int(name) if _NUMBER.fullmatch(name) else name


def written(path: Path) -> str:
    """The path as it is shown: `demand[0].access`."""
    steps = (f"[{step}]" if isinstance(step, int) or step == EVERY else f".{step}" for step in path)
    return shortened("".join(steps).lstrip("."))
