"""Collects what is wrong with one file, and stops the reading when it is too much."""

from edgetier.source.places import whole_span_of
from edgetier.source.problems import Problem, Wording, too_many_problems
from edgetier.source.text import SourceText


class Refused(Exception):  # noqa: N818 - no error of ours: the file asks for too much, and reading it stops
    pass


class ProblemLog:
    """Reading goes on past `most` problems no further: the next one ends it."""

    def __init__(self, source: SourceText, most: int) -> None:
        self.source = source
        self._most = most
        self._found: list[Problem] = []

    def add(self, kind: str, place: int, wording: Wording) -> None:
        if len(self._found) >= self._most:
            self._append("limit", place, too_many_problems(self._most))
            raise Refused
        self._append(kind, place, wording)

    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._found)

    def _append(self, kind: str, place: int, wording: Wording) -> None:
        self._found.append(Problem(kind, whole_span_of(self.source, place), wording.message, wording.help))
