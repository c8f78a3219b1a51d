"""Cases beside a table, and how faults are worded."""

from edgetier.decision_tables.cases import run_cases, unreached
from edgetier.decision_tables.packs import read_pack
from edgetier.decision_tables.proof import verify
from edgetier.decision_tables.wording import failure_findings, fault_findings, shown
from edgetier.findings import Severity
from edgetier.source import parse

HEAD = """\
schema: 1
pack: p
title: A pack
tables:
  - id: t
    title: A table
    hit: {hit}
    inputs: [{{name: x, type: number, min: 0}}, {{name: word, type: text, values: [a, b]}}]
    outputs: [{{name: out, type: text}}]
    rows:
      - {{id: small, when: {{x: '< 10'}}, then: {{out: s}}, because: small}}
      - {{id: large, when: {{x: '>= 10', word: '"a"'}}, then: {{out: l}}, because: large}}
    cases:
"""


def _pack(cases="      - {name: c, given: {x: 1}, expect: {rows: [small]}}\n", *, hit="unique"):
    pack, findings = read_pack(parse((HEAD.format(hit=hit) + cases).encode(), "rules/p.yaml"), {})
    assert findings == ()
    return pack


def test_cases_that_hold_are_silent():
    pack = _pack(
        "      - {name: one, given: {x: 3}, expect: {out: s, rows: [small], open: []}}\n"
        "      - {name: two, given: {word: a}, expect: {open: [large, small]}}\n"
        "      - {name: three, given: {word: b, x: null}, expect: {out: s}}\n"
    )
    assert run_cases(pack.tables[0]) == ()
    assert [row.id for row in unreached(pack.tables[0])] == ["large"]


def test_cases_that_fail_say_what_came_out():
    table = _pack(
        "      - {name: one, given: {x: 3}, expect: {out: l}}\n"
        "      - {name: two, given: {word: a}, expect: {out: s}}\n"
        "      - {name: three, given: {x: 30, word: a}, expect: {rows: [small], open: [large]}}\n"
        "      - {name: four, given: {x: 30, word: b}, expect: {out: l}}\n"
    ).tables[0]
    assert [(failure.case.name, failure.message) for failure in run_cases(table)] == [
        ("one", "expected out: l, found s by small"),
        ("two", "expected out: s, but it is left undecided by small, large"),
        ("three", "expected matching rows small, found large; expected open rows large, found no row"),
        ("four", "expected out: l, but it is left undecided by no row"),
    ]


def test_a_collect_table_is_asked_for_rows():
    pack = _pack("      - {name: c, given: {x: 30}, expect: {rows: [], open: [large]}}\n", hit="collect")
    assert run_cases(pack.tables[0]) == ()


def test_a_failed_case_points_at_its_name():
    pack = _pack("      - {name: one, given: {x: 3, word: b}, expect: {out: l}}\n")
    (found,) = failure_findings(pack.tables[0], run_cases(pack.tables[0]), pack.source)
    assert (found.code, found.file, found.span.line, found.span.column) == ("ET906", "rules/p.yaml", 14, 16)
    assert found.message == "t: case 'one': expected out: l, found s by small"
    assert found.help == 'given x: 3, word: "b"'
    assert found.excerpt.strip().startswith("- {name: one")


def test_a_gap_points_at_its_table_with_a_witness():
    pack = _pack()
    (found,) = fault_findings(pack.tables[0], verify(pack.tables[0]), pack.source)
    assert (found.code, found.severity, found.span.line) == ("ET902", Severity.ERROR, 5)
    assert found.message == "t: no row matches; the gaps found are 25.0% of all combinations told apart"
    assert found.help == 'for example x: 10, word: "b"'


def test_overlap_and_shadow_point_at_the_later_row():
    text = (
        HEAD.format(hit="unique")
        .replace("'>= 10', word: '\"a\"'", "'[5..8]'")
        .replace("then: {out: l}", "then: {out: s}")
    )
    text = text.replace(
        "    cases:\n", "      - {id: rest, when: {x: '>= 10'}, then: {out: r}, because: rest}\n"
    )
    pack, findings = read_pack(parse(text.encode(), "rules/p.yaml"), {})
    assert findings == ()
    found = fault_findings(pack.tables[0], verify(pack.tables[0]), pack.source)
    assert [(item.code, item.severity, item.span.line) for item in found] == [
        ("ET903", Severity.WARNING, 12),
        ("ET904", Severity.ERROR, 12),
    ]
    assert found[0].message == "t: row 'large' overlaps row 'small' (line 11), with the same output"
    assert found[1].message == "t: row 'large' never decides alone: 'small' take all of its cases"


def test_facts_are_shown_so_that_kinds_can_be_told_apart():
    assert shown({"a": "true", "b": True, "c": None, "d": 1.5}) == 'a: "true", b: true, c: missing, d: 1.5'
