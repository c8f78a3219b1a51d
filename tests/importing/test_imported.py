from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.importing.imported import Imported, import_table
from edgetier.importing.read_map import map_of
from edgetier.importing.table import read_table
from edgetier.inventory.model import Workload
from edgetier.source import parse


def imported(sheet: str, columns: str, *, more: str = "") -> Imported:
    found = map_of(parse(f"schema: 1\nkind: csv-map\ncolumns: {columns}\n{more}".encode(), "map.yaml"))
    assert found.findings == ()
    return import_table(read_table(sheet, name="x.csv", delimiter=","), found.map)


def only(sheet: str, columns: str, *, more: str = "") -> dict[str, Any]:
    (workload,) = imported(sheet, columns, more=more).workloads
    return dict(workload)


def test_a_row_becomes_a_workload_with_its_provenance() -> None:
    found = only(
        "Name,Team,Latency,Unit of business\nVoice,claims,200,Motor\n",
        "{Name: name, Team: owner, Latency: latency.budget, Unit of business: labels.business_unit}",
    )
    assert found == {
        "id": "voice",
        "name": "Voice",
        "owner": "claims",
        "latency": {"budget": "200 ms"},
        "labels": {"business_unit": "Motor"},
        "source": "csv:x.csv#2",
        "x-import": {"file": "x.csv", "row": 2},
    }
    Workload.model_validate({key: value for key, value in found.items() if not key.startswith("x-")})


def test_headers_are_matched_without_case_and_spacing() -> None:
    assert only("USE  case\nA\n", "{Use Case: name}")["name"] == "A"


def test_a_cell_that_cannot_be_read_is_kept_and_told_once_for_all_rows() -> None:
    found = imported("n,l\na,fast\nb,fast\nc,200 ms\n", "{n: name, l: latency.budget}")
    assert [one.get("latency") for one in found.workloads] == [None, None, {"budget": "200 ms"}]
    assert found.workloads[0]["x-import"] == {
        "file": "x.csv",
        "row": 2,
        "unread": {"l": "fast"},
    }
    (group,) = found.unread
    assert (group.rows, group.first.to, group.first.message) == (
        (2, 3),
        "latency.budget",
        "'fast' is not a latency",
    )


def test_unmapped_columns_are_listed_with_how_full_they_are() -> None:
    assert imported("n,x,y\na,1,\nb,2,3\n", "{n: name, y: ignore}").unmapped == (("x", 2),)


def test_kept_columns_stand_beside_the_workload() -> None:
    assert only("n,x\na,1\n", "{n: name, x: keep}")["x-import"]["columns"] == {"x": "1"}


def test_descriptions_are_joined_in_paragraphs() -> None:
    found = only(
        "n,p,o\na,Does this.,That.\n", "{n: name, p: description, o: {to: description, label: Outputs}}"
    )
    assert found["description"] == "Does this.\n\nOutputs: That."


def test_two_columns_for_one_field_keep_the_second_beside() -> None:
    found = only("n,a,b\nx,one,two\n", "{n: name, a: owner, b: owner}")
    assert found["owner"] == "one"
    assert found["x-import"]["unread"] == {"b": "two"}


def test_words_that_say_nothing_are_empty_and_counted() -> None:
    found = imported("n,o\na,N/A\nb,n/a\nc,x\n", "{n: name, o: owner}", more="empty: [n/a]\n")
    assert found.said_nothing == 2
    assert [one.get("owner") for one in found.workloads] == [None, None, "x"]


def test_a_time_and_its_percentiles_do_not_overwrite_each_other() -> None:
    found = only("n,c,p\na,10 ms,20 ms\n", "{n: name, c: compute, p: compute.p95}")
    assert found["compute"] == "10 ms"
    assert found["x-import"]["unread"] == {"p": "20 ms"}


def test_fixed_fields_fill_what_rows_do_not_say() -> None:
    found = imported(
        "n,s\na,pilot\nb,\n", "{n: name, s: status}", more="fixed: {status: planned, single_location: true}\n"
    )
    assert [one["status"] for one in found.workloads] == ["pilot", "planned"]
    assert [one["single_location"] for one in found.workloads] == [True, True]


def test_decimal_commas() -> None:
    sheet = 'n,l,r\na,"1,5 s","1.200,5"\n'
    found = only(
        sheet.replace(",r\n", ",r,w\n").replace('"1.200,5"\n', '"1.200,5",SIN\n'),
        "{n: name, l: latency.budget, r: demand.rps, w: demand.at}",
        more="decimal: comma\n",
    )
    assert found["latency"] == {"budget": "1.5 s"}
    assert found["demand"] == [{"at": "SIN", "rps": 1200.5}]


DEMAND = "{n: name, w: demand.at, a: demand.access, r: demand.rps}"


def test_several_places_in_one_cell() -> None:
    assert only("n,w,a,r\nx,SIN; FRA,fibre,12;3\n", DEMAND)["demand"] == [
        {"at": "SIN", "access": "fibre", "rps": 12},
        {"at": "FRA", "access": "fibre", "rps": 3},
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x,SIN;FRA,,12", "1 values for 2 places"),
        ("x,SIN;FRA;LON,a;b,1;2;3", "2 values for 3 places"),
        ("x,,,12", "there is no demand.at for it to belong to"),
    ],
)
def test_values_that_do_not_fit_the_places_are_kept_apart(row: str, message: str) -> None:
    (group,) = imported(f"n,w,a,r\n{row}\n", DEMAND).unread
    assert group.first.message == message


def test_rows_that_differ_in_their_demand_alone_are_one_workload() -> None:
    found = imported("n,w,a,r\nx,SIN,fibre,1\ny,FRA,,2\nx,FRA,lte,3\n", DEMAND)
    assert found.joined_rows == 1
    first = dict(found.workloads[0])
    assert first["demand"] == [
        {"at": "SIN", "access": "fibre", "rps": 1},
        {"at": "FRA", "access": "lte", "rps": 3},
    ]
    assert first["source"] == "csv:x.csv#2,4"
    assert first["x-import"] == {"file": "x.csv", "row": [2, 4]}


def test_rows_that_are_wholly_equal_stay_two() -> None:
    assert len(imported("n,w,a,r\nx,SIN,,1\nx,SIN,,1\n", DEMAND).workloads) == 2


words = st.sampled_from(["", "a", "b", "SIN", "200 ms", "fast", "=x", "N/A", "12"])


@given(st.lists(st.tuples(words, words, words, words).filter(any), max_size=8))
def test_every_cell_of_a_mapped_column_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    sheet = "n,o,l,r\n" + "".join(",".join(row) + "\n" for row in rows)
    found = imported(sheet, "{n: name, o: owner, l: latency.budget, r: demand.rps}")
    assert len(found.workloads) + found.joined_rows == len(rows)
    for row, workload in zip(rows, found.workloads, strict=True):
        shown = repr(workload)
        assert all(f"'{cell}'" in shown or f"'{cell} ms'" in shown for cell in row if cell)


def test_words_are_those_of_the_taxonomy_in_force() -> None:
    found = map_of(parse(b"schema: 1\nkind: csv-map\ncolumns: {n: name, a: archetype}\n", "map.yaml"))
    table = read_table("n,a\nx,Voice agent\ny,Chatbot\n", name="x.csv", delimiter=",")
    result = import_table(table, found.map, words={"archetype": ("voice-agent",)})
    assert [one.get("archetype") for one in result.workloads] == ["voice-agent", None]
    assert result.unread[0].first.text == "Chatbot"
