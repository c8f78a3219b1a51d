"""Open questions as a spreadsheet that owners can answer in."""

import csv
import io
from collections.abc import Iterable

from edgetier.assessment import Question
from edgetier.importing.formula import guard_parts

COLUMNS = ("workload", "owner", "field", "question", "allowed answers", "example", "settles", "answer")


def to_rows(questions: Iterable[Question]) -> tuple[tuple[str, ...], ...]:
    """One row a question, the one that settles most on top, the answer left empty."""
    return tuple(tuple(map(guard_parts, row_of(question))) for question in ranked(questions))


def ranked(questions: Iterable[Question]) -> list[Question]:
    """Questions that settle as much stay in order; whether a tier holds is asked before the rest on its workload."""
    asked = list(questions)
    most: dict[str, int] = {}
    for one in asked:
        most[one.workload] = max(one.settles, most.get(one.workload, 0))
    return sorted(asked, key=lambda one: -(most[one.workload] if one.confirms else one.settles))


def to_csv(questions: Iterable[Question]) -> bytes:
    """With a byte-order mark and CR LF, so that a spreadsheet program opens it as it is meant."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(to_rows(questions))
    return out.getvalue().encode("utf-8-sig")


def row_of(question: Question) -> tuple[str, ...]:
    """As COLUMNS has it."""
    return (
        question.workload,
        question.owner or "",
        question.field,
        question.question,
        question.allowed,
        question.example,
        str(question.settles),
        "",
    )
