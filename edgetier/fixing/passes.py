"""Fixes a file in passes: what is fixed is read again, and a fix that does harm is dropped."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from edgetier.findings import Finding
from edgetier.fixing.applying import apart
from edgetier.fixing.trials import Trial, sound
from edgetier.source.edits import Lines, as_it_was
from edgetier.source.text import decode

MOST_PASSES = 10
Find: TypeAlias = Callable[[bytes], Sequence[Finding]]


class Fixed(NamedTuple):
    """The bytes as they are now, what was mended, what is left, and of that whose fix was dropped."""

    raw: bytes
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    dropped: tuple[Finding, ...]


def fixed(raw: bytes, name: str, find: Find, *, unsafe: bool) -> Fixed:
    """Every fix that can be made without harm; `find` tells what is wrong with the bytes of the file."""

    def find_here(raw: bytes) -> tuple[Finding, ...]:
        return tuple(item for item in find(raw) if item.file == name)

    found = find_here(raw)
    applied: list[Finding] = []
    dropped: dict[object, Finding] = {}
    for _ in range(MOST_PASSES):
        wanted = [item for item in _fixable(found, unsafe=unsafe) if _identity(item) not in dropped]
        done = _one_pass(raw, found, wanted, find_here)
        refused = [item for item in done.tried if item not in done.made]
        dropped.update((_identity(item), item) for item in refused)
        if not done.made and not refused:
            break
        raw, found = done.raw, done.found
        applied += done.made
    return Fixed(raw, tuple(applied), found, tuple(dropped.values()))


class _Pass(NamedTuple):
    raw: bytes
    found: tuple[Finding, ...]
    tried: Sequence[Finding] = ()
    made: Sequence[Finding] = ()


def _one_pass(raw: bytes, found: tuple[Finding, ...], wanted: list[Finding], find: Find) -> _Pass:
    decoded = decode(raw)
    if not wanted or decoded.bad_offset is not None:  # what could not be read cannot be written back
        return _Pass(raw, found)
    lines = Lines(decoded.text)
    fixes = apart((item.fix for item in wanted if item.fix), lines)
    tried = [item for item in wanted if item.fix in fixes]

    def look(text: str) -> Sequence[Finding]:
        return find(as_it_was(raw, decoded.text, text))

    trial = Trial(lines, found, look)
    made = sound(trial, [], tried)
    if not made:
        return _Pass(raw, found, tried)
    after = trial.after(made)
    return _Pass(as_it_was(raw, decoded.text, after.text), tuple(after.found), tried, made)


def _fixable(found: Sequence[Finding], *, unsafe: bool) -> list[Finding]:
    return [item for item in found if item.fix and (item.fix.safe or unsafe)]


def _identity(item: Finding) -> object:
    """The same from one pass to the next, as lines and columns are not."""
    return item.code, item.path, item.message, item.fix and item.fix.title
