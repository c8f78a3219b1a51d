"""Answers that come back in the spreadsheet of `ask`, as fields of the workloads they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from edgetier.importing.cells import Unreadable, read_cell
from edgetier.importing.fields import Field, Words, field_at, in_words, nearest_field
from edgetier.importing.formula import unguard
from edgetier.importing.mapping import folded
from edgetier.importing.merge_plan import Mapped
from edgetier.importing.nesting import put
from edgetier.importing.points import points_of
from edgetier.importing.spoken import fields_said
from edgetier.importing.table import Skipped, Table
from edgetier.importing.vocabulary import vocabulary

_NEEDED = ("workload", "field", "answer")


class Answers(NamedTuple):
    """What was answered, by workload; rows without an answer; answers that are no use, with the reason."""

    workloads: tuple[Mapped, ...]
    answered: int
    open: int
    bad: tuple[Skipped, ...]


class _Answer(NamedTuple):
    row: int
    workload: str
    field: Field
    text: str


def is_answers(table: Table) -> bool:
    """True for a spreadsheet that `ask` has written."""
    return {folded(column) for column in table.columns}.issuperset(_NEEDED)


def read_answers(table: Table, known: Mapping[str, Mapped], *, words: Words | None = None) -> Answers:
    """Answers for the workloads that are known; a bad one is told and keeps no other from going in."""
    found: list[_Answer] = []
    bad: list[Skipped] = []
    answered = unanswered = 0
    for row, cells in _rows(table):
        if _says_nothing(cells[2]):
            unanswered += 1
            continue
        answered += 1
        said = _said(row, cells, known, words or {})
        bad += [said] if isinstance(said, Skipped) else []
        found += [] if isinstance(said, Skipped) else said
    workloads, worse = _by_workload(found, known)
    bad = sorted({*bad, *worse})
    return Answers(workloads, answered - len({one.row for one in bad}), unanswered, tuple(bad))


def _says_nothing(text: str) -> bool:
    return not text or folded(text) in {folded(word) for word in vocabulary().empty}


def _rows(table: Table) -> Iterable[tuple[int, tuple[str, str, str]]]:
    names = [folded(column) for column in table.columns]
    workload, field, answer = (names.index(name) for name in _NEEDED)
    for record in table.records:
        cells = [unguard(cell.strip()) for cell in record.cells]
        yield record.row, (cells[workload].strip(), cells[field].strip(), cells[answer].strip())


def _said(
    row: int, cells: tuple[str, str, str], known: Mapping[str, Mapped], words: Words
) -> list[_Answer] | Skipped:
    workload, path, text = cells
    if workload not in known:
        return Skipped(row, f"no workload '{workload}' in the inventory")
    parts = fields_said(path, text)
    if not parts:
        nearest = nearest_field(path)
        meant = f"; did you mean '{nearest}'?" if nearest else ""
        return Skipped(row, f"'{path}' is not a field that can be answered{meant}")
    return [
        _Answer(row, workload, in_words(field, words), said)
        for one, said in parts
        if (field := field_at(one)) is not None
    ]


def _by_workload(
    answers: Sequence[_Answer], known: Mapping[str, Mapped]
) -> tuple[tuple[Mapped, ...], list[Skipped]]:
    grouped: dict[str, list[_Answer]] = {}
    for answer in answers:
        grouped.setdefault(answer.workload, []).append(answer)
    workloads, bad = [], []
    for name, group in grouped.items():
        once, twice = _once_each(group)
        workload, unusable = _workload(name, once, known[name])
        bad += twice + unusable
        if len(workload) > 1:
            workloads.append(workload)
    return tuple(workloads), bad


def _once_each(group: Sequence[_Answer]) -> tuple[list[_Answer], list[Skipped]]:
    first: dict[str, _Answer] = {}
    for answer in group:
        first.setdefault(answer.field.path, answer)
    twice = [
        Skipped(
            answer.row,
            f"{_about(answer)} is answered in row {first[answer.field.path].row} already",
        )
        for answer in group
        if first[answer.field.path] is not answer
    ]
    return list(first.values()), twice


def _workload(name: str, answers: Sequence[_Answer], have: Mapped) -> tuple[Mapped, list[Skipped]]:
    workload: Mapped = {"id": name}
    bad: list[Skipped] = []
    for answer in answers:
        if not answer.field.repeats:
            value = read_cell(answer.field, answer.text)
            if isinstance(value, Unreadable):
                bad.append(_bad(answer, value.message, value.help))
            else:
                put(workload, answer.field.path, value)
    for list_name in dict.fromkeys(
        answer.field.path.partition(".")[0] for answer in answers if answer.field.repeats
    ):
        _add_points(workload, list_name, answers, have, bad)
    return workload, bad


def _add_points(
    workload: Mapped, name: str, answers: Sequence[_Answer], have: Mapped, bad: list[Skipped]
) -> None:
    """Answers about points belong to the places of the inventory, or to those answered beside them."""
    group = [answer for answer in answers if answer.field.path.startswith(name + ".")]
    places = _places(have.get(name))
    at = field_at(f"{name}.at")
    sources = [(str(answer.row), answer.field, answer.text, "") for answer in group]
    if places and at is not None:
        sources = [source for source in sources if source[1].path != at.path]
        sources.insert(0, ("", at, ";".join(places), ""))
    points, unread = points_of(name, sources)
    rows = {answer.field.path: answer for answer in group}
    bad += (_bad(rows[cell.to], cell.message, cell.help) for cell in unread)
    said = [dict(point) for point in points if len(point) > 1 or not places]
    if said:
        workload[name] = list(said)


def _places(points: object) -> list[str]:
    found = points if isinstance(points, list) else []
    return [str(point["at"]) for point in found if isinstance(point, dict) and "at" in point]


def _bad(answer: _Answer, message: str, help: str | None) -> Skipped:  # noqa: A002 - the word users read
    return Skipped(answer.row, f"{_about(answer)}: {message}" + (f"; {help}" if help else ""))


def _about(answer: _Answer) -> str:
    return f"{answer.field.path} of '{answer.workload}'"
