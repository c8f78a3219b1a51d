"""What the data is: YAML 1.2, and nothing but plain values."""

import math

import pytest
from ruamel.yaml import YAML

from edgetier.source import parse

INVENTORY = """\
schema: 1
estate:
  central: aws:us-east-1
  regions: [aws:eu-central-1, aws:ap-southeast-1]
  on_prem: [{name: plant-ulm, at: "48.40,9.99", country: DE}]
  devices: true
defaults: &defaults {latency: {percentile: p95}}
workloads:
- {id: a, demand: [{at: SIN, access: fibre, rps: 12}, {at: FRA}], x: !!str 12}
- id: b
  <<: *defaults
  description: |
    two
    lines
  note: >-
    folded
    text

    more
  parameters: 8.0e9
  url: https://api.example.com/v1?a=b#c
  none: ~
  nothing:
  quoted: "tab\\t é \\U0001F600"
  'single': 'it''s'
  nested: [[], {}, [[1, [2]]], {a: {b: [c]}}]
"""


def data_of(text):
    found = parse(text.encode(), "f")
    assert found.problems == ()
    return [document.data for document in found.documents]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *[(word, word) for word in ("no", "NO", "yes", "on", "off", "y", "12:30:45", "2027-03-31", "1_000")],
        *[
            (word, word)
            for word in ("0b1", "0o8", "-0x1", "8k", "200 ms", "1.2.3", "-a", "+", ".", "--1", "e5")
        ],
        *[
            (word, word)
            for word in ("nUll", "tRue", "<<", "=", "٣", "0x", "1e", "-.nan", "aws:us-east-1", "a#b")
        ],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        ("017", 17),
        ("+7", 7),
        ("-0", 0),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e-3", -0.0015),
        ("1e3", 1000.0),
        ("8.0e9", 8e9),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("1e999999999", math.inf),
        ("9" * 64, int("9" * 64)),
        ("9" * 65, "9" * 65),
        ("0." + "1" * 100_000, "0." + "1" * 100_000),
        ('"12"', "12"),
        ("'true'", "true"),
        ("!!str 12", "12"),
        ('!!int "12"', 12),
        ("!!float 12", 12.0),
        ('!!bool "true"', True),
        ('!!null ""', None),
        ("!!seq []", []),
        ("!!map {}", {}),
        ('"a\\Nb\\Lc"', "a\u0085b\u2028c"),
        ("'a\u0085b\u2028c\u2029d'", "a\u0085b\u2028c\u2029d"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written, meant):
    (data,) = data_of(f"key: {written}\n")
    assert data["key"] == meant
    assert type(data["key"]) is type(meant)


def test_not_a_number():
    assert math.isnan(data_of("key: .NaN")[0]["key"])


def test_keys_keep_their_text():
    assert data_of("{1: a, 01: b, true: c, null: d, 1.50: e, '': f, no: g}") == [
        {"1": "a", "01": "b", "true": "c", "null": "d", "1.50": "e", "": "f", "no": "g"}
    ]


def test_a_pair_of_coordinates_that_flow_style_splits_keeps_both_texts():
    assert data_of("{at: 48.40,9.99}") == [{"at": 48.4, "9.99": None}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\ufeff", []),
        ("\n# only a comment\n", []),
        ("---\n", [None]),
        ("---\n---\n", [None, None]),
        ("a: 1\n...\n# end\n", [{"a": 1}]),
        ("- 1\n", [[1]]),
        ("text", ["text"]),
    ],
)
def test_the_documents_of_a_file(text, expected):
    assert data_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        INVENTORY,
        "- a\n-\n  - b\n  - c: d\n    e: f\n-   - - x\n",
        "a: [1, 2.5, 'x', \"y\", null, true, {b: c}]\n",
        "a: &x [1, {b: 2}]\nc: *x\nd: {<<: {e: 1}, f: 2}\n",
        "lit: |+\n  a\n\n\nstrip: |-\n  b\nindent: |2\n    c\nfold: >\n  d\n  e\n\n  f\n",
        "plain text: over\n  several lines\n  of text\n",
        '"quoted key": "esc \\" \\n \\x41"\n',
        "? explicit\n: value\n? other\n",
        "a: http://x\nb: 'c: d'\nc: a#b # comment\n",
        "seq:\n- in\n- column\nmap: {a, b: , c: d}\n",
    ],
)
def test_the_same_data_as_another_reader_of_yaml_1_2(text):
    assert data_of(text) == [YAML(typ="safe", pure=True).load(text)]


def leaves(value):
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(inner)


def test_only_plain_types_come_out():
    (data,) = data_of(INVENTORY)
    assert {type(value) for value in leaves(data)} <= {dict, list, str, int, float, bool, type(None)}
