"""Tries fixes out, and tells which of them mend what they should without breaking anything."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from edgetier.codes import CODES
from edgetier.findings import Finding, Severity
from edgetier.fixing.applying import edits_of
from edgetier.fixing.places import Before
from edgetier.source.edits import Lines, apply

# What these find is wrong with the text. Others judge what it says, which they can once it is readable.
_OF_THE_TEXT = frozenset(("schema", "cross-file", "suppression"))


class After(NamedTuple):
    """The text with fixes made, and what is found in it."""

    text: str
    found: Sequence[Finding]
    before: Before


class Trial:
    """A text, what was found in it, and how to look again."""

    def __init__(
        self, lines: Lines, found: Sequence[Finding], look: Callable[[str], Sequence[Finding]]
    ) -> None:
        self.lines = lines
        self._look = look
        self._wrong = {self._place(item) for item in found if _is_wrong(item)}
        self._made: dict[tuple[int, ...], After] = {}

    def after(self, made: Sequence[Finding]) -> After:
        """With the fixes of these findings made."""
        key = tuple(map(id, made))
        if key not in self._made:
            edits = edits_of([item.fix for item in made if item.fix], self.lines)
            text = apply(self.lines.text, edits)
            self._made = {key: After(text, self._look(text), Before(edits))}
        return self._made[key]

    def holds(self, made: Sequence[Finding]) -> bool:
        """Whether all of these are gone, and no error stands where there was none or where one was mended."""
        after, mended = self.after(made), {self._place(item) for item in made}
        lines = Lines(after.text)
        there = [(after.before(lines.start(item.span)), item) for item in after.found]
        left = {(place, item.code) for place, item in there}
        if any((self._place(item), item.code) in left for item in made):
            return False
        return all(
            place in self._wrong - mended or _is_uncovered(item, made)
            for place, item in there
            if _is_wrong(item)
        )

    def _place(self, item: Finding) -> int:
        return self.lines.start(item.span)


def sound(trial: Trial, made: list[Finding], wanted: list[Finding]) -> list[Finding]:
    """Those already made and as many of the others as hold beside them; halved until the bad ones are alone."""
    if not wanted or trial.holds([*made, *wanted]):
        return [*made, *wanted]
    if len(wanted) == 1:
        return made
    half = len(wanted) // 2
    return sound(trial, sound(trial, made, wanted[:half]), wanted[half:])


def _is_wrong(item: Finding) -> bool:
    return item.severity is Severity.ERROR and CODES[item.code].family in _OF_THE_TEXT


def _is_uncovered(item: Finding, made: Iterable[Finding]) -> bool:
    """Whether it is about what only now is read, since the key is known: deeper in it, or soon mended too."""
    mendable = item.fix is not None and item.fix.safe
    return any(
        path and len(item.path) + mendable > len(path) and item.path[: len(path)] == path
        for path in map(_renamed_path, made)
    )


def _renamed_path(item: Finding) -> tuple[str | int, ...]:
    """The path of a key with its right name; none where no key was renamed."""
    if item.code != "ET102" or item.fix is None:
        return ()
    return (*item.path[:-1], item.fix.edits[0].replacement.strip("\"'"))
