"""Where keys and values stand, counted as an editor counts: from one, in code points."""

import pytest

from edgetier.source import Span, parse


def document(text, encoding="utf-8"):
    found = parse(text.encode(encoding), "inventory.yaml")
    assert not found.problems
    return found.documents[0]


def at(line, column, length):
    return Span(line, column, line, column + length)


BLOCK = """\
# comment

schema: 1
workloads:
  - id: voice     # trailing
    latency:
      budget: 500 ms

  # before the second
  - {id: chat, tags: [a, "b c"], at: }
quoted: 'one'
empty:
last: x
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("schema",), at(3, 1, 6), at(3, 9, 1)),
        (("workloads",), at(4, 1, 9), Span(5, 3, 10, 39)),
        (("workloads", 0), Span(5, 5, 7, 21), Span(5, 5, 7, 21)),
        (("workloads", 0, "id"), at(5, 5, 2), at(5, 9, 5)),
        (("workloads", 0, "latency"), at(6, 5, 7), Span(7, 7, 7, 21)),
        (("workloads", 0, "latency", "budget"), at(7, 7, 6), at(7, 15, 6)),
        (("workloads", 1), at(10, 5, 34), at(10, 5, 34)),
        (("workloads", 1, "id"), at(10, 6, 2), at(10, 10, 4)),
        (("workloads", 1, "tags"), at(10, 16, 4), at(10, 22, 10)),
        (("workloads", 1, "tags", 1), at(10, 26, 5), at(10, 26, 5)),
        (("quoted",), at(11, 1, 6), at(11, 9, 5)),
        (("empty",), at(12, 1, 5), at(12, 7, 0)),
        (("last",), at(13, 1, 4), at(13, 7, 1)),
        ((), Span(3, 1, 13, 8), Span(3, 1, 13, 8)),
    ],
)
def test_key_and_value_spans(path, key, value):
    inventory = document(BLOCK)
    assert (inventory.key_span(path), inventory.value_span(path)) == (key, value)
    assert inventory.line_of(path) == key.line


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("nothing",), Span(3, 1, 13, 8)),
        (("workloads", 0, "latency", "metric"), at(6, 5, 7)),
        (("workloads", 0, "id", "deeper"), at(5, 5, 2)),
        (("workloads", 9), at(4, 1, 9)),
        (("workloads", "id"), at(4, 1, 9)),
        (("schema", 0, 0, 0), at(3, 1, 6)),
        (("workloads", 1, "owner"), at(10, 5, 34)),
    ],
)
def test_a_path_that_is_not_there_leads_to_the_nearest_ancestor(path, expected):
    assert document(BLOCK).value_span(path) == document(BLOCK).key_span(path) == expected


@pytest.mark.parametrize(
    ("text", "column", "line"),
    [
        ("é: 1\nkey: value\n", 1, 2),
        ("{日本: 1, key: value}\n", 9, 1),
        ("{😀: 👩‍👩‍👧, key: value}\n", 12, 1),
        ("a: 1\r\n\r\nkey: value\r\n", 1, 3),
        ("a: 1\rkey: value\r", 1, 2),
        ('a: "x\u2028y\u0085z"\nkey: value\n', 1, 2),
        ('{a: "x\u2028y\u0085z", key: value}\n', 14, 1),
        ("a: 1 # \u2028 \u0085\nkey: value\n", 1, 2),
        ("{a:\t1,\tkey: value}\n", 8, 1),
        ("a: |\n  one\n\n  two\n\nkey: value\n", 1, 6),
        ("a: one\n  two\n\n  three\nkey: value\n", 1, 5),
        ("? key\n: value\n", 3, 1),
        ("!!map\nkey: value\n", 1, 2),
        ("&a !!map # why\nkey: value\n", 1, 2),
        ("&k key: value\n", 4, 1),
        ("--- # first\nkey: value\n...\n", 1, 2),
        ("%YAML 1.2\n---\nkey: value\n", 1, 3),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_columns_count_code_points_and_lines_count_as_in_an_editor(text, column, line, encoding):
    key = document(text, encoding).key_span(("key",))
    assert key == at(line, column, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key: value # comment\n", at(1, 6, 5)),
        ("key:\n  value\n", at(2, 3, 5)),
        ("key: 'it''s'\n", at(1, 6, 7)),
        ('key: "a\\\n  b"\n', Span(1, 6, 2, 5)),
        ("key: &a value\n", at(1, 9, 5)),
        ("key: !!str 12\n", at(1, 12, 2)),
        ("key: &a !!str # why\n  12\n", at(2, 3, 2)),
        ("key: &a\nnext: 1\n", at(1, 8, 0)),
        ("key: one\n  two\nnext: 1\n", Span(1, 6, 2, 6)),
        ("key: |\n  one\n  two\n\n\nnext: 1\n", Span(1, 6, 3, 6)),
        ("key: >-\n  one\n# comment\nnext: 1\n", Span(1, 6, 2, 6)),
        ("key:\n- a\n- b # comment\n\n# comment\nnext: 1\n", Span(2, 1, 3, 4)),
        ("key:\n  a: 1\n\n# comment\n\nnext: 1\n", Span(2, 3, 2, 7)),
        ("key: [a,\n  b]\n", Span(1, 6, 2, 5)),
        ("key: {}\n", at(1, 6, 2)),
    ],
)
def test_a_value_span_covers_the_value_and_nothing_else(text, expected):
    assert document(text).value_span(("key",)) == expected


ALIASES = """\
base: &base {at: SIN, rps: 3}
more: &more
  rps: 5
  metric: response
one: *base
two: {<<: *base, rps: 4}
three:
  access: lan
  <<: [*more, *base]
name: &name voice
list: [*name, *base]
*name : x
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("one",), at(5, 1, 3), at(5, 6, 5)),
        (("one", "at"), at(1, 14, 2), at(1, 18, 3)),
        (("two", "at"), at(1, 14, 2), at(1, 18, 3)),
        (("two", "rps"), at(6, 18, 3), at(6, 23, 1)),
        (("three", "access"), at(8, 3, 6), at(8, 11, 3)),
        (("three", "rps"), at(3, 3, 3), at(3, 8, 1)),
        (("three", "at"), at(1, 14, 2), at(1, 18, 3)),
        (("list", 0), at(11, 8, 5), at(11, 8, 5)),
        (("list", 1, "rps"), at(1, 23, 3), at(1, 28, 1)),
        (("voice",), at(12, 1, 5), at(12, 9, 1)),
    ],
)
def test_an_alias_is_where_it_stands_and_what_it_names_is_where_its_text_is(path, key, value):
    inventory = document(ALIASES)
    assert (inventory.key_span(path), inventory.value_span(path)) == (key, value)


def test_merged_data():
    data = document(ALIASES).data
    assert data["two"] == {"at": "SIN", "rps": 4}
    assert data["three"] == {"access": "lan", "rps": 5, "metric": "response", "at": "SIN"}


def test_each_document_of_a_file_counts_from_the_start_of_the_file():
    first, second, third = parse(b"a: 1\n---\nb: 2\n---\n# nothing\n", "f").documents
    assert (first.data, second.data, third.data) == ({"a": 1}, {"b": 2}, None)
    assert second.key_span(("b",)) == at(3, 1, 1)
    assert third.key_span(("b",)).line in (4, 5, 6)


def test_anchors_do_not_reach_into_the_next_document():
    found = parse(b"a: &x 1\n---\nb: *x\n", "f")
    assert [(problem.kind, problem.span.line) for problem in found.problems] == [("syntax", 3)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, ""), (1, "a: 1"), (2, "b: 'é\u2028'"), (3, "c: 3"), (4, ""), (5, "d: 4"), (6, ""), (7, "")],
)
def test_a_line_of_the_source(number, expected):
    text = "\ufeffa: 1\r\nb: 'é\u2028'\rc: 3\n\nd: 4\n"
    assert document(text).source.line(number) == expected
