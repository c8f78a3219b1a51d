"""The spreadsheet rows."""

import csv
import io

import pytest
import report_samples as samples

from edgetier.report import render


def rows(assessment):
    return list(csv.DictReader(io.StringIO(render("csv", assessment))))


def test_columns_are_stable(empty):
    assert render("csv", empty) == (
        "id,name,owner,tier,tier_basis,tier_probability,tiers_left,budget_ms,metric,percentile,decision,"
        "location,range_from,range_to,"
        "placement,site,provisional,condition,why_not_more_central,why_not_nearer,current_site,"
        "current_location,deployment,override_location,override_site,override_differs,override_because,override_by,"
        "override_date,total_typical_ms,total_low_ms,total_high_ms,missing,completeness,"
        "findings,file,line\n"
    )


def test_row_holds_the_decision_and_the_total_that_binds(portfolio):
    first = rows(portfolio)[0]
    assert first["budget_ms"] == "500.0"
    assert (first["location"], first["site"], first["deployment"]) == ("mixed", "SIN", "under")
    assert (first["total_low_ms"], first["total_typical_ms"], first["total_high_ms"]) == (
        "210.0",
        "245.13",
        "312.0",
    )
    assert first["findings"] == "ET301"


def test_unknown_is_an_empty_cell(portfolio):
    found = {row["id"]: row for row in rows(portfolio)}
    assert found["night-scores"]["budget_ms"] == ""
    assert found["swiss-notes"]["total_typical_ms"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_is_never_a_formula(start):
    item = samples.workload("w", samples.placement(), name=f"{start}SUM(A1)")
    assert rows(samples.assessment((item,)))[0]["name"].startswith("'")


@pytest.mark.parametrize("text", ["a;=1+1", 'a;"=1+1', "a; =1", "a;\t@x", "=1;-1", "'=1", " =1"])
def test_no_part_of_a_cell_is_a_formula_where_semicolons_part_cells(text):
    item = samples.workload("w", samples.placement(condition=text), name=text, owner=text)
    line = render("csv", samples.assessment((item,))).splitlines()[1]
    for part in line.replace('"', "").replace(";", ",").split(","):
        assert not part.strip().startswith(("=", "+", "-", "@"))


def test_no_cell_of_hostile_text_starts_a_formula(hostile):
    cells = [cell for row in rows(hostile) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n"))] == []
    assert sum(cell.startswith("'=cmd") for cell in cells) > 5


def test_a_row_is_one_line(hostile):
    assert len(render("csv", hostile).splitlines()) == 2
