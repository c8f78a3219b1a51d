import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.assessment import Question
from edgetier.importing.answers import Answers, is_answers, read_answers
from edgetier.importing.asking import COLUMNS, to_csv, to_rows
from edgetier.importing.encoding import decode
from edgetier.importing.formula import guard, unguard
from edgetier.importing.table import Skipped, read_table

WORDS = {
    "archetype": ("voice-agent",),
    "tier": ("conversational", "batch"),
    "demand.access": ("fibre", "lte"),
}


def question(workload: str, field: str, *, settles: int = 1, owner: str | None = None) -> Question:
    return Question(workload, owner, field, "How long?", "a time", "180 ms", settles)


def answered(*rows: tuple[str, str, str], known: dict[str, dict[str, object]] | None = None) -> Answers:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [("workload", "owner", "field", "answer"), *((w, "", f, guard(a)) for w, f, a in rows)]
    )
    workloads = known or {"a": {"id": "a"}, "b": {"id": "b", "demand": [{"at": "SIN"}, {"at": "FRA"}]}}
    return read_answers(read_table(out.getvalue(), name="q.csv"), workloads, words=WORDS)  # type: ignore[arg-type]


def test_the_question_that_settles_most_comes_first() -> None:
    rows = to_rows((question("a", "compute"), question("b", "demand", settles=5), question("c", "calls")))
    assert [(row[0], row[6], row[7]) for row in rows] == [("b", "5", ""), ("a", "1", ""), ("c", "1", "")]


def test_whether_a_tier_holds_is_asked_before_the_rest_on_its_workload() -> None:
    asked = (
        question("a", "calls", settles=3),
        question("b", "tier", settles=0),
        question("b", "demand", settles=5),
    )
    rows = to_rows((*asked, question("c", "tier", settles=0)))
    assert [(row[0], row[2], row[6]) for row in rows] == [
        ("b", "tier", "0"),
        ("b", "demand", "5"),
        ("a", "calls", "3"),
        ("c", "tier", "0"),
    ]


def test_a_spreadsheet_program_takes_no_cell_for_a_formula() -> None:
    risky = Question("=a", "+b", "-c", "@d", "\te", "=1+1", 1)
    table = read_table(decode(to_csv([risky])).text, name="q.csv")
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for cell in table.records[0].cells)


@given(st.text(max_size=20) | st.text(alphabet="'=+-@a＝", max_size=5))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_the_spreadsheet_of_ask_is_known_by_its_header_and_comes_back() -> None:
    table = read_table(decode(to_csv([question("a", "compute", owner="=x")])).text, name="q.csv")
    assert table.columns == COLUMNS
    assert is_answers(table)
    assert read_answers(table, {"a": {"id": "a"}}).open == 1
    assert not is_answers(read_table("workload,field\na,b\n", name="x"))


@pytest.mark.parametrize(
    ("field", "text", "fields"),
    [
        ("compute", "180 ms", {"compute": "180 ms"}),
        ("compute", "180", {"compute": "180 ms"}),
        ("compute", "p50 120 ms and p95: 180 ms", {"compute": {"p50": "120 ms", "p95": "180 ms"}}),
        ("archetype", "voice-agent", {"archetype": "voice-agent"}),
        ("archetype", "2 s", {"latency": {"budget": "2 s"}}),
        ("payload", "40 kB up, 4 kB down", {"payload": {"up": "40 kB", "down": "4 kB"}}),
        ("payload", "up: 1 MB; down 4 kB", {"payload": {"up": "1 MB", "down": "4 kB"}}),
        ("calls", "3", {"calls": {"model": 3}}),
        ("calls.chained_by", "Server", {"calls": {"chained_by": "server"}}),
        ("demand", "SIN; FRA", {"demand": [{"at": "SIN"}, {"at": "FRA"}]}),
        ("current.site", "aws:eu-central-1", {"current": {"site": "aws:eu-central-1"}}),
        ("tier", "conversational", {"tier": "conversational"}),
        ("tier", "2 s", {"latency": {"budget": "2 s"}}),
        ("constraints.offline", "no", {"constraints": {"offline": False}}),
    ],
)
def test_answers_in_the_words_of_the_question(field: str, text: str, fields: dict[str, object]) -> None:
    found = answered(("a", field, text))
    assert (found.workloads, found.bad) == (({"id": "a", **fields},), ())


def test_an_answer_about_points_goes_to_the_places_that_are_there() -> None:
    found = answered(("b", "demand.access", "fibre"), ("b", "demand.rps", "12; 3"))
    assert found.workloads[0]["demand"] == [
        {"at": "SIN", "access": "fibre", "rps": 12},
        {"at": "FRA", "access": "fibre", "rps": 3},
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("a", "tier", "yes"), "tier of 'a': 'yes' is not one of conversational, batch"),
        (("a", "compute", "fast"), "compute of 'a': 'fast' is not a latency"),
        (("a", "connection", "lukewarm"), "connection of 'a': 'lukewarm' is not one of warm, cold"),
        (("a", "archetype", "voice-agnet"), "did you mean 'voice-agent'?"),
        (("b", "demand.access", "by air"), "demand.access of 'b': 'by air' is not one of fibre, lte"),
        (("z", "compute", "1 ms"), "no workload 'z' in the inventory"),
        (
            ("a", "conection", "warm"),
            "'conection' is not a field that can be answered; did you mean 'connection'?",
        ),
        (("a", "demand.access", "fibre"), "there is no demand.at for it to belong to"),
        (("a", "payload", "large"), "payload.up of 'a': 'large' is not a size"),
        (("b", "demand.rps", "12"), "1 values for 2 places"),
    ],
)
def test_a_bad_answer_is_told_and_the_others_go_in(row: tuple[str, str, str], reason: str) -> None:
    found = answered(row, ("a", "status", "pilot"))
    assert [bad.row for bad in found.bad] == [2]
    assert reason in found.bad[0].reason
    assert found.workloads == ({"id": "a", "status": "pilot"},)
    assert found.answered == 1


def test_an_answer_given_twice_counts_once() -> None:
    found = answered(("a", "status", "pilot"), ("a", "status", "retired"))
    assert found.workloads == ({"id": "a", "status": "pilot"},)
    assert found.bad == (Skipped(3, "status of 'a' is answered in row 2 already"),)


@pytest.mark.parametrize("text", ["", "  ", "n/a", "Unknown", "?"])
def test_no_answer_leaves_the_question_open(text: str) -> None:
    found = answered(("a", "compute", text))
    assert (found.workloads, found.open, found.bad) == ((), 1, ())
