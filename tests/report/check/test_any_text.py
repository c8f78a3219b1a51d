"""Whatever stands in a manifest, each format stays what it is."""

import json
import re
import unicodedata
from xml.etree import ElementTree as ET

import check_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from edgetier.findings import Edit, Fix
from edgetier.report.check_formats import CHECK_FORMATS, render_check
from edgetier.source import Span

TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
CELL_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|")


@st.composite
def results(draw):
    said = draw(TEXT)
    fix = Fix(draw(TEXT), draw(st.booleans()), (Edit(Span(14, 1, 14, 3), draw(TEXT)),))
    item = samples.found(
        message=said or "x",
        help=draw(TEXT),
        excerpt=draw(TEXT),
        workload=draw(TEXT),
        owner=draw(TEXT),
        file=draw(TEXT) or "x",
        path=("workloads", 0, draw(TEXT)),
        fix=fix,
    )
    risk = samples.accepted(reason=draw(TEXT), by=draw(TEXT), workload=draw(TEXT))
    return samples.result((item, item), files=(item.file,), accepted=(risk,))


@settings(max_examples=60, deadline=None)
@given(results())
def test_formats_of_programs_can_be_read(result):
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(render_check(name, result))
    for line in render_check("jsonl", result).splitlines():
        json.loads(line)
    cases = list(ET.fromstring(render_check("junit", result)).iter("testcase"))  # noqa: S314 - our own text
    assert len(cases) == 1


@settings(max_examples=60, deadline=None)
@given(results())
def test_lines_stay_lines(result):
    assert len(render_check("concise", result).split("\n")) == 4
    assert len(render_check("github", result).split("\n")) == 4
    rows = [line for line in render_check("markdown", result).split("\n") if line.startswith("| error ")]
    assert [len(CELL_BORDER.findall(row)) for row in rows] == [7, 7]


@settings(max_examples=60, deadline=None)
@given(results())
def test_nothing_steers_a_terminal(result):
    for name in CHECK_FORMATS:
        letters = set(render_check(name, result)) - {"\n"}
        assert not {unicodedata.category(letter) for letter in letters} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
