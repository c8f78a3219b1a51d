import pytest

from edgetier.importing.fields import field_at
from edgetier.importing.imported import import_table
from edgetier.importing.matching import match_header
from edgetier.importing.read_map import map_of, unknown_columns
from edgetier.importing.sniffing import looks_like
from edgetier.importing.suggest import suggest
from edgetier.importing.table import Table, read_table
from edgetier.importing.vocabulary import unit_in, vocabulary
from edgetier.source import parse

SHEET = """\
App ID;Application;Business Owner;Latency (ms);Where;Hosting;Users in;Lifecycle;Comment\r
A1;Voice;claims;200;aws:us-east-1;SaaS;SIN;Live;"two\r
lines: #1"\r
A2;Vision;plant;fast;aws:us-west-2;Self hosted;FRA;odd;\r
"""


def table(text: str = SHEET) -> Table:
    return read_table(text, name="x.csv")


def test_a_proposal_is_a_map_that_can_be_used_as_it_is() -> None:
    found = map_of(parse(suggest(table()).encode(), "map.yaml"))
    assert found.findings == ()
    assert unknown_columns(found, table().columns) == ()
    first = import_table(table(), found.map).workloads[0]
    assert {
        key: first[key]
        for key in ("id", "name", "owner", "latency", "current", "demand", "status", "sourcing")
    } == {
        "id": "A1",
        "name": "Voice",
        "owner": "claims",
        "latency": {"budget": "200 ms"},
        "current": {"site": "aws:us-east-1"},
        "demand": [{"at": "SIN"}],
        "status": "production",
        "sourcing": {"delivery": "saas"},
    }


def test_what_was_not_matched_stands_in_it_as_comments() -> None:
    text = suggest(table())
    assert '#  Comment: ignore  # 1 cells filled, such as "two lines: #1"' in text
    assert "# odd: one of planned, pilot, production, retired (1 cells)" in text


def test_one_field_goes_to_the_surest_column() -> None:
    text = suggest(table("Name,Application name,Responsible person\na,b,c\n"))
    assert "\n  Name: name" in text
    assert "#  Application name: ignore" in text


def test_a_sheet_of_which_nothing_is_recognised() -> None:
    found = map_of(parse(suggest(table("Foo,Bar\n,x\n")).encode(), "map.yaml"))
    assert found.findings == ()
    assert list(found.map.columns) == ["Bar"]
    assert map_of(parse(suggest(table("Foo,Bar\n")).encode(), "map.yaml")).findings == ()


def test_headers_that_yaml_would_misread() -> None:
    sheet = '"Name: ""x"" #1",{a},- b,No,"*"\n1,2,3,4,5\n'
    found = map_of(parse(suggest(table(sheet)).encode(), "map.yaml"))
    assert found.findings == ()


@pytest.mark.parametrize(
    ("header", "to"),
    [
        ("latency.budget", "latency.budget"),
        ("Latency Budget", "latency.budget"),
        ("Max. response time (s)", "latency.budget"),
        ("Use Case Name", "name"),
        ("Applicaton Name", "name"),
        ("What is the intended purpose and expected benefits of the AI?", "description"),
        ("Stage of Development", "status"),
        ("Hosting region", "current.site"),
        ("labels.team", "labels.team"),
    ],
)
def test_headers(header: str, to: str) -> None:
    found = match_header(header)
    assert found is not None
    assert found.to == to


@pytest.mark.parametrize(
    "header", ["", "Zebra", "How long have you waited for the necessary tools to name it?"]
)
def test_headers_that_mean_nothing_known(header: str) -> None:
    assert match_header(header) is None


@pytest.mark.parametrize(
    ("cells", "to"),
    [
        (("200 ms", "1.5 s"), "latency.budget"),
        (("p95", "P99"), "latency.percentile"),
        (("a@b.example", "c@d.example"), "owner"),
        (("aws:us-east-1", "azure:westeurope"), "current.site"),
        (("us-east-1", "eu-central-1"), "current.site"),
        (("training", "inference"), "kind"),
    ],
)
def test_columns_by_the_look_of_their_cells(cells: tuple[str, ...], to: str) -> None:
    found = looks_like(cells)
    assert found is not None
    assert found.to == to


@pytest.mark.parametrize("cells", [(), ("200 ms",), ("red", "blue"), ("200 ms", "slow", "fast")])
def test_cells_that_look_like_nothing_known(cells: tuple[str, ...]) -> None:
    assert looks_like(cells) is None


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Latency (ms)", "ms"), ("Response time in seconds", "s"), ("latency_ms", "ms"), ("Latency", "")],
)
def test_units_in_headers(header: str, unit: str) -> None:
    assert unit_in(header, vocabulary().units) == unit


def test_the_vocabulary_names_fields_and_words_that_exist() -> None:
    words = vocabulary()
    assert [to for to in words.headers.values() if field_at(to) is None] == []
    for path, meanings in words.values.items():
        field = field_at(path)
        assert field is not None
        assert set(meanings.values()) <= set(field.choices)
