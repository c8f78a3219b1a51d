"""Open questions as a workbook: drop-downs where there is a list of answers, and a page on how to fill it in."""

from collections.abc import Iterable, Sequence

from edgetier.assessment import Question
from edgetier.importing.asking import COLUMNS, ranked, row_of
from edgetier.importing.choices import Choices, choices_of
from edgetier.importing.fields import Words
from edgetier.workbooks.values import Cell, Column, DropDown, Kind, Sheet
from edgetier.workbooks.writing import workbook_of

QUESTIONS = "Questions"
_SETTLES, _ANSWER = COLUMNS.index("settles"), COLUMNS.index("answer")
_WIDTHS = {
    "workload": 26,
    "owner": 22,
    "field": 20,
    "question": 50,
    "allowed answers": 42,
    "example": 22,
    "settles": 9,
    "answer": 34,
}
_KINDS = {"settles": Kind.COUNT, "answer": Kind.ANSWER}
_HOW = (
    (
        "Please fill in the last column, 'answer', of the sheet 'Questions'. Leave empty what you do not know: "
        "an empty answer changes nothing, a guess does."
    ),
    (
        "The column 'allowed answers' says what is understood, 'example' shows one. Times, sizes and rates need "
        "a unit, as in 180 ms or 40 kB."
    ),
    (
        "Where a cell has a list, choose from it. Some lists take other answers as well and then ask whether you "
        "mean it: a kind of work or a tier can also be a time, and several places are parted by ';'."
    ),
    "'settles' is how many open decisions the answer alone would settle; the most telling questions stand on top.",
    (
        "Sort, filter and hide rows as you like, and add sheets of your own. Please leave the headers and the "
        "columns 'workload' and 'field' as they are: by these an answer finds its place."
    ),
    (
        "Then save the file as .xlsx and send it back. Whoever asked takes the answers in with: "
        "edgetier import xlsx FILE --update INVENTORY"
    ),
)


def to_xlsx(questions: Iterable[Question], words: Words) -> bytes:
    """The same rows as the CSV; `words` are those of the taxonomy in force."""
    asked = ranked(questions)
    columns = [Column(name, _KINDS.get(name, Kind.TEXT), _WIDTHS[name]) for name in COLUMNS]
    sheet = Sheet(QUESTIONS, columns, [_cells(one) for one in asked], _drop_downs(asked, words))
    how = Sheet(
        "How to fill this in", (Column("How to fill this in", width=110),), [(line,) for line in _HOW]
    )
    return workbook_of((sheet, how), title="Open questions")


def _cells(question: Question) -> list[Cell]:
    cells: list[Cell] = list(row_of(question))
    cells[_SETTLES] = question.settles
    return cells


def _drop_downs(asked: Sequence[Question], words: Words) -> tuple[DropDown, ...]:
    rows: dict[Choices, list[int]] = {}
    for row, question in enumerate(asked):
        rows.setdefault(choices_of(question, words), []).append(row)
    return tuple(
        DropDown(_ANSWER, tuple(found), choices.words, choices.only)
        for choices, found in rows.items()
        if choices.words
    )
