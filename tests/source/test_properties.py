"""What holds for any data and any bytes."""

import math

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgetier.source import Limits, Span, parse

printable = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff"),
    max_size=12,
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False), printable
)
nested = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(printable, inner, max_size=4),
    max_leaves=25,
)
SAMPLE = """\
# comment
base: &base {at: "48.40,9.99", rps: 3.5}
workloads:
- {<<: *base, id: 'é', tags: [a, *base]}
- id: |
    text
  !!str note: >- # why
    folded
---
? a
: !!int 3
"""


class Dumper(yaml.SafeDumper):
    """Quotes what only YAML 1.2 takes for something else than text, and writes floats without a tag."""

    def ignore_aliases(self, data):
        return True


def write_text(dumper, text):
    plain = text.isalpha() and text.isascii()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def write_float(dumper, number):
    mantissa, e, exponent = repr(number).partition("e")
    written = mantissa + ".0" * ("." not in mantissa) + e + exponent
    finite = written if math.isfinite(number) else ".inf" if number > 0 else "-.inf"
    return dumper.represent_scalar("tag:yaml.org,2002:float", finite)


Dumper.add_representer(str, write_text)
Dumper.add_representer(float, write_float)


def paths(value, path=()):
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, child in inner:
        yield from paths(child, (*path, part))


def text_of(source, span: Span):
    """The text of a span that stays on one line, found without the package's own arithmetic."""
    line = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


@settings(max_examples=150, deadline=None)
@given(nested, st.sampled_from([None, True, False]), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_data_survives_and_every_span_points_at_its_text(data, flow, line_end, mark):
    text = yaml.dump(
        data, Dumper=Dumper, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=10**6
    )
    raw = (text.replace("\n", line_end)).encode("utf-8-sig" if mark else "utf-8")
    found = parse(raw, "f")
    assert found.problems == ()
    (document,) = found.documents
    assert document.data == data
    for path, value in paths(data):
        span, key = document.value_span(path), document.key_span(path)
        assert document.line_of(path) == key.line
        written = text_of(document.source, span)
        if not isinstance(value, (dict, list)):
            assert parse(written.encode(), "f").documents[0].data == value
        if path and isinstance(path[-1], str):
            (name,) = parse(f"{{{text_of(document.source, key)}: 1}}".encode(), "f").documents[0].data
            assert name == path[-1]


def assert_well_formed(found):
    lines = found.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in found.problems:
        assert problem.kind in ("syntax", "duplicate-key", "limit", "encoding")
        assert problem.message.isprintable()
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 3
        assert problem.span[:2] <= problem.span[2:]
    for document in found.documents:
        for path, _ in paths(document.data):
            assert document.value_span(path)[:2] <= document.value_span(path)[2:]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xfe\xff\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbf- 1")
def test_any_bytes_are_read_without_a_crash(raw):
    assert_well_formed(parse(raw, "f"))


LETTERS = "[]{}:#'\"\\@`~!&*\n\r\t\x00\ufeff\u2028\u0085a1é😀"
WORDS = (
    ": ",
    ", ",
    "- ",
    "? ",
    " # ",
    "&a ",
    "*a",
    "!!str ",
    "!x ",
    "!<x>",
    "!%ff",
    "%41",
    "<<: ",
    "\n  ",
    "\r\n",
)
BLOCKS = ("|\n", ">-\n", "---\n", "...\n", "%YAML 1.2\n")
fragments = st.sampled_from((*LETTERS, *WORDS, *BLOCKS))


@settings(max_examples=300, deadline=None)
@given(st.lists(fragments, max_size=30).map("".join))
@example("[" * 70)
@example("!%ff a")
@example("\ufeff\ufeffa: 1")
@example("a: 1\n\ufeffb: 2")
@example("\u2028a: 1")
def test_any_soup_of_yaml_is_read_without_a_crash(text):
    assert_well_formed(parse(text.encode(), "f", Limits(max_aliased_nodes=500)))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_without_a_crash(data):
    at = data.draw(st.integers(0, len(SAMPLE)))
    until = data.draw(st.integers(at, min(len(SAMPLE), at + 6)))
    damaged = SAMPLE[:at] + data.draw(fragments | st.just("")) + SAMPLE[until:]
    assert_well_formed(parse(damaged.encode(), "f"))
