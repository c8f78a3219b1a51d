"""Fixes that meet: which is made, in which pass, and which is dropped."""

from collections.abc import Callable

from edgetier.findings import Edit, Finding, Fix, Severity
from edgetier.fixing import Fixed, apply_fixes, fixed
from edgetier.fixing.passes import MOST_PASSES
from edgetier.source import Span

Mend = Callable[..., Fixed]
TEXT = "one two\n"


def fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    """Edits on the first line, by columns."""
    return Fix("", safe, tuple(Edit(Span(1, start, 1, end), text) for start, end, text in edits))


def told(
    code: str,
    column: int,
    mend: Fix | None = None,
    message: str = "wrong",
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(code, severity, "a", Span(1, column, 1, column + 1), message, fix=mend)


def test_all_edits_of_a_fix_are_made() -> None:
    assert apply_fixes(TEXT, [fix((1, 4, "1"), (5, 8, "2"))], unsafe=False) == "1 2\n"


def test_of_two_that_overlap_the_first_is_made_and_the_other_not_even_in_part() -> None:
    fixes = [fix((3, 6, "X")), fix((1, 2, "Y"), (5, 8, "Z")), fix((7, 8, "!"))]
    assert apply_fixes(TEXT, fixes, unsafe=False) == "onXw!\n"


def test_what_two_findings_want_alike_is_done_once() -> None:
    assert apply_fixes(TEXT, [fix((1, 1, "+")), fix((1, 1, "+"))], unsafe=False) == "+one two\n"


def test_unsafe_ones_only_on_request() -> None:
    fixes = [fix((1, 4, "1"), safe=False), fix((5, 8, "2"))]
    assert apply_fixes(TEXT, fixes, unsafe=False) == "one 2\n"
    assert apply_fixes(TEXT, fixes, unsafe=True) == "1 2\n"


def test_the_next_pass_makes_what_had_to_wait() -> None:
    def find(raw: bytes) -> list[Finding]:
        large = told("ET103", 1, fix((1, 3, "xb"))) if b"a" in raw else None
        small = told("ET803", 2, fix((2, 3, "y")), severity=Severity.WARNING) if b"b" in raw else None
        return [item for item in (large, small) if item]

    done = fixed(b"ab", "a", find, unsafe=False)
    assert (done.raw, len(done.applied)) == (b"xy", 2)


def test_a_fix_that_does_not_help_is_dropped() -> None:
    stuck = told("ET103", 1, fix((1, 1, "x")))
    done = fixed(b"text", "a", lambda _: [stuck], unsafe=False)
    assert (done.raw, done.applied, done.dropped) == (b"text", (), (stuck,))


def test_passes_end() -> None:
    """Each pass brings out another fault that can be mended."""

    def find(raw: bytes) -> list[Finding]:
        at = len(raw)
        spot = told("ET803", at, fix((at + 1, at + 1, "x")), f"{at} letters", Severity.WARNING)
        return [spot]

    assert fixed(b"a", "a", find, unsafe=False).raw == b"a" + b"x" * MOST_PASSES


def test_the_one_that_does_harm_is_dropped_and_the_others_are_made(mend: Mend) -> None:
    head = "schema: 1\nworkloads:\n"
    before = head + "- {id: a, ownr: [x]}\n- {idd: a}\n- {idd: c, nam: C}\n- {id: d, lattency: 5}\n"
    done = mend(before)
    assert done.raw.decode() == before.replace("idd: c, nam:", "id: c, name:")
    assert [item.path for item in done.dropped] == [
        ("workloads", 0, "ownr"),
        ("workloads", 1, "idd"),
        ("workloads", 3, "lattency"),
    ]
    assert [item for item in done.remaining if item.code == "ET102"] == list(done.dropped)


def test_of_two_slips_for_one_key_the_first_is_mended(mend: Mend) -> None:
    text = "schema: 1\nworkloads: [{id: a, ownr: x, ownerr: y}]\n"
    assert mend(text).raw.decode() == text.replace("ownr", "owner")


def test_a_slip_in_what_several_workloads_share_is_mended_once(mend: Mend) -> None:
    text = "schema: 1\nx-base: &base {lattency: {budget: 1 s}}\nworkloads: [{<<: *base, id: a}, {<<: *base, id: b}]\n"
    assert mend(text).raw.decode() == text.replace("lattency", "latency")


def test_judgements_of_what_can_now_be_read_do_not_stop_a_fix() -> None:
    def find(raw: bytes) -> list[Finding]:
        return [told("ET102", 1, fix((1, 3, "b")))] if b"aa" in raw else [told("ET304", 1)]

    assert fixed(b"aa: 1", "a", find, unsafe=False).raw == b"b: 1"


def test_findings_of_other_files_are_left_alone() -> None:
    done = fixed(b"text", "other", lambda _: [told("ET103", 1, fix((1, 5, "")))], unsafe=True)
    assert done == Fixed(b"text", (), (), ())
