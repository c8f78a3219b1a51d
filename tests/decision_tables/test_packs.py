"""Rule packs: a good file in full, and every mistake where it stands, without taking good rows along."""
# ruff: noqa: E501 - one mistake a line reads best

import textwrap

import pytest

from edgetier.decision_tables.match import match
from edgetier.decision_tables.packs import MAX_ROWS, read_pack
from edgetier.source import parse

DOMAINS = {"tiers": ("live", "batch")}
GOOD = textwrap.dedent("""\
    schema: 1
    pack: tiering
    title: How fast must it be
    tables:
      - id: tier-by-work
        title: Tier by the kind of work
        hit: unique
        inputs:
          - {name: kind, type: text, values: [inference, training, fine-tuning]}
          - {name: budget_ms, type: number, min: 0}
          - {name: offline, type: boolean}
          - {name: endpoint, type: text}
        outputs: [{name: tier, domain: tiers}, {name: code, type: text}]
        rows:
          - id: training-is-batch
            when: {kind: '"training", "fine-tuning"', budget_ms: '-'}
            then: {tier: batch}
            because: Nobody waits for it.
            source: Signal 2026
          - id: inference-is-live
            when: {kind: '"inference"', budget_ms: "< 500", offline: false}
            then: {tier: live, code: X1}
            because: Somebody waits.
        cases:
          - name: a nightly job
            given: {kind: training}
            expect: {tier: batch}
          - name: unknown
            given: {}
            expect: {rows: [], open: [training-is-batch, inference-is-live]}
    """)


def _read(text):
    return read_pack(parse(text.encode(), "rules/x.yaml"), DOMAINS)


def _said(findings):
    return [(item.code, item.span.line, item.span.column, item.message) for item in findings]


def _marked(text):
    """Where the text holds a mark, as line and column, and the text without it."""
    before, _, after = text.partition("§")
    return (before.count("\n") + 1, len(before) - before.rfind("\n")), before + after


def test_a_good_pack_is_read_whole():
    pack, findings = _read(GOOD)
    assert findings == ()
    assert (pack.name, pack.title, pack.file, len(pack.sha256)) == (
        "tiering",
        "How fast must it be",
        "rules/x.yaml",
        64,
    )
    table = pack.table("tier-by-work")
    assert table.outputs[0].values == ("live", "batch")
    assert [test.text for test in table.rows[1].tests] == ['"inference"', "< 500", "false", "-"]
    assert (table.rows[0].source, table.rows[1].source) == ("Signal 2026", None)
    assert (table.rows[1].span.line, pack.source.line(table.rows[1].span.line).strip()) == (
        20,
        "- id: inference-is-live",
    )
    assert table.cases[1].open == ("training-is-batch", "inference-is-live")
    assert match(table, {"kind": "inference", "budget_ms": 499.9, "offline": False}).outcome == {
        "tier": "live",
        "code": "X1",
    }


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("kind: '\"training\", \"fine-tuning\"'", "kind: '\"training\", §\"fine-tunin\"'", "kind: 'fine-tunin' is no value of this input", "did you mean 'fine-tuning'?"),
        ("budget_ms: '-'", "§budgt_ms: '-'", "unknown key 'budgt_ms'", "did you mean 'budget_ms'?"),
        ("budget_ms: '-'", "budget_ms: '< §x'", "budget_ms: expected a number, found 'x'", None),
        ("budget_ms: '-'", "budget_ms: §[1, 2]", "expected a test, found a list", "write '-' for any value"),
        ("budget_ms: '-'", "offline: §5", "offline: this input is boolean, the test is for number", None),
        ("budget_ms: '-'", "offline: \"true, §5\"", "offline: this input is boolean, the test is for number", None),
        ("then: {tier: batch}", "then: {tier: §bach}", "'bach' is no value of this text", "did you mean 'batch'?"),
        ("then: {tier: batch}", "then: {§teir: batch}", "unknown key 'teir'", "did you mean 'tier'?"),
        ("then: {tier: batch}", "then: {tier: §5}", "expected a text, found '5'", None),
        ("then: {tier: batch}", "then: §{}", "a row needs an output", "known: tier, code"),
        ("because: Nobody waits for it.", "because: §''", "expected text, found ''", None),
        ("because: Nobody waits for it.", "§becuase: Nobody.", "unknown key 'becuase'", "did you mean 'because'?"),
        ("source: Signal 2026", "source: §2026", "expected text, found '2026'", None),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_the_others_stand(old, new, message, hint):
    place, text = _marked(GOOD.replace(old, new, 1))
    pack, findings = _read(text)
    assert [row.id for row in pack.tables[0].rows] == ["inference-is-live"]
    assert {item.code for item in findings} == {"ET901"}
    found = next(item for item in findings if item.message == message)
    assert (found.span.line, found.span.column) == place
    assert hint is None or hint in found.help


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema: 1", "schema: §2", "this version reads rule packs of schema 1"),
        ("hit: unique", "hit: §first", "expected one of unique, collect, found 'first'"),
        (
            "type: number, min: 0",
            "type: §numbr, min: 0",
            "expected one of text, number, boolean, found 'numbr'",
        ),
        ("min: 0", "min: 5, max: §4", "max 4 lies below min 5"),
        ("type: boolean", "type: boolean, min: §1", "only a number has a min"),
        ("domain: tiers", "domain: §tier", "unknown domain 'tier'"),
        (
            "values: [inference, training,",
            "values: [inference, training, §inference,",
            "'inference' is listed twice",
        ),
        ("name: endpoint", "name: §kind", "'kind' is declared twice"),
        ("name: code", "name: §open", "'open' cannot name an output: cases use the word"),
    ],
)
def test_a_bad_frame_takes_its_table_along_and_says_so_once(old, new, message):
    place, text = _marked(GOOD.replace(old, new, 1))
    pack, findings = _read(text)
    assert pack is None or pack.tables == ()
    assert _said(findings) == [("ET901", *place, message)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("given: {kind: training}", "given: {§knd: training}", "unknown key 'knd'"),
        ("given: {kind: training}", "given: {kind: §5}", "expected a text, found '5'"),
        ("expect: {tier: batch}", "expect: {tier: §bath}", "'bath' is no value of this text"),
        ("expect: {tier: batch}", "expect: §{}", "a case expects something"),
        ("rows: []", "rows: [§inference-live]", "no row 'inference-live' in this table"),
    ],
)
def test_a_bad_case_is_named_and_the_others_stand(old, new, message):
    place, text = _marked(GOOD.replace(old, new, 1))
    pack, findings = _read(text)
    assert len(pack.tables[0].cases) == 1
    assert _said(findings) == [("ET901", *place, message)]


def test_a_row_id_is_given_once():
    pack, findings = _read(
        GOOD.replace("id: inference-is-live", "id: training-is-batch").split("    cases:")[0]
    )
    assert [row.then["tier"] for row in pack.tables[0].rows] == ["batch"]
    assert [item.message for item in findings] == ["row 'training-is-batch' already stands at line 15"]


def test_a_row_without_because_is_refused():
    pack, findings = _read(GOOD.replace("        because: Somebody waits.\n", ""))
    assert [item.message for item in findings] == ["'because' is missing"]
    assert len(pack.tables[0].rows) == 1


def test_an_empty_cell_is_no_test_for_null():
    """Leaving a cell blank is more often an oversight than a wish for a missing value."""
    blank = GOOD.replace("when: {kind: '\"inference\"', budget_ms", "when: {kind: , budget_ms")
    _, findings = _read(blank)
    assert [item.message for item in findings] == ["expected a test, found nothing"]
    pack, findings = _read(GOOD.replace("kind: '\"inference\"'", "kind: null"))
    assert (findings, pack.tables[0].rows[1].tests[0].parts) == ((), (None,))


def test_yaml_faults_keep_their_own_codes():
    pack, findings = _read(GOOD.replace("pack: tiering\n", "pack: tiering\npack: again\n"))
    assert [item.code for item in findings] == ["ET101"]
    assert pack is not None
    pack, findings = _read("schema: [1\n")
    assert (pack, [item.code for item in findings]) == (None, ["ET100"])


@pytest.mark.parametrize(
    "text", ["", "- a\n- b\n", "just text\n", "tables: 5\npack: x\nschema: 1\ntitle: t\n"]
)
def test_what_is_no_pack_is_a_finding(text):
    pack, findings = _read(text)
    assert pack is None or pack.tables == ()
    assert {item.code for item in findings} == {"ET901"}


def test_two_documents_are_no_pack():
    _, findings = _read(GOOD + "---\n" + GOOD)
    assert [item.message for item in findings] == ["a rule pack is one YAML document, found 2"]


def test_a_table_of_absurd_length_is_refused():
    row = "      - {id: r, when: {}, then: {tier: batch}, because: b}\n"
    head = GOOD[: GOOD.index("      - id: training-is-batch")]
    pack, findings = _read(head + row * (MAX_ROWS + 1))
    assert [item.message for item in findings] == [f"a table has at most {MAX_ROWS} rows"]
    assert pack.tables == ()


def test_keys_of_the_users_own_are_ignored():
    text = GOOD.replace("title: How", "x-owner: platform\ntitle: How").replace(
        "hit: uni", "x-a: {b: 1}\n    hit: uni"
    )
    pack, findings = _read(text)
    assert (findings, len(pack.tables[0].rows)) == ((), 2)
