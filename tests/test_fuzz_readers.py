"""Broken rule packs, taxonomies, maps, spreadsheets and saved reports: told as such, never a traceback."""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from full_inventory import changed, paths_in
from mutations import mutated
from subject import all_in_range, policy, printable
from wrong_values import VALUES

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.files import shipped_files
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.packs import read_pack
from edgetier.decision_tables.proof import verify
from edgetier.errors import UserError
from edgetier.importing.encoding import decode
from edgetier.importing.imported import import_table
from edgetier.importing.read_map import map_of
from edgetier.importing.suggest import suggest
from edgetier.importing.table import read_table
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.report import BINARY_FORMATS, FORMATS, record, render, render_bytes
from edgetier.report.diagnostics import full
from edgetier.report.saved import read
from edgetier.source import parse

ROOT = Path(__file__).parents[1]
INVENTORY = b"""\
schema: 1
estate: {central: aws:us-east-1, regions: all, metro_edge: all}
workloads:
- {id: a, archetype: voice-agent, latency: {budgt: 1}, demand: [{at: SIN, access: lte}], labels: {b: c},
   current: {site: aws:us-east-1, observed: {p95: 5 s}}}
- {id: b, kind: training}
"""
SHEET = """\
App ID;Name;Region;Latency (ms);Requests/s;Owner;Type
a-1;Voice "X";SIN;200;1,5;team-a;chat
b-2;"two
lines";FRA;1.200,5;;team-b;vision
;;;;;;
"""
pytestmark = pytest.mark.filterwarnings("error")


def yaml_files(folder: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / folder).glob("*.yaml"))]


def test_rule_packs() -> None:
    catalogue, packs = policy()
    inventory, _ = load([parse(INVENTORY, "a.yaml")], None, vocabulary_of(catalogue))
    for raw in mutated(yaml_files("rules"), 300, seed=1):
        file = parse(raw.replace(b"\npack: ", b"\npack: own-"), "own.yaml")
        pack, findings = read_pack(file, domains_of(catalogue))
        all_in_range(findings, file)
        printable(full(findings))
        for table in pack.tables if pack else ():
            verify(table)
        if pack is not None:
            with suppress(UserError):  # facts and codes that are not known
                assess(inventory, catalogue=catalogue, packs=(*packs, pack))


def test_taxonomy_overrides(tmp_path: Path) -> None:
    _, packs = policy()
    shipped = [one.file for one in shipped_files()]  # an entry may break one that builds on it
    for turn, raw in enumerate(mutated(yaml_files("taxonomy"), 200, seed=2)):
        (tmp_path / "own.yaml").write_bytes(raw)
        catalogue, findings = load_catalogue((tmp_path,))
        file = parse(raw, (tmp_path / "own.yaml").as_posix())
        all_in_range(findings, file, *shipped)
        printable(full(findings))
        if turn % 4 == 0:
            inventory, _ = load([parse(INVENTORY, "a.yaml")], None, vocabulary_of(catalogue))
            assessment = assess(inventory, catalogue=catalogue, packs=packs)
            printable(render(tuple(FORMATS)[turn // 4 % len(FORMATS)], assessment))


def test_maps_of_columns() -> None:
    table = read_table(SHEET, name="sheet.csv")
    for raw in mutated([suggest(table).encode()], 300, seed=3):
        file = parse(raw, "map.yaml")
        found = map_of(file)
        all_in_range(found.findings, file)
        printable(full(found.findings))
        if not found.findings:
            import_table(table, found.map)


def test_spreadsheets() -> None:
    column_map = map_of(parse(suggest(read_table(SHEET, name="sheet.csv")).encode(), "map.yaml")).map
    sheets = [SHEET.encode(), SHEET.replace(";", ",").encode(), SHEET.encode("utf-16")]
    for raw in mutated(sheets, 300, seed=4):
        try:
            table = read_table(decode(raw, None).text, name="sheet.csv")
        except UserError:
            continue
        import_table(table, column_map)
        file = parse(suggest(table).encode(), "map.yaml")
        assert [item.message for item in map_of(file).findings if item.code != "ET103"] == []


def test_saved_reports() -> None:
    catalogue, packs = policy()
    inventory, faults = load([parse(INVENTORY, "a.yaml")], None, vocabulary_of(catalogue))
    saved = render("json", assess(inventory, catalogue=catalogue, packs=packs, found=faults))
    kept = sum(_is_kept(text) for text in (*_with_wrong_values(saved), *_with_wrong_bytes(saved)))
    assert kept > 20  # else nothing was tried on the renderers


def _with_wrong_values(saved: str) -> Iterator[str]:
    data = json.loads(saved)
    values = (*VALUES, "\ud800", "ET999", "\x1b[31m")
    pairs = ((path, value) for path in paths_in(data) for value in values)
    for path, value in islice(pairs, 0, None, 13):
        yield json.dumps(changed(data, path, value))


def _with_wrong_bytes(saved: str) -> Iterator[str]:
    for raw in mutated([saved.encode()], 300, seed=5):
        yield raw.decode("utf-8", "replace")


def _is_kept(text: str) -> bool:
    """Whether it was taken for a report; then every format renders it."""
    try:
        assessment = read(text)
    except UserError:
        return False
    for name in FORMATS:
        render(name, assessment).encode()
    for name in BINARY_FORMATS:
        render_bytes(name, assessment)
    names = record.file_names(assessment.workloads)
    assert all(record.render(assessment, item) and names[item.id] for item in assessment.workloads)
    printable(full(assessment.findings))
    return True
