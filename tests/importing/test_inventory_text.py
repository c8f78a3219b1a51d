import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edgetier.importing.inventory_text import inventory_text
from edgetier.importing.scalar_text import Value
from edgetier.source import parse

NASTY = [
    *(
        "yes",
        "No",
        "null",
        "~",
        "1_000",
        "0x1f",
        "017",
        "12:30",
        "2024-01-01",
        "=",
        "<<",
        ".5",
        "1e3",
        ".inf",
    ),
    *(
        "a: b",
        "- a",
        "? a",
        "a #b",
        "x:",
        "#",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "[",
        "{a}",
        "a, b",
    ),
    *(
        "aws:us-east-1",
        "A::",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\tb",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "'",
        '"',
        "\\",
    ),
]
letters = st.text(alphabet="abcdef ghi.,:#é\u00a0", max_size=90)
texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text(alphabet="ab :#-\n'\"{}[],&*!|>%@`?~<=\t0123456789.eE_ \u2028\x85\ufeffé日😀", max_size=200),
    st.sampled_from(NASTY),
    st.lists(letters, max_size=6).map("\n".join),
)
values: st.SearchStrategy[Value] = st.recursive(
    st.one_of(texts, st.integers(-(10**9), 10**9), st.booleans(), st.just(0.25), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(texts, values, min_size=1, max_size=4), max_size=2))
def test_what_is_written_reads_back_the_same(workloads: list[dict[str, Value]]) -> None:
    text = inventory_text(workloads, header=["Drafted"])
    found = parse(text.encode(), "x")
    assert found.problems == ()
    assert found.documents[0].data == {"schema": 1, "workloads": workloads}
    assert yaml.safe_load(text) == {"schema": 1, "workloads": workloads}


@pytest.mark.parametrize("text", NASTY)
def test_texts_that_yaml_takes_for_something_else(text: str) -> None:
    workload: dict[str, Value] = {"id": text, "tags": [text], "labels": {text: text}}
    written = inventory_text([workload], header=())
    assert yaml.safe_load(written)["workloads"] == [workload]


def test_a_draft_is_laid_out_for_reading() -> None:
    workload: dict[str, Value] = {
        "source": "csv:x.csv#2",
        "latency": {"budget": "200 ms", "percentile": "p95"},
        "name": "Claims: voice",
        "demand": [{"at": "aws:eu-west-1"}, {"at": "48.40,9.99"}],
        "id": "claims-voice",
        "description": "word " * 30 + "end\n\nSecond.",
    }
    assert (
        inventory_text([workload], header=["Drafted by a tool", ""])
        == """\
# Drafted by a tool
#
schema: 1
workloads:
  - id: claims-voice
    name: "Claims: voice"
    description: >-
      word word word word word word word word word word word word word word word word word word word
      word word word word word word word word word word word end


      Second.
    latency: {budget: 200 ms, percentile: p95}
    demand: [{at: aws:eu-west-1}, {at: "48.40,9.99"}]
    source: csv:x.csv#2
"""
    )


def test_a_part_too_long_for_a_line_is_a_block() -> None:
    workload: dict[str, Value] = {"id": "a", "labels": {f"label {number}": "x" * 30 for number in range(4)}}
    assert "\n    labels:\n      label 0: xxx" in inventory_text([workload], header=())


def test_no_workloads() -> None:
    assert inventory_text([], header=()) == "schema: 1\nworkloads: []\n"
