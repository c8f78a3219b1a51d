"""Proposes a map for a spreadsheet, with what each guess rests on as a comment."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.importing.fields import Field, field_at
from edgetier.importing.mapping import KIND, folded
from edgetier.importing.matching import Match, match_header
from edgetier.importing.scalar_text import inline
from edgetier.importing.sniffing import looks_like, readable, word_for
from edgetier.importing.table import Table
from edgetier.importing.vocabulary import unit_in, vocabulary

_SAMPLE = 200
_MOST_WORDS = 40
_BY_LOOKS = 0.4
_JOINABLE = ("description", "tags")
_DOUBTFUL = 0.5
_A_GUESS = 0.1


class Column(NamedTuple):
    """A column, its cells that say something, and the field it may go to."""

    name: str
    cells: tuple[str, ...]
    match: Match | None


def suggest(table: Table) -> str:
    """The text of a map that can be used as it is; columns without a match stand in it as comments."""
    columns = _named(_one_field_each([_column(table, index) for index in range(len(table.columns))]))
    mapped = [column for column in columns if column.match is not None]
    lines = [
        f"# Proposed for {_safe(table.name)}: {len(mapped)} of {len(columns)} columns; check each line.",
        "schema: 1",
        f"kind: {KIND}",
        "columns:" if mapped else "columns: {}",
        *(line for column in mapped for line in _mapped(column)),
        *_about_ids(mapped, table),
        f"empty: {inline(list(vocabulary().empty))}",
        *_unmatched([column for column in columns if column.match is None]),
    ]
    return "\n".join(lines) + "\n"


def _column(table: Table, index: int) -> Column:
    empty = {folded(word) for word in vocabulary().empty}
    texts = (record.cells[index].strip() for record in table.records)
    cells = tuple(text for text in texts if text and folded(text) not in empty)
    name = table.columns[index]
    match = match_header(name)
    if match is None and (look := looks_like(cells[:_SAMPLE])) is not None:
        match = Match(look.to, _BY_LOOKS, look.because)
    return Column(name, cells, match if cells else None)


def _one_field_each(columns: Sequence[Column]) -> list[Column]:
    """Where several columns want one field, the surest has it; descriptions and tags take them all."""
    best: dict[str, Column] = {}
    for column in columns:
        if column.match is not None and column.match.to not in _JOINABLE:
            before = best.get(column.match.to)
            if before is None or before.match is None or column.match.confidence > before.match.confidence:
                best[column.match.to] = column
    return [
        column
        if column.match is None or column.match.to in _JOINABLE or best[column.match.to] is column
        else column._replace(match=None)
        for column in columns
    ]


def _named(columns: list[Column]) -> list[Column]:
    """Where nothing was recognised, the first column with something in it is taken for the name."""
    first = next((column for column in columns if column.cells), None)
    if first is None or any(column.match is not None for column in columns):
        return columns
    guess = Match("name", _A_GUESS, "the first column, for want of a better one")
    return [column._replace(match=guess) if column is first else column for column in columns]


def _mapped(column: Column) -> Iterator[str]:
    assert column.match is not None  # noqa: S101 - only mapped columns come here
    field = field_at(column.match.to)
    unit = unit_in(column.name, vocabulary().units)
    comment = f"  # {column.match.because} ({column.match.confidence:.0%}); {_filled(column)}"
    if field is not None and field.choices:
        yield f"  {inline(column.name)}:{comment}"
        yield f"    to: {field.path}"
        yield from _values(field, column)
    elif field is not None and unit and field.shape in ("latency", "size"):
        yield f"  {inline(column.name)}: {{to: {field.path}, unit: {unit}}}{comment}"
    else:
        yield f"  {inline(column.name)}: {column.match.to}{comment}"
    if field is not None and readable(field, column.cells[:_SAMPLE], unit) < _DOUBTFUL:
        yield f"  # doubtful: most cells of {_safe(column.name)} cannot be read as {field.path}"


def _values(field: Field, column: Column) -> Iterator[str]:
    """Cells that are not words of the field: those with a usual meaning, and the rest to fill in."""
    counts = Counter(" ".join(cell.split()) for cell in column.cells)
    other = [(text, count) for text, count in counts.most_common(_MOST_WORDS) if not _is_word(field, text)]
    known = [(text, word) for text, _ in other if (word := word_for(field, text))]
    if known:
        yield "    values:"
        yield from (f"      {inline(text)}: {word}" for text, word in _once_each(known))
    for text, count in other:
        if not word_for(field, text):
            yield f"      # {inline(text[:120])}: one of {', '.join(field.choices)} ({count} cells)"


def _once_each(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return list({folded(text): (text, word) for text, word in pairs}.values())


def _is_word(field: Field, text: str) -> bool:
    return readable(field, (text,)) == 1 and word_for(field, text) is None


def _about_ids(mapped: Sequence[Column], table: Table) -> Iterator[str]:
    by_field = {column.match.to: column for column in mapped if column.match is not None}
    if "id" in by_field or "name" not in by_field:
        return
    name = by_field["name"]
    shared = sum(count for count in Counter(map(folded, name.cells)).values() if count > 1)
    yield f"# {shared} of {len(table.records)} rows share their name: their ids get digits added."
    yield f"id: {{from: [{inline(name.name)}]}}"


def _unmatched(columns: Sequence[Column]) -> Iterator[str]:
    if columns:
        yield "# Not matched. To use one, move its line up and give it a field, labels.NAME, keep or ignore:"
    for column in columns:
        example = f", such as {inline(' '.join(column.cells[0].split())[:60])}" if column.cells else ""
        yield f"#  {inline(column.name)}: ignore  # {_filled(column)}{example}"


def _filled(column: Column) -> str:
    return f"{len(column.cells)} cells filled"


def _safe(text: str) -> str:
    return inline(text)
