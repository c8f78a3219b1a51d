"""The shipped classifier is what training on the shipped corpus gives; after a change of either: make classifier."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.learning.card import card_text
from edgetier.learning.examples import Example, corpus_examples
from edgetier.learning.settings import training_settings
from edgetier.learning.training import Trained, train
from edgetier.tiering.learned.artefact import read_classifier
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.values import Classifier

FOLDER = Path(__file__).parents[2] / "classifier"
FILE, CARD = FOLDER / "tiers-en.json", FOLDER / "tiers-en.md"
COMPARED = 200
AGAIN = "run: make classifier"


@pytest.fixture(scope="module")
def shipped() -> Classifier:
    return read_classifier(FILE.read_bytes(), FILE.name)


@pytest.fixture(scope="module")
def corpus() -> tuple[Example, ...]:
    return corpus_examples()


@pytest.fixture(scope="module")
def again(corpus: tuple[Example, ...], shipped: Classifier) -> Trained:
    """Trained once for all tests; takes half a minute."""
    date = shipped.card["date"]
    assert isinstance(date, str)
    return train(corpus, date=date)


def counts(examples: tuple[Example, ...], by: str) -> dict[str, int]:
    found = [getattr(example, by) for example in examples]
    return {name: found.count(name) for name in sorted(set(found))}


def test_its_card_counts_the_corpus(shipped: Classifier, corpus: tuple[Example, ...]) -> None:
    expected = {
        "examples": len(corpus),
        "groups": len({example.group for example in corpus}),
        "by_tier": counts(corpus, "tier"),
        "by_sector": counts(corpus, "sector"),
    }
    assert shipped.card["data"] == expected, AGAIN


def test_its_card_names_the_settings(shipped: Classifier) -> None:
    told = training_settings()
    assert (shipped.card["parameters"], shipped.card["error"]) == (told.parameters, told.error), AGAIN


def test_its_card_is_published_as_text(shipped: Classifier) -> None:
    assert CARD.read_text(encoding="utf-8") == card_text(shipped.card), AGAIN


def test_it_proposes_the_tiers_of_the_taxonomy(shipped: Classifier) -> None:
    assert set(shipped.tiers) == {tier.name for tier in load_catalogue()[0].tiers}


def test_training_again_gives_the_same_terms(shipped: Classifier, again: Trained) -> None:
    for old, new in zip(shipped.views, again.classifier.views, strict=True):
        assert (old.name, old.terms) == (new.name, new.terms), AGAIN


def test_training_again_gives_the_same_probabilities(
    shipped: Classifier, again: Trained, corpus: tuple[Example, ...]
) -> None:
    texts = [example.text for example in corpus[:: len(corpus) // COMPARED]][:COMPARED]
    assert len(texts) == COMPARED
    apart = np.abs(probabilities(shipped, texts) - probabilities(again.classifier, texts))
    assert apart.max() < 1e-3, AGAIN


def test_training_again_gives_the_same_tier_sets(shipped: Classifier, again: Trained) -> None:
    assert shipped.leniency == again.classifier.leniency, AGAIN
    for tier in shipped.tiers:
        old, new = shipped.calibration[tier], again.classifier.calibration[tier]
        assert old.shape == new.shape, AGAIN
        assert np.abs(old - new).max() < 1e-3, AGAIN


def test_training_again_measures_what_the_card_tells(shipped: Classifier, again: Trained) -> None:
    old, new = figures(shipped.card), figures(again.classifier.card)
    assert old.keys() == new.keys(), AGAIN
    assert {name: figure for name, figure in old.items() if abs(figure - new[name]) > 5e-3} == {}, AGAIN


def figures(card: Any) -> dict[str, float]:
    """The middle of each figure; one row that falls to the other side moves it by less than a thousandth."""
    return {f"{part} {name}": of[0] for part, named in card["held_out"].items() for name, of in named.items()}


def test_it_is_written_as_training_writes_it(shipped: Classifier) -> None:
    content = json.loads(FILE.read_text(encoding="utf-8"))
    assert content["sha256"] == shipped.digest
    assert list(content)[-1] == "sha256"


def test_make_writes_it_with_the_date_that_its_card_bears(shipped: Classifier) -> None:
    makefile = (FOLDER.parent / "Makefile").read_text(encoding="utf-8")
    day = np.datetime64(str(shipped.card["date"]), "s").astype(int)
    assert f"SOURCE_DATE_EPOCH = {day}\n" in makefile
    assert f"-o classifier/{FILE.name} --card classifier/{CARD.name}\n" in makefile
