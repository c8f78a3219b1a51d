"""A document with other data in it: what is read is new, places stay those of what is written."""

from edgetier.source import parse

TEXT = b"""\
schema: 1
workloads:
  - id: a
    demand: [{at: SIN}, {at: FRA}]
"""


def test_places_stay_where_things_are_written() -> None:
    (document,) = parse(TEXT, "a.yaml").documents
    other = document.changed(
        {"schema": 1, "workloads": [{"demand": [{"at": "NYC"}, {"at": "FRA"}], "id": "a"}]}
    )
    for path in (("workloads", 0, "id"), ("workloads", 0, "demand", 1, "at"), ("schema",)):
        assert other.value_span(path) == document.value_span(path)
        assert other.line_of(path) == document.line_of(path)
    assert document.data["workloads"][0]["demand"][0]["at"] == "SIN"


def test_what_is_not_written_has_the_place_of_what_would_hold_it() -> None:
    (document,) = parse(TEXT, "a.yaml").documents
    other = document.changed({"workloads": [{"id": "a", "latency": {"budget": 3}}, {"id": "b"}]})
    assert other.line_of(("workloads", 0, "latency", "budget")) == document.line_of(("workloads", 0))
    assert other.line_of(("workloads", 1, "id")) == document.line_of(("workloads",))
