"""Formulas that hold no value: a script wrote them, and no spreadsheet program has computed them since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def without_value(page: Any, rows: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """The cells, as in B7; `page` has the formulas, `rows` the values by the number of the row."""
    page.reset_dimensions()
    for number, cells in enumerate(page.iter_rows(), 1):
        texts = rows.get(number, ())
        for index, cell in enumerate(cells):
            if cell.data_type == "f" and not (index < len(texts) and texts[index].strip()):
                yield str(cell.coordinate)
