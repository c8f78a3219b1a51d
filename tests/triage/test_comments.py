"""A marker is a comment exactly where the parser reads past it: never inside a text, whatever its style."""

import textwrap

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from edgetier.source import SourceText, parse
from edgetier.triage.comments import marked_comments

MARK = "# edgetier: ignore[ET301]"


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in marked_comments(SourceText("a.yaml", text))]


@pytest.mark.parametrize(
    "text",
    [
        f"a: 1 {MARK}\n",
        f"{MARK}\na: 1\n",
        f"a: {MARK}\n  b: 1\n",
        f"a: | {MARK}\n  text\n",
        f"a: >2- {MARK}\n  text\n",
        f"a: |\n  text\n{MARK}\nb: 1\n",
        f"a:\n  b: |\n    text\n  {MARK}\n",
        f"a: [1, {MARK}\n  2]\n",
        f"a: &x {MARK}\n  text\n",
        f"a: !!str {MARK}\n  text\n",
        f"--- {MARK}\na: 1\n",
        f"a: one\n  two {MARK}\n",
        f"a: 'x' {MARK}\n",
        f"a: 1\t{MARK}\r\nb: 1\r\n",
        f"a: 1 {MARK}",
        f"a: caf\u00e9 \U0001f600 x\u2028y {MARK}\n",
    ],
)
def test_a_comment_is_found(text: str) -> None:
    assert found(text) == [MARK]


@pytest.mark.parametrize(
    "text",
    [
        f'a: "{MARK}"\n',
        f"a: 'x {MARK} y'\n",
        f"a: 'x\n  {MARK} y'\n",
        f"a: |\n  {MARK}\n",
        f"a: >-\n  x\n\n  {MARK}\n",
        "a: x# edgetier:ignore[ET301]\n",
        "a: [x# edgetier:ignore]\n",
        f"a: 1 # see {MARK}\n",
        f"# {MARK}\na: 1\n",
        "a: 1 # edgetiers: ignore[ET301]\n",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert found(text) == []


def test_nothing_is_read_behind_the_place_that_is_not_yaml() -> None:
    assert found(f"a: 1 {MARK}\nb: @x\nc: 2 {MARK}\n") == [MARK]


MARKED = st.sampled_from([MARK, "#edgetier: x", "#  edgetier: 'y' \"z\" [", "# other # edgetier: x", "", ""])
TEXT = st.sampled_from(["word", "two words", "x# edgetier: no", "caf\u00e9", "7", "x\u2029y"])


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a value, the first of which stands behind its key or dash."""
    kinds = ["plain", "single", "double", "literal", "folded", "long", "anchor"]
    kind = draw(st.sampled_from([*kinds, "mapping", "list", "flow"] if depth < 2 else kinds))
    mark = draw(MARKED)
    tail = f" {mark}" if mark else ""
    inside = draw(MARKED)
    if kind == "plain":
        return [draw(TEXT).replace(": ", ":") + tail]
    if kind == "long":
        return ["one", "  two" + tail]
    if kind == "anchor":
        return [
            "&a" + str(draw(st.integers(0, 99))) + tail,
            "  word" + draw(st.sampled_from(["", " " + MARK])),
        ]
    if kind in ("single", "double"):
        quote = "'" if kind == "single" else '"'
        text = inside.replace(quote, "")
        return [f"{quote}x {text}", f"  {text} y{quote}{tail}"]
    if kind in ("literal", "folded"):
        sign = draw(st.sampled_from(["|", "|-", "|+", "|2"] if kind == "literal" else [">", ">-", ">2+"]))
        after = draw(st.sampled_from([[], [""], [MARK]]))
        return [sign + tail, f"  x {inside}", "", f"  {inside}.", *after]
    if kind == "flow":
        return [f"[1,{tail}", f"  {{k: 'v {inside.replace(chr(39), '')}'}},{tail}", f"  2]{tail}"]
    items = draw(st.lists(values(depth + 1), min_size=1, max_size=3))
    lines = [mark]
    for number, (first, *rest) in enumerate(items):
        opening = f"k{number}: " if kind == "mapping" else "- "
        lines += ["  " + line for line in (opening + first, *("  " + line for line in rest))]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines = draw(st.lists(MARKED, max_size=2))
    for number, (first, *rest) in enumerate(draw(st.lists(values(), min_size=1, max_size=4))):
        lines += [f"key{number}: {first}", *("  " + line if line else "" for line in rest)]
        lines += draw(st.lists(MARKED, max_size=1))
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, ""])


def data(text: str) -> object:
    read = parse(text.encode(), "a.yaml")
    assert not read.problems, (text, read.problems)
    return [document.data for document in read.documents]


@settings(max_examples=400, deadline=None)
@given(documents())
def test_a_marker_is_a_comment_exactly_where_changing_it_changes_no_data(text: str) -> None:
    """The parser is the judge: behind a comment anything may stand, in a text every letter counts."""
    assume(not parse(text.encode(), "a.yaml").problems)
    before = data(text)
    comments = marked_comments(SourceText("a.yaml", text))
    for one in comments:
        assert data(text[: one.start] + "# !" + text[one.end :]) == before
    starts = {one.start for one in comments}
    at = text.find("edgetier:")
    while at >= 0:
        start = text.rindex("#", 0, at)
        opened = any(one.start < start < one.end for one in comments)
        changed = text[:at] + "edgetear:" + text[at + 9 :]
        is_comment = data(changed) == before
        behind_another = "#" in text[max(text.rfind("\n", 0, start), 0) : start] and is_comment
        assert is_comment == (start in starts or opened or behind_another), (text, at)
        at = text.find("edgetier:", at + 1)


def test_of_each_comment_it_is_known_whether_the_line_is_its_own() -> None:
    text = textwrap.dedent(
        f"""\
        a: 1 {MARK}
          {MARK}
        """
    )
    assert [(one.line, one.alone) for one in marked_comments(SourceText("a.yaml", text))] == [
        (1, False),
        (2, True),
    ]
