"""Drop-downs: short lists stand in the cell's own rule, long ones on a hidden sheet that the rule points at."""

from collections.abc import Iterable, Sequence
from typing import Any

from edgetier.workbooks.values import DropDown, Sheet

_LONGEST_LIST = 255
_HIDDEN = "Lists"
_TITLE = "Not one of the list"


def add_drop_downs(book: Any, made: Sequence[tuple[Any, Sheet]]) -> None:
    """One rule for all rows that share their choices."""
    wanted = [(page, one) for page, sheet in made for one in sheet.drop_downs if one.rows and one.choices]
    long = tuple(dict.fromkeys(one.choices for _, one in wanted if not _fits(one.choices)))
    ranges = _hidden_lists(book, long)
    for page, one in wanted:
        source = ranges.get(one.choices, list(one.choices))
        first = one.rows[0] + 1
        page.data_validation(first, one.column, first, one.column, _rule(one, source))


def _fits(choices: Sequence[str]) -> bool:
    """A comma inside a word would make two of it."""
    return len(",".join(choices)) <= _LONGEST_LIST and not any("," in word for word in choices)


def _hidden_lists(book: Any, lists: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """A column for each list."""
    if not lists:
        return {}
    page = book.add_worksheet(_HIDDEN)
    page.hide()
    for column, choices in enumerate(lists):
        for row, word in enumerate(choices):
            page.write_string(row, column, word)
    letters = [_letters(column) for column in range(len(lists))]
    return {
        choices: f"={_HIDDEN}!${letter}$1:${letter}${len(choices)}"
        for letter, choices in zip(letters, lists, strict=True)
    }


def _letters(column: int) -> str:
    """0 is A, 26 is AA."""
    above, last = divmod(column, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + last)


def _rule(one: DropDown, source: object) -> dict[str, object]:
    letter = _letters(one.column)
    said = "Choose one of the list." if one.strict else "Is it meant as it stands? 'Yes' keeps it."
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if one.strict else "warning",
        "error_title": _TITLE,
        "error_message": said,
        "multi_range": " ".join(f"{letter}{row + 2}:{letter}{last + 2}" for row, last in _runs(one.rows)),
    }


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that follow one another as first and last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
