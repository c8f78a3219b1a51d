"""What is wrong with a file as YAML: said in plain words, in the right place, without a crash."""

import gc
import hashlib
import time

import pytest

from edgetier.errors import UserError
from edgetier.source import Limits, events, parse, read


def problems_of(raw, **limits):
    found = parse(raw if isinstance(raw, bytes) else raw.encode(), "f", Limits(**limits))
    return [(problem.kind, problem.span.line, problem.span.column) for problem in found.problems]


def message_of(text):
    (problem,) = parse(text.encode(), "f").problems
    return problem.message


def test_a_duplicate_key_keeps_the_first_value_and_names_its_line():
    found = parse(b"owner: a\n# why\nid: 1\nowner: b\n", "f")
    assert found.documents[0].data == {"owner": "a", "id": 1}
    assert found.documents[0].value_span(("id",)).line == 3
    (problem,) = found.problems
    assert problem.kind == "duplicate-key"
    assert problem.span == (4, 1, 4, 6)
    assert problem.message == "the key 'owner' is given twice; the first is on line 1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a: 1, a: 2, a: 3}", [("duplicate-key", 1, 8), ("duplicate-key", 1, 14)]),
        ("a: 1\n'a': 2\n", [("duplicate-key", 2, 1)]),
        ("1: 1\n'1': 2\n", [("duplicate-key", 2, 1)]),
        ("a: {b: 1}\nb: {b: 1}\n", []),
        ("x: &x {a: 1}\ny: {<<: *x, a: 2}\n", []),
        ("x: &x {a: 1}\ny: {<<: *x, <<: *x}\n", []),
        ("? [a]\n: 1\nb: 2\n", [("syntax", 1, 3)]),
        ("? {a: 1}\n: 1\n", [("syntax", 1, 3)]),
        ("x: &x [1]\n*x : 1\n", [("syntax", 2, 1)]),
        ("a: *nothing\n", [("syntax", 1, 4)]),
        ("a: &a [1, *a]\n", [("syntax", 1, 11)]),
        ("a: &a {b: {c: *a}}\n", [("syntax", 1, 15)]),
        ("a: {<<: 1}\n", [("syntax", 1, 9)]),
        ("a: {<<: [{b: 1}, 2]}\n", [("syntax", 1, 9)]),
        ("a: !!python/object/apply:os.system ['true']\n", [("syntax", 1, 4)]),
        ("a: !secret b\n", [("syntax", 1, 4)]),
        ("a: !x {b: 1}\n", [("syntax", 1, 4)]),
        ("a: !!binary aGk=\n", [("syntax", 1, 4)]),
        ("a: !!map [1]\n", [("syntax", 1, 4)]),
        ("!x a: 1\n", [("syntax", 1, 1)]),
        ("a: !!int b\n", [("syntax", 1, 4)]),
        ("a: !!int true\n", [("syntax", 1, 4)]),
        ("a: !!float x\n", [("syntax", 1, 4)]),
        ("a: !!bool 1\n", [("syntax", 1, 4)]),
        ("a: !!null 1\n", [("syntax", 1, 4)]),
    ],
)
def test_what_yaml_allows_and_an_inventory_does_not(text, expected):
    assert problems_of(text) == expected


def test_a_tag_never_makes_anything():
    found = parse(b"a: !!python/name:os.system x\nb: 2\n", "f")
    assert found.documents[0].data == {"a": "x", "b": 2}
    assert found.problems[0].message == "the tag '!!python/name:os.system' is not accepted"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nb: x: y\n", 2, 5, "a key and its ':' are not possible"),
        ("a: 1\n b: 2\n", 2, 3, "a key and its ':' are not possible"),
        ("a: 1\nsome words\nb: 2\n", 2, 1, "neither 'key: value'"),
        ("a: 1\nb: 'open\nc: 2\n", 2, 4, "never ends"),
        ("a: 'open\n---\nb: 1\n", 1, 4, "never ends"),
        ("a: [1, 2\nb: 3\n", 1, 4, "is not closed"),
        ("a: {b: 1\nc: 3\n", 1, 4, "is not closed"),
        ("a:\n\tb: 1\n", 2, 1, "cannot start with this character"),
        ("a: @home\n", 1, 4, "cannot start with this character"),
        ("a: - b\n", 1, 4, "a list item is not possible here"),
        ("a:\n    b: 1\n  c: 2\n", 3, 3, "does not fit"),
        ("- a\nb: 1\n", 2, 1, "does not fit the list"),
        ("a: 1\n- b\n", 2, 1, "does not fit the mapping"),
        ("a: 'b' c\n", 1, 8, "does not fit the mapping"),
        ("a: ]\n", 1, 4, "a value is missing"),
        ("[a, ,]\n", 1, 5, "a value is missing"),
        ('a: "\\q"\n', 1, 5, "unknown escape"),
        ('a: "\\ud800"\n', 1, 7, "does not exist"),
        ('a: "\\xzz"\n', 1, 7, "wrong number"),
        ("a: |x\n  b\n", 1, 5, "after | or >"),
        ("a: & b\n", 1, 5, "without a name"),
        ("a: !n!x b\n", 1, 4, "unknown tag"),
        ("%YAML 3.0\n---\na: 1\n", 1, 1, "version of YAML"),
        ("a\nb: 1\n", 2, 2, "a key and its ':' are not possible"),
    ],
)
def test_a_syntax_error_in_plain_words(text, line, column, said):
    (problem,) = parse(text.encode(), "f").problems
    assert (problem.kind, problem.span.line, problem.span.column) == ("syntax", line, column)
    assert said in problem.message
    assert problem.help


def test_documents_before_the_broken_one_are_kept():
    found = parse(b"a: 1\n---\nb: 2\n---\nc: [\n---\nd: 4\n", "f")
    assert [document.data for document in found.documents] == [{"a": 1}, {"b": 2}]
    assert [problem.kind for problem in found.problems] == ["syntax"]


@pytest.mark.parametrize(
    ("raw", "line", "column", "said"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "byte 0xe9 here is not UTF-8"),
        ("a: é\nb: 日".encode() + b"\xff", 2, 5, "byte 0xff here is not UTF-8"),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4, "byte 0xff"),
        (b"\xff\xfea\x00:\x00 \x00\x00\xd8", 1, 4, "not UTF-16"),
        (b"a: 1\nb: x\x07y\n", 2, 5, "U+0007"),
        ("a: é\x85\nb: \x9b\n".encode(), 2, 4, "U+009B"),
        (b"\x00", 1, 1, "U+0000"),
        ("a: \ufffe".encode(), 1, 4, "U+FFFE"),
    ],
)
def test_bytes_that_are_not_text(raw, line, column, said):
    found = parse(raw, "f")
    assert problems_of(raw) == [("encoding", line, column)]
    assert said in found.problems[0].message


def test_data_around_a_wrong_byte_is_still_read():
    found = parse(b"a: caf\xe9\nb: 2\n", "f")
    assert found.documents[0].data == {"a": "caf\ufffd", "b": 2}


BOMB = b"a0: &a0 [1,1,1,1,1,1,1,1,1]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (level, level, b",".join([b"*a%d" % (level - 1)] * 9)) for level in range(1, 15)
)
MERGE_BOMB = b"a0: &a0 {x: 1}\n" + b"".join(
    b"a%d: &a%d {<<: *a%d, k%d: [%s]}\n" % (n, n, n - 1, n, b",".join([b"*a%d" % (n - 1)] * 9))
    for n in range(1, 15)
)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (BOMB, "aliases (*) stand for more than"),
        (MERGE_BOMB, "aliases (*) stand for more than"),
        (b"[" * 50_000, "more than 64 deep"),
        (b"{a: " * 50_000, "more than 64 deep"),
        (b"- " * 50_000, "more than 64 deep"),
        (b"? " * 50_000, "more than 64 deep"),
        (b"".join(b" " * n + b"a:\n" for n in range(300)), "more than 64 deep"),
        (b"---\n" * 20_000, "more than 10,000 documents"),
        (b"{a: 1, " + b"a: 1, " * 50_000 + b"}", "more than 200 problems"),
    ],
)
def test_an_attack_is_refused_quickly(raw, said):
    started = time.perf_counter()
    found = parse(raw, "f")
    assert time.perf_counter() - started < 1
    assert len(found.documents) <= 10_000
    assert found.problems[-1].kind == "limit"
    assert said in found.problems[-1].message


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"max_depth": 3}, []),
        ({"max_depth": 2}, [("limit", 1, 15)]),
        ({"max_bytes": 19}, []),
        ({"max_bytes": 18}, [("limit", 1, 1)]),
        ({"max_documents": 1}, []),
        ({"max_documents": 0}, [("limit", 1, 1)]),
        ({"max_expanded_nodes": 7}, []),
        ({"max_expanded_nodes": 6}, [("limit", 1, 1)]),
    ],
)
def test_a_limit_is_the_last_thing_allowed(limits, expected):
    assert problems_of("{a: 1, b: {c: [2]}}", **limits) == expected


def test_without_the_c_parser_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(events, "_c_parser", None)
    with pytest.raises(UserError, match="C parser for YAML is not installed") as caught:
        parse(b"a: 1\n", "f")
    assert "pip install" in caught.value.help


@pytest.mark.parametrize("raw", [b"a: 1\n", b"a: [", b"[" * 100])
def test_the_garbage_collector_is_as_before(raw):
    assert gc.isenabled()
    parse(raw, "f")
    assert gc.isenabled()


def test_aliases_of_an_honest_portfolio_pass():
    shared = "shared: &s {budget: 500 ms, metric: first-token, percentile: p95}\nworkloads:\n"
    items = "".join(f"- {{id: w{n}, latency: *s, calls: {{<<: *s}}}}\n" for n in range(5_000))
    assert problems_of(shared + items) == []


def test_a_name_from_the_file_is_shown_short_and_printable():
    assert message_of('{"\\e[31m": 1, "\\e[31m": 2}') == (
        "the key '\ufffd[31m' is given twice; the first is on line 1"
    )
    assert len(message_of(f"{{{'k' * 900}: 1, {'k' * 900}: 2}}")) < 120


def test_reading_a_file(tmp_path):
    path = tmp_path / "inventory.yaml"
    path.write_bytes(b"a: 1\r\n")
    found = read(path, "shown.yaml")
    assert (found.name, found.text, found.documents[0].data) == ("shown.yaml", "a: 1\r\n", {"a": 1})
    assert found.sha256 == hashlib.sha256(b"a: 1\r\n").hexdigest()
    assert read(path).name == str(path)


@pytest.mark.parametrize("name", ["missing.yaml", ".", "bad\0name"])
def test_a_file_that_cannot_be_read_is_the_users_to_mend(tmp_path, name):
    with pytest.raises(UserError, match="cannot read"):
        read(tmp_path / name)
