from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.errors import UserError
from edgetier.importing.update import Update, update
from edgetier.source import parse


def updated(text: str, *workloads: dict[str, Any], **options: Any) -> Update:
    return update(text.encode(), workloads, name="inventory.yaml", **options)


def text_of(found: Update) -> str:
    return found.raw.decode()


BLOCK = """\
# our inventory
schema: 1
workloads:
  # the first one
  - id: a   # keep this
    name: A
    latency: {budget: 200 ms}   # agreed

    # what follows is open
  - id: b
"""


def test_missing_fields_go_in_and_everything_else_stays() -> None:
    found = updated(BLOCK, {"id": "a", "name": "Other", "owner": "team", "latency": {"metric": "response"}})
    assert text_of(found) == BLOCK.replace("    name: A\n", "    name: A\n    owner: team\n").replace(
        "{budget: 200 ms}", "{budget: 200 ms, metric: response}"
    )
    assert [(one.field, one.line, one.reason) for one in found.conflicts] == [
        ("name", 6, "the file has 'A', the spreadsheet 'Other'")
    ]


def test_new_workloads_are_appended_in_the_style_of_the_others() -> None:
    found = updated(BLOCK, {"id": "c", "name": "C"})
    assert text_of(found) == BLOCK + "  - id: c\n    name: C\n"
    assert found.added == ("c",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- {id: a}", "- {id: a, owner: t}"),
        ("- { id: a , }  # x", "- { id: a, owner: t , }  # x"),
        ('- {"id": "a", name: }', '- {"id": "a", owner: t, name: }'),
        ("- {id: a,\n   name: b # c, }\n  }", "- {id: a,\n   name: b, owner: t # c, }\n  }"),
        ("- id: a\n  owner:\n  name: b", "- id: a\n  owner: t\n  name: b"),
        ("- id: a\n  owner: # nobody\n", "- id: a\n  owner: t # nobody\n"),
        ("- id: a\n  owner: null # nobody\n", "- id: a\n  owner: t # nobody\n"),
        ("- id: a\n  owner: ~", "- id: a\n  owner: t"),
        ("- id: a", "- id: a\n  owner: t"),
        (
            "-\n  id: a\n  name: |\n    x\n    # y\n\n  # z\n",
            "-\n  id: a\n  name: |\n    x\n    # y\n  owner: t\n\n  # z\n",
        ),
        ("- &x\n  id: a\n", "- &x\n  id: a\n  owner: t\n"),
        ("- id: 'a'\n  tags:\n  - x\n  - y\n  # z", "- id: 'a'\n  owner: t\n  tags:\n  - x\n  - y\n  # z"),
        ("- tags: [x,\n    y]\n  id: a\n", "- tags: [x,\n    y]\n  id: a\n  owner: t\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_one_field_in_many_styles(before: str, after: str, newline: str) -> None:
    head = "schema: 1\nworkloads:\n"
    found = updated((head + before).replace("\n", newline), {"id": "a", "owner": "t"})
    assert text_of(found) == (head + after).replace("\n", newline)
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("workloads: []", "workloads: [{id: new}]"),
        ("workloads: [{id: a}]", "workloads: [{id: a}, {id: new}]"),
        ("workloads:\n- id: a\n", "workloads:\n- id: a\n- id: new\n"),
        ("workloads:\n  -\n    id: a", "workloads:\n  -\n    id: a\n  - id: new"),
        ("workloads:\nestate: {}\n", "workloads:\n  - id: new\nestate: {}\n"),
        ("workloads:\n- id: a\n# c\nestate: {}\n", "workloads:\n- id: a\n- id: new\n# c\nestate: {}\n"),
    ],
)
def test_a_new_workload_in_many_styles(before: str, after: str) -> None:
    assert text_of(updated("schema: 1\n" + before, {"id": "new"})) == "schema: 1\n" + after


def test_what_is_shared_by_an_anchor_is_not_added_to() -> None:
    text = (
        "x-shared: &s {owner: x}\nschema: 1\nworkloads:\n"
        "- id: a\n  latency: &l {budget: 1 s}\n- id: b\n  latency: *l\n- id: c\n  <<: *s\n"
    )
    found = updated(
        text,
        {"id": "a", "latency": {"metric": "response"}, "owner": "t"},
        {"id": "b", "latency": {"metric": "response"}},
        {"id": "c", "owner": "y", "status": "pilot"},
    )
    assert text_of(found) == text.replace("- id: a\n", "- id: a\n  owner: t\n").replace(
        "- id: c\n", "- id: c\n  status: pilot\n"
    )
    assert [(one.workload, one.field) for one in found.conflicts] == [
        ("b", "latency.metric"),
        ("c", "owner"),
        ("a", "latency.metric"),
    ]


def test_values_that_mean_the_same_are_no_conflict() -> None:
    text = "schema: 1\nworkloads:\n- {id: a, latency: {budget: 0.2 s}, tags: [x, y], name: 'A  B'}\n"
    found = updated(text, {"id": "a", "latency": {"budget": "200 ms"}, "tags": ["y"], "name": "A B"})
    assert (text_of(found), found.conflicts) == (text, ())


def test_fields_that_may_be_overwritten_are() -> None:
    text = "schema: 1\nworkloads:\n- id: a\n  owner: one # since 2024\n  status: pilot\n"
    found = updated(text, {"id": "a", "owner": "two", "status": "retired"}, overwrite=["owner"])
    assert text_of(found) == text.replace("owner: one", "owner: two")
    assert [one.field for one in found.conflicts] == ["status"]


def test_points_are_matched_by_their_place() -> None:
    text = "schema: 1\nworkloads:\n- id: a\n  demand:\n  - at: SIN\n  - {at: FRA, rps: 3}\n"
    want = {
        "id": "a",
        "demand": [{"at": "FRA", "rps": 4, "access": "lte"}, {"at": "SIN", "rps": 1}, {"at": "LON"}],
    }
    found = updated(text, want)
    assert text_of(found) == text.replace("at: SIN\n", "at: SIN\n    rps: 1\n").replace(
        "rps: 3", "rps: 3, access: lte"
    )
    assert [(one.field, one.reason) for one in found.conflicts] == [
        ("demand.rps", "the file has '3', the spreadsheet '4'"),
        ("demand", "the file has '[SIN, FRA]', the spreadsheet 'LON'"),
    ]


def test_provenance_comes_with_what_is_filled_in_only() -> None:
    text = "schema: 1\nworkloads:\n- {id: a, owner: x}\n- {id: b}\n"
    rows = [{"id": name, "owner": "x", "source": f"csv:s.csv#{name}"} for name in "ab"]
    assert text_of(updated(text, *rows)) == text.replace(
        "{id: b}", '{id: b, owner: x, source: "csv:s.csv#b"}'
    )


def test_several_documents() -> None:
    text = "schema: 1\nworkloads:\n- id: a\n---\nschema: 1\nworkloads:\n- id: b\n"
    found = updated(text, {"id": "a", "owner": "t"}, {"id": "new"})
    assert text_of(found) == text.replace("- id: a\n", "- id: a\n  owner: t\n") + "- id: new\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_stays(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text = "schema: 1\nworkloads:\n- id: a # é😀\n"
    found = update(mark + text.encode(encoding), [{"id": "a", "name": "ü"}], name="i")
    assert found.raw == mark + (text + "  name: ü\n").encode(encoding)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema: 1\nworkloads: [", "^i:2:13: "),
        ("schema: 1\nestate: {}\n", "no 'workloads' to add to"),
        ("schema: 1\nworkloads: ~\n", "cannot be added"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_refused(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        update(text.encode(), [{"id": "new"}], name="i")


# What hand-written inventories look like: styles mixed, comments anywhere, fields in any order.
names = st.sampled_from(["owner", "name", "status", "archetype", "connection"])
plain = st.sampled_from(["x", "'q: r'", '"d #e"', "a b", "12", "[f]"])
comments = st.sampled_from(["", "", "  # note", "  # a: {b"])


@st.composite
def hand_written(draw: st.DrawFn, name: str) -> str:
    fields = [(key, draw(plain)) for key in draw(st.lists(names, unique=True, max_size=3))]
    if draw(st.booleans()):
        fields.append(("latency", draw(st.sampled_from(["{budget: 5 ms}", "{ budget: 5 ms, }", "{}"]))))
    if draw(st.booleans()):
        return (
            "  - {"
            + ", ".join(f"{key}: {value}" for key, value in [("id", name), *fields])
            + "}"
            + draw(comments)
            + "\n"
        )
    lines = [f"id: {name}"] + [f"{key}: {value}" for key, value in fields]
    if draw(st.booleans()):
        lines.append(
            draw(st.sampled_from(["description: |\n      one\n      # two\n", "tags:\n      - x\n      - y"]))
        )
    lines = [line + ("" if "\n" in line else draw(comments)) for line in lines]
    gap = draw(st.sampled_from(["", "\n", "  # between\n", "\n    # deep\n"]))
    return "  - " + "\n    ".join(lines) + "\n" + gap


want = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.sampled_from(["team", "a: b", "null"]),
        "status": st.just("pilot"),
        "latency": st.fixed_dictionaries(
            {}, optional={"budget": st.just("9 ms"), "metric": st.just("response")}
        ).filter(bool),
        "demand": st.just([{"at": "SIN", "rps": 2}]),
        "description": st.just("word " * 40 + "end"),
        "labels": st.just({"unit": "x"}),
    },
)


@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_an_update_only_adds(data: st.DataObject, newline: str, last_line_ends: bool) -> None:
    ids = ["a", "b", "c"]
    text = "# top\nschema: 1\nworkloads:\n" + "".join(data.draw(hand_written(name)) for name in ids)
    text = (text if last_line_ends else text.rstrip("\n")).replace("\n", newline)
    incoming = [{"id": name, **data.draw(want)} for name in ["a", "c", "new"]]
    found = updated(text, *incoming)
    after = text_of(found)
    assert _is_within(text, after)
    assert "\n" not in after.replace("\r\n", "") or newline == "\n"
    before_data, after_data = (parse(one.encode(), "i").documents[0].data for one in (text, after))
    for old, new in zip(before_data["workloads"], after_data["workloads"], strict=False):
        _nothing_lost(old, new)
    assert after_data["workloads"][-1] == incoming[-1]
    told = {(one.workload, one.field.partition(".")[0]) for one in found.conflicts}
    by_id = {workload["id"]: workload for workload in after_data["workloads"]}
    for workload in incoming:
        for key, value in workload.items():
            assert by_id[workload["id"]][key] == value or (workload["id"], key) in told or key == "latency"
    again = update(found.raw, incoming, name="i")
    assert again.raw == found.raw


def _is_within(before: str, after: str) -> bool:
    """Taking characters away from the new text gives the old one, line by line or within a line."""
    rest = iter(after)
    return all(char in rest for char in before)


def _nothing_lost(old: Any, new: Any) -> None:
    if isinstance(old, dict) and old:
        for key, value in old.items():
            _nothing_lost(value, new[key])
    elif isinstance(old, str):
        # A block text on the last line gets the line end that the file lacked.
        assert new.removesuffix("\n") == old.removesuffix("\n")
    elif old not in ({}, None):
        assert new == old


@given(st.data())
def test_taking_the_new_lines_away_gives_the_old_bytes(data: st.DataObject) -> None:
    block = st.sampled_from(
        [
            "  - id: {0}\n    name: N  # c\n",
            "  - id: {0}\n    latency:\n      budget: 5 ms\n\n",
            "  - id: {0}\n",
        ]
    )
    text = "schema: 1\nworkloads:\n" + "".join(data.draw(block).format(name) for name in "abc")
    incoming = [{"id": name, **data.draw(want)} for name in ["a", "b", "c", "new"]]
    old = text.splitlines(keepends=True)
    new = text_of(updated(text, *incoming)).splitlines(keepends=True)
    at = 0
    for line in new:
        at += at < len(old) and line == old[at]
    assert at == len(old)
