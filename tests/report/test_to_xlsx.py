"""The report as a workbook, opened with another package."""

import csv
import io
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest
import report_samples as samples

from edgetier.report import render, render_bytes, saved

SHEETS = ["Summary", "Workloads", "Candidates", "Findings", "Definitions"]
STARTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "http://x/"]


def book(assessment):
    return openpyxl.load_workbook(io.BytesIO(render_bytes("xlsx", assessment)))


def rows(page):
    head, *others = page.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


def test_every_sheet_is_a_table_with_filters_and_a_header_that_stays(portfolio):
    pages = book(portfolio).worksheets
    assert [page.title for page in pages] == SHEETS
    for page in pages:
        assert page.freeze_panes == "B2"
        assert page.tables[page.title].ref == page.tables[page.title].autoFilter.ref == page.dimensions


def test_a_workload_has_its_decision_and_its_figures_with_units(portfolio):
    page = book(portfolio)["Workloads"]
    first = rows(page)[0]
    assert first["Workload"] == "claims-voice"
    assert (first["Location"], first["Site"], first["Deployment"]) == ("mixed", "SIN", "under")
    assert (first["Budget (ms)"], first["Total, typical (ms)"]) == (500, 245.13)
    assert first["Findings"] == "ET301"
    heads = {cell.value: page.cell(2, cell.column).number_format for cell in page[1]}
    assert {heads[head] for head in heads if head.endswith("(ms)")} == {"#,##0.00"}
    assert heads["Known"] == "0.0%"


def test_the_same_answers_as_the_csv(portfolio):
    plain = list(csv.DictReader(io.StringIO(render("csv", portfolio))))
    for row, line in zip(rows(book(portfolio)["Workloads"]), plain, strict=True):
        for title, name in (
            ("Workload", "id"),
            ("Tier", "tier"),
            ("Decision", "decision"),
            ("Location", "location"),
            ("Deployment", "deployment"),
            ("Findings", "findings"),
        ):
            assert (row[title] or "") == line[name]
        for title, name in (("Budget (ms)", "budget_ms"), ("Total, high (ms)", "total_high_ms")):
            assert row[title] == (float(line[name]) if line[name] else None)


def test_every_candidate_has_a_row_with_its_terms(portfolio):
    found = rows(book(portfolio)["Candidates"])
    assert len(found) == sum(len(item.placement.candidates) for item in portfolio.workloads)
    assert (found[0]["Verdict"], found[0]["Runs here now"]) == ("misses", "yes")
    assert (found[0]["path, median (ms)"], found[0]["compute, median (ms)"]) == (2, 180)
    excluded = next(row for row in found if row["Verdict"] == "excluded")
    assert (excluded["Not taken for"], excluded["path, median (ms)"]) == ("residency", None)


def test_terms_that_differ_in_case_alone_share_a_column():
    item = samples.under_deployed()
    first = item.placement.candidates[0]
    terms = tuple(first.terms[1]._replace(name=name) for name in ("path", "Path", "x" * 90 + "\n"))
    placed = item.placement._replace(candidates=(first._replace(terms=terms),))
    (row,) = rows(book(samples.assessment((replace(item, placement=placed),)))["Candidates"])
    assert row["path, median (ms)"] == 4
    assert row["x" * 60 + ", median (ms)"] == 2


def test_counts_add_up(portfolio):
    found = rows(book(portfolio)["Summary"])
    for about in ("Goes to", "Location", "Tier", "Runs now"):
        assert sum(row["Number"] for row in found if row["About"] == about) <= len(portfolio.workloads)
    assert sum(row["Number"] for row in found if row["About"] == "Goes to") == len(portfolio.workloads)
    assert [row["What"] for row in found if row["About"] == "Ask next"] == [
        "policy-search, compute: How long does one model call take?"
    ]


def test_every_column_is_defined_and_every_default_has_its_source(portfolio):
    opened = book(portfolio)
    defined = rows(opened["Definitions"])
    for name in SHEETS[:-1]:
        heads = {cell.value for cell in opened[name][1] if not cell.value.endswith(", median (ms)")}
        assert heads <= {row["Word"] for row in defined if row["About"] == f"Sheet {name}"}
    assert all(row["Meaning"] for row in defined)
    assert ("access.fibre", "assumption, no public source") in {
        (row["Word"], row["Source"]) for row in defined
    }


def test_no_cell_is_a_formula_or_a_link_whatever_the_text(hostile):
    raw = render_bytes("xlsx", hostile)
    for page in openpyxl.load_workbook(io.BytesIO(raw)).worksheets:
        cells = [cell for row in page.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)
        assert all(cell.value.isprintable() for cell in cells if isinstance(cell.value, str))
    with ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(
        b"<f>" in raw or b"<f " in raw for name, raw in parts.items() if "worksheets/sheet" in name
    )
    assert not any("external" in name.lower() or "vba" in name.lower() for name in parts)


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_a_program_would_compute_stays_text(start):
    item = samples.workload("w", samples.placement(condition=start), name=start, owner=start)
    page = book(samples.assessment((item,), portfolio=start))["Workloads"]
    for cell in page[2][1:3]:
        assert cell.data_type == "s"
        assert cell.value.endswith(start[1:])


@pytest.mark.parametrize("sample", [samples.portfolio, samples.empty, samples.hostile])
def test_the_same_bytes_every_time_and_from_a_saved_report(sample):
    raw = render_bytes("xlsx", sample())
    assert raw == render_bytes("xlsx", sample())
    assert raw == render_bytes("xlsx", saved.read(render("json", sample())))
