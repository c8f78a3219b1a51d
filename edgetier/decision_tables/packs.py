"""Reads a file of rules/ into a pack of decision tables, with the place of everything."""

from edgetier.decision_tables.columns import Domains, read_frame
from edgetier.decision_tables.examples import read_cases
from edgetier.decision_tables.reading import Reader
from edgetier.decision_tables.rows import read_rows
from edgetier.decision_tables.table import Case, Pack, Table
from edgetier.findings import Finding, finding, from_problem
from edgetier.source import Path, SourceFile, SourceText, Span

SCHEMA = 1
MAX_ROWS = 2000


def read_pack(source_file: SourceFile, domains: Domains) -> tuple[Pack | None, tuple[Finding, ...]]:
    """The pack of a file, without what cannot be read, and a finding for each thing that cannot."""
    source = SourceText(source_file.name, source_file.text)
    found = [from_problem(source, problem) for problem in source_file.problems]
    if len(source_file.documents) != 1:
        if not found:
            message = f"a rule pack is one YAML document, found {len(source_file.documents)}"
            found.append(finding("ET901", message, source=source, span=Span(1, 1, 1, 1)))
        return None, tuple(found)
    reader = Reader(source_file.documents[0])
    pack = _pack(reader, source_file, domains)
    return pack, (*found, *reader.found)


def _pack(reader: Reader, source_file: SourceFile, domains: Domains) -> Pack | None:
    fields = reader.fields((), reader.document.data, required=("schema", "pack", "title", "tables"))
    if fields.get("schema", SCHEMA) != SCHEMA:
        reader.bad(("schema",), f"this version reads rule packs of schema {SCHEMA}")
        return None
    if "pack" not in fields or "tables" not in fields:
        return None
    name = reader.text(("pack",), fields["pack"])
    title = reader.text(("title",), fields["title"]) if "title" in fields else name
    tables: dict[str, Table] = {}
    for at, item in enumerate(reader.items(("tables",), fields["tables"])):
        table = _table(reader, ("tables", at), item, domains=domains, file=source_file.name)
        if table is not None and table.id in tables:
            reader.bad(("tables", at, "id"), f"table '{table.id}' already stands in this pack")
        elif table is not None:
            tables[table.id] = table
    return Pack(
        name, title, tuple(tables.values()), source_file.name, source_file.sha256, reader.document.source
    )


def _table(reader: Reader, path: Path, value: object, *, domains: Domains, file: str) -> Table | None:
    """A table without its bad rows; None where its frame is at fault, because then no row can be read."""
    required = ("id", "title", "hit", "inputs", "outputs", "rows")
    fields = reader.fields(path, value, required=required, optional=("cases",))
    if any(key not in fields for key in required):
        return None
    before = len(reader.found)
    table_id, title = (reader.text((*path, key), fields[key]) for key in ("id", "title"))
    frame = read_frame(reader, path, fields, domains)
    if _too_long(reader, (*path, "rows"), fields["rows"]) or len(reader.found) > before:
        return None
    rows = read_rows(reader, (*path, "rows"), fields["rows"], frame)
    cases: tuple[Case, ...] = ()
    if "cases" in fields:
        ids = _row_ids(fields["rows"])
        cases = read_cases(reader, (*path, "cases"), fields["cases"], frame=frame, rows=ids)
    span = reader.document.value_span((*path, "id"))
    return Table(table_id, title, *frame, rows=rows, cases=cases, file=file, span=span)


def _too_long(reader: Reader, path: Path, rows: object) -> bool:
    """Overlaps are looked for pair by pair, so the number of rows is bounded."""
    too_long = isinstance(rows, list) and len(rows) > MAX_ROWS
    if too_long:
        reader.bad(path, f"a table has at most {MAX_ROWS} rows", help="split it into several tables")
    return too_long


def _row_ids(rows: object) -> tuple[str, ...]:
    """The ids of all rows, the bad ones too: a case that names one of them is not at fault as well."""
    items = rows if isinstance(rows, list) else []
    return tuple(str(item.get("id")) for item in items if isinstance(item, dict))
