"""One entry of a taxonomy file, read field by field; the first thing wrong with it stops its reading."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from edgetier.catalogue.model import Interval, Provenance
from edgetier.source import closest

EntryPath: TypeAlias = tuple[str | int, ...]

_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_PROVENANCE = ("source", "date")
NO_SOURCE = "write 'assumption, no public source' where there is none"


class BadEntry(Exception):  # noqa: N818 - not an error of the program: it becomes a finding
    """What is wrong with an entry, and where in it."""

    def __init__(
        self, message: str, path: EntryPath = (), *, hint: str | None = None, at_key: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.hint = hint
        self.at_key = at_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A named mapping of a taxonomy file; `inherited` is the source and date of the whole file."""

    name: str
    values: Mapping[str, object]
    inherited: Mapping[str, object]
    columns: tuple[str, ...] = ()  # where the entry is written as a row: what stands in which place
    whole: bool = False  # the entry is a single value, not a mapping

    def only(self, *known: str) -> None:
        """Refuses keys that nobody reads."""
        for key in self.values:
            if key not in known and key not in _PROVENANCE and not key.startswith("x-"):
                hint = did_you_mean(key, (*known, *_PROVENANCE))
                raise BadEntry(f"unknown key '{key}'", (key,), hint=hint, at_key=True)

    def provenance(self) -> Provenance:
        """Its own source and date, or those of its file."""
        source = self.values.get("source", self.inherited.get("source"))
        date = self.values.get("date", self.inherited.get("date"))
        if not isinstance(source, str) or not source.strip():
            raise BadEntry("no source", ("source",), hint="where do the figures come from? " + NO_SOURCE)
        if not _DATE.fullmatch(str(date)):
            raise BadEntry("no date", ("date",), hint="write YYYY, YYYY-MM or YYYY-MM-DD")
        return Provenance(source, str(date))

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        value = self._present(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "a text")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, or one text with spaces between them."""
        value = self._present(key)
        found = value.split() if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise self._wrong(key, "a list of words")
        return tuple(found)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.text(key)
        self._check_known(key, value, allowed)
        return value

    def choices(self, key: str, allowed: Collection[str]) -> frozenset[str]:
        found = self.words(key)
        for word in found:
            self._check_known(key, word, allowed)
        return frozenset(found)

    def flag(self, key: str) -> bool:
        value = self._present(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def number(self, key: str, *, low: float = 0.0, high: float = math.inf) -> float:
        """A finite number between the bounds, inclusive."""
        value = as_number(self._present(key))
        if value is None or not low <= value <= high:
            raise self._wrong(key, _number_words(low, high))
        return value

    def interval(self, key: str, *, low: float = 0.0) -> Interval:
        """Low, typical and high."""
        found = as_numbers(self._present(key), 3)
        if found is None or found[0] < low:
            raise self._wrong(key, "[low, typical, high], three numbers" + (f" from {low:g}" if low else ""))
        if not found[0] <= found[1] <= found[2]:
            hint = "write [low, typical, high]"
            raise BadEntry(f"'{key}' does not rise from low to high", self.path_of(key), hint=hint)
        return Interval(*found)

    def path_of(self, key: str) -> EntryPath:
        """Where the value of a key stands in the entry: by name, by place in a row, or as the whole of it."""
        if self.whole:
            return ()
        return (self.columns.index(key),) if key in self.columns else (key,)

    def _present(self, key: str) -> object:
        value = self.values.get(key)
        if value is None:
            raise BadEntry(f"'{key}' is missing", self.path_of(key))
        return value

    def _check_known(self, key: str, value: str, allowed: Collection[str]) -> None:
        if value not in allowed:
            hint = did_you_mean(value, allowed) or "one of: " + ", ".join(allowed)
            raise BadEntry(f"'{key}' has the unknown value '{value}'", self.path_of(key), hint=hint)

    def _wrong(self, key: str, expected: str) -> BadEntry:
        return BadEntry(f"'{key}' must be {expected}", self.path_of(key))


def as_number(value: object) -> float | None:
    """A finite number, or None; true and false are not numbers."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def as_numbers(value: object, count: int) -> tuple[float, ...] | None:
    """A list of so many finite numbers, or None."""
    if not isinstance(value, list) or len(value) != count:
        return None
    found = [as_number(item) for item in value]
    return tuple(number for number in found if number is not None) if None not in found else None


def _number_words(low: float, high: float) -> str:
    return f"a number from {low:g}" + (f" to {high:g}" if high < math.inf else "")


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """The nearest known word, as a question."""
    near = closest(word, known)
    return f"did you mean '{near}'?" if near else None
