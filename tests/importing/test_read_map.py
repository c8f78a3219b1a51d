import pytest

from edgetier.importing.mapping import Target
from edgetier.importing.read_map import MapFile, map_of, unknown_columns
from edgetier.source import parse

HEAD = "schema: 1\nkind: csv-map\n"


def read(text: str) -> MapFile:
    return map_of(parse(text.encode(), "map.yaml"))


def test_a_whole_map() -> None:
    found = read(
        HEAD
        + """\
columns:
  Use Case: name
  Agency: [owner, labels.agency]
  Stage: {to: status, values: {In  Use: production, Gone: null}}
  Latency (s): {to: latency.budget, unit: s}
  Outputs: {to: description, label: Outputs}
  Date: ignore
id: {from: [Use Case]}
fixed: {sourcing.delivery: undecided}
empty: [N/A]
decimal: comma
"""
    )
    assert found.findings == ()
    assert found.map.columns["Agency"] == (Target("owner"), Target("labels.agency"))
    assert found.map.columns["Stage"][0].values == {"in use": "production", "gone": ""}
    assert found.map.columns["Latency (s)"][0].unit == "s"
    assert found.map.fixed == {"sourcing.delivery": "undecided"}
    assert found.map.means_nothing(" n/a ")
    assert found.map.decimal_comma


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("columns: {A: name}\n", "ET112", 1, "not a map: it must start with 'schema: 1' and 'kind: csv-map'"),
        (HEAD + "colums: {A: name}\n", "ET102", 3, "unknown key 'colums'"),
        (HEAD, "ET106", 1, "a map needs columns"),
        (HEAD + "columns:\n  A: nmae\n", "ET107", 4, "'nmae' is not a field of a workload"),
        (HEAD + "columns:\n  A: {too: name}\n", "ET102", 4, "unknown key 'too'"),
        (HEAD + "columns:\n  A: 5\n", "ET103", 4, "a column goes to a field, to 'ignore' or to 'keep'"),
        (
            HEAD + "columns:\n  A: {to: status, values: {x: prod}}\n",
            "ET107",
            4,
            "'prod' is not one of planned, pilot, production, retired",
        ),
        (
            HEAD + "columns: {A: name}\nid: {from: [B]}\n",
            "ET107",
            4,
            "id is made from 'B', which is not among columns",
        ),
        (HEAD + "columns: {A: name}\nfixed: {status: odd}\n", "ET107", 4, None),
        (
            HEAD + "columns: {A: name}\nfixed: {id: x}\n",
            "ET107",
            4,
            "'id' cannot be the same for all workloads",
        ),
        (HEAD + "columns: {A: name}\ndecimal: dot\n", "ET107", 4, "'dot' is not one of point, comma"),
        (HEAD + "columns: {A: name, A: owner}\n", "ET101", 3, None),
        (HEAD + "columns: [\n", "ET100", None, None),
        ("[]\n", "ET103", 1, "the map must be a mapping"),
    ],
)
def test_a_bad_map_is_a_finding_with_its_place(
    text: str, code: str, line: int | None, message: str | None
) -> None:
    found = {item.code: item for item in read(text).findings}
    assert code in found
    assert line is None or found[code].span.line == line
    assert message is None or found[code].message == message


def test_an_empty_file_is_not_a_map() -> None:
    assert read("").findings


def test_columns_that_the_sheet_lacks_are_warned_of_with_the_nearest() -> None:
    found = unknown_columns(read(HEAD + "columns: {Agenci: owner, NAME: name}\n"), ("Agency", "Name"))
    assert [(item.severity, item.message, item.help) for item in found] == [
        ("warning", "the spreadsheet has no column 'Agenci'", "did you mean 'Agency'?")
    ]
