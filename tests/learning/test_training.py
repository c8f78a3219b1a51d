"""Training on what users have: few, uniform or nameless workloads, and tiers of their own."""

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.errors import UserError
from edgetier.inventory.model import Workload
from edgetier.learning.card import card_text
from edgetier.learning.examples import Example, declared_examples
from edgetier.learning.judged import scale_of
from edgetier.learning.settings import training_settings
from edgetier.learning.training import sides_of, train
from edgetier.tiering.learned.artefact import classifier_text, read_classifier
from edgetier.tiering.learned.words import Text
from edgetier.tiering.values import TierDecision

SCALE = scale_of(load_catalogue()[0])
SETTINGS = training_settings()
WORDS = {"batch": "scores the archive over night", "interactive": "a clerk waits for the page"}


def examples(name: str = "{}", text: str = "{}", count: int = 8) -> list[Example]:
    return [
        Example(Text(name.format(f"n{tier}{at}x"), text.format(words)), tier, f"{tier}/{at}", "inventory")
        for tier, words in WORDS.items()
        for at in range(count)
    ]


@pytest.mark.parametrize("name", ["{}", "", "Helper"])
def test_names_that_never_recur_or_are_missing_are_no_obstacle(name: str) -> None:
    trained = train(examples(name), settings=SETTINGS, scale=SCALE)
    read = read_classifier(classifier_text(trained.classifier).encode(), "own.json")
    assert read.tiers == ("batch", "interactive")
    assert set(read.leniency) <= set(read.tiers)


def test_descriptions_that_share_no_word_are_a_mistake_told_in_one_line() -> None:
    alone = [
        Example(Text(chr(0x4E00 + at) * 2, ""), tier, str(at), "inventory")
        for at, tier in enumerate(("batch", "interactive") * 6)
    ]
    with pytest.raises(UserError, match="no word occurs in 2 descriptions"):
        train(alone, settings=SETTINGS, scale=SCALE)


def test_a_tier_of_one_source_alone_is_kept_out_by_groups() -> None:
    five = ("a", "b", "c", "d", "e")
    told = [Example(Text("x", "y"), "batch", f"{sector}/1", sector) for sector in five]
    assert sides_of([*told, *told], 5).tolist() == [*five, *five]
    own = [Example(Text("x", "z"), "express", f"own/{at}", "own") for at in range(5)]
    assert sides_of([*told, *own], 5).tolist() == [one.group for one in (*told, *own)]


def test_many_descriptions_of_one_system_are_one_example() -> None:
    uniform = [one._replace(group=one.tier) for one in examples("Helper")]
    with pytest.raises(UserError, match="batch has 1; interactive has 1"):
        train(uniform, settings=SETTINGS, scale=SCALE)


def test_workloads_of_one_name_are_kept_on_one_side() -> None:
    tier = TierDecision("batch", "declared", "")
    names = [
        {"name": "Night  Report"},
        {"name": "night report"},
        {"description": "Reads."},
        {"description": "reads."},
        {"name": "Other"},
    ]
    told = [(Workload.model_validate({"id": str(at), **fields}), tier) for at, fields in enumerate(names)]
    assert len({one.group for one in declared_examples(told)}) == 3


def test_the_card_of_own_inventories_claims_nothing_of_the_shipped_corpus() -> None:
    text = card_text(train(examples(), settings=SETTINGS, scale=SCALE).classifier.card)
    assert "that had seen neither it nor its group" in text
    assert "no example of control-loop, live-perception, inline-assist, conversational" in text
    assert "0.03, 2 times that for tiers that are no edge candidates" in text
    assert "corpus" not in text
