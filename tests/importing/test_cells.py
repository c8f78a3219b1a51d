import pytest

from edgetier.importing.cells import Unreadable, read_cell, same_value
from edgetier.importing.fields import Field, field_at, known_fields, names_in, nearest_field
from edgetier.inventory.model import Workload


def field(path: str) -> Field:
    found = field_at(path)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("latency.budget", " 200 ms ", "200 ms"),
        ("latency.budget", "200", "200 ms"),
        ("latency.percentile", "95th percentile", "p95"),
        ("latency.percentile", "99.9 %", "p99.9"),
        ("latency.metric", "First Token", "first-token"),
        ("status", "PRODUCTION", "production"),
        ("constraints.offline", "Yes", True),
        ("constraints.offline", "no", False),
        ("constraints.residency", "EU; CH", ["EU", "CH"]),
        ("calls.model", "3", 3),
        ("capacity.utilisation", "40 %", 0.4),
        ("model.context_tokens", "128k", "128k"),
        ("payload.up", "40 kB", "40 kB"),
        ("compute.p99.9", "1 s", "1 s"),
        ("name", "two\nlines", "two lines"),
        ("description", "one \r\n\r\n\r\n\r\n two  words", "one\n\ntwo words"),
    ],
)
def test_a_cell_becomes_a_value(path: str, text: str, value: object) -> None:
    assert read_cell(field(path), text) == value


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("latency.budget", "fast", "'fast' is not a latency"),
        ("latency.budget", "2 msec", "unknown unit 'msec'"),
        ("latency.budget", "-5 ms", "a latency cannot be negative: '-5 ms'"),
        ("status", "productoin", "'productoin' is not one of planned, pilot, production, retired"),
        ("constraints.offline", "perhaps", "'perhaps' is not yes or no"),
        ("calls.model", "0", "'0' must be at least 1"),
        ("calls.model", "2.5", "'2.5' is not a whole number"),
        ("capacity.utilisation", "140 %", "'140 %' must be at most 1"),
        ("demand.rps", "many", "'many' is not a number"),
    ],
)
def test_a_cell_that_is_no_value_says_why(path: str, text: str, message: str) -> None:
    found = read_cell(field(path), text)
    assert isinstance(found, Unreadable)
    assert found.message == message


def test_a_unit_of_the_header_goes_to_bare_numbers_only() -> None:
    assert read_cell(field("latency.budget"), "0.2", unit="s") == "0.2 s"
    assert read_cell(field("latency.budget"), "200 ms", unit="s") == "200 ms"


@pytest.mark.parametrize(
    ("path", "left", "right", "same"),
    [
        ("latency.budget", "0.2 s", "200 ms", True),
        ("latency.budget", "0.2 s", "2 s", False),
        ("constraints.residency", ["EU", "CH"], ["ch", "eu"], True),
        ("description", "a  b", "a b", True),
        ("latency.budget", "nonsense", "200 ms", False),
    ],
)
def test_values_are_compared_by_meaning(path: str, left: object, right: object, *, same: bool) -> None:
    assert same_value(field(path), left, right) is same


def test_every_key_of_a_workload_can_be_imported() -> None:
    heads = {path.partition(".")[0] for path in known_fields()} | {"labels"}
    assert heads == set(Workload.model_fields)


def test_a_percentile_with_a_point_is_one_name() -> None:
    assert names_in("current.observed.p99.9") == ("current", "observed", "p99.9")


@pytest.mark.parametrize(
    ("path", "near"), [("latncy.budget", "latency.budget"), ("budget", "latency.budget"), ("ownr", "owner")]
)
def test_a_misspelt_field_has_a_near_one(path: str, near: str) -> None:
    assert field_at(path) is None
    assert nearest_field(path) == near
