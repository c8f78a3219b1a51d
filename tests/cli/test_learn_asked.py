"""The questions that `edgetier learn suggest` asks, and how they are shown."""

import csv

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.cli.learn_asked import Asked, Asking, as_csv, as_text, question_of
from edgetier.inventory.model import Workload
from edgetier.tiering.learned.values import Suggestion

CATALOGUE = load_catalogue()[0]


def said(*tiers: str) -> Suggestion:
    return Suggestion(tiers[0] if len(tiers) == 1 else None, tiers, (*tiers, "batch")[0], 0.5)


@pytest.mark.parametrize(
    ("tiers", "question"),
    [
        (
            ("interactive", "batch"),
            "What waits for the answer: a person waits at the screen (interactive), or nobody waits (batch)?",
        ),
        (("interactive",), "Is it so that a person waits at the screen (interactive)?"),
        ((), "What waits for the answer? (Perhaps nobody waits: batch.)"),
    ],
)
def test_a_question_is_made_of_what_waits(tiers: tuple[str, ...], question: str) -> None:
    assert question_of(said(*tiers), CATALOGUE) == question


def test_a_question_names_no_more_than_three_tiers() -> None:
    asked = question_of(said("interactive", "batch", "conversational", "inline-assist"), CATALOGUE)
    assert asked.endswith("(conversational), or something else?")
    assert "inline-assist" not in asked


def asking(workload: Workload) -> Asking:
    return Asking(
        1, 0, (Asked(workload, "What?", said("interactive", "batch"), ()),), ("interactive", "batch")
    )


def test_nothing_of_an_inventory_reaches_the_terminal_as_a_command() -> None:
    told = as_text(asking(Workload(id="a", name="\x1b[31mred", owner="b\u202ec")))
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_spreadsheet_runs_nothing_of_an_inventory() -> None:
    text = as_csv(asking(Workload(id="a", owner="=cmd"))).decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines())
    assert row["owner"] == "'=cmd"
    assert (row["field"], row["allowed answers"], row["settles"]) == ("tier", "interactive, batch", "1")
