"""The artefact of a classifier: read as it was written, and anything else is refused in one line."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from artefact_broken import FOREIGN, MISSHAPEN
from artefact_samples import CARD, DATA, SAMPLE, TEXT, changed, content, sealed
from learned_samples import STRENGTH, TIERS, classifier

from edgetier.errors import UserError
from edgetier.tiering.learned.artefact import LARGEST_BYTES, classifier_text, read_classifier, with_digest
from edgetier.tiering.learned.checked import LARGEST_NUMBER
from edgetier.tiering.learned.content import MOST_LISTS
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.suggest import suggest
from edgetier.tiering.learned.values import Classifier, View
from edgetier.tiering.learned.words import VIEWS, Text

TEXTS = [
    Text("Clerk list", "Filled nightly; the caller rings the clerk."),
    Text("", ""),
    Text("x", "nightly " * 500),
]


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as mistake:
        read_classifier(data, "made.json")
    told = mistake.value.message
    assert told.startswith("made.json: ")
    assert "\n" not in told
    assert len(told) < 250
    return told


def read_or_told(data: bytes) -> Classifier | str:
    try:
        return read_classifier(data, "made.json")
    except UserError as mistake:
        return mistake.message


def same(one: Classifier, other: Classifier) -> bool:
    return classifier_text(one) == classifier_text(other) and one.digest == other.digest


def test_a_classifier_is_read_as_it_was_written() -> None:
    found = read_classifier(DATA, "made.json")
    assert same(found, with_digest(SAMPLE))
    assert (found.card, found.leniency, found.tiers) == (CARD, {"batch": 2.0}, TIERS)
    assert classifier_text(found) == TEXT
    assert (probabilities(found, TEXTS) == probabilities(SAMPLE, TEXTS)).all()


def test_how_the_json_is_laid_out_does_not_matter() -> None:
    plain = json.loads(TEXT)
    other = json.dumps(dict(reversed(plain.items())), indent=2).encode()
    assert same(read_classifier(other, "made.json"), with_digest(SAMPLE))


numbers = st.floats(-LARGEST_NUMBER, LARGEST_NUMBER)
shares = st.floats(0, 1)
written = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@st.composite
def classifiers(draw: st.DrawFn) -> Classifier:
    tiers = draw(st.lists(written, min_size=2, max_size=4, unique=True))
    names = draw(st.lists(st.sampled_from(sorted(VIEWS)), min_size=1, unique=True))
    return Classifier(
        tiers=tuple(tiers),
        views=tuple(draw(view(name, len(tiers))) for name in names),
        intercept=np.array([draw(numbers) for _ in tiers]),
        temperature=draw(st.floats(1e-3, LARGEST_NUMBER)),
        brevity=draw(st.floats(0, LARGEST_NUMBER)),
        calibration={tier: np.array(sorted(draw(st.lists(shares, max_size=4)))) for tier in tiers},
        leniency=draw(st.dictionaries(st.sampled_from(tiers), st.floats(5e-324, LARGEST_NUMBER))),
        card=draw(st.dictionaries(written.map("own {}".format), written | numbers | st.lists(st.none()))),
    )


@st.composite
def view(draw: st.DrawFn, name: str, tiers: int) -> View:
    terms = draw(st.lists(written | st.sampled_from(["clerk", "nightly", " nig"]), max_size=4, unique=True))
    size = len(terms)
    return View(
        name=name,
        terms=tuple(terms),
        index={term: place for place, term in enumerate(terms)},
        idf=np.array(draw(st.lists(st.floats(0, LARGEST_NUMBER), min_size=size, max_size=size))),
        weights=np.array([[draw(numbers) for _ in range(tiers)] for _ in terms]).reshape(size, tiers),
    )


@settings(deadline=None)
@given(classifiers())
def test_every_classifier_is_read_as_it_was_written_and_scores(made: Classifier) -> None:
    found = read_classifier(classifier_text(made).encode(), "made.json")
    assert same(found, with_digest(made))
    for one, other in zip(found.views, made.views, strict=True):
        assert (one.terms, one.index) == (other.terms, other.index)
        assert (one.weights == other.weights).all()
        assert (one.idf == other.idf).all()
    scores_safely(found)


def scores_safely(found: Classifier) -> None:
    """Warnings of NumPy are errors here."""
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        chances = probabilities(found, TEXTS)
        said = suggest(found, TEXTS, 0.1)
    assert np.isfinite(chances).all()
    assert np.abs(chances.sum(axis=1) - 1).max() < 1e-9
    assert all(np.isfinite(moved.weight) for one in said for moved in one.moved_by)


@pytest.mark.parametrize(("data", "told"), FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_refused_in_one_line(data: bytes, told: str) -> None:
    assert told in refused(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{STRENGTH}", "4.000001"),
        (f"{STRENGTH}", f"-{STRENGTH}"),
        ('"clerk"', '"klerk"'),
        ('"tiers":["conversational","interactive"', '"tiers":["interactive","conversational"'),
        ("It knows three words.", "It knows all words."),
        ('"batch":2.0', '"batch":3.0'),
        ('"temperature":1.0', '"temperature":2.0'),
        ('"temperature":1.0', '"temperature":1'),
        ('"date":null', '"date":"2026-11-24"'),
        ('"date":null,', ""),
        ('"words"', '"name"'),
    ],
)
def test_what_was_changed_by_hand_is_refused(old: str, new: str) -> None:
    assert old in TEXT
    assert "its digest does not fit" in refused(TEXT.replace(old, new, 1).encode())


@settings(deadline=None, max_examples=300)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 3), st.binary(max_size=3))
@example(len(DATA) - 1, 1, b"")
def test_no_change_of_bytes_gives_another_classifier(start: int, gone: int, new: bytes) -> None:
    """A blank between two values may be added, and nothing else."""
    data = DATA[:start] + new + DATA[start + gone :]
    found = read_or_told(data)
    assert "\n" not in found if isinstance(found, str) else same(found, with_digest(SAMPLE))


@pytest.mark.parametrize(("path", "value", "part"), MISSHAPEN.values(), ids=MISSHAPEN)
def test_a_part_that_does_not_hold_is_named(path: tuple[str | int, ...], value: object, part: str) -> None:
    assert f"not a classifier that this edgetier can read: {part} should be " in refused(
        sealed(changed(path, value))
    )


def test_a_part_that_is_not_known_is_named() -> None:
    assert "a part that is not known: 'bias'" in refused(sealed(changed(("bias",), [0.0])))


numeric_places = st.sampled_from(
    [
        ("intercept", 0),
        ("temperature",),
        ("views", 0, "idf", 2),
        ("views", 0, "weights", 2, 0),
        ("leniency", "batch"),
        ("calibration", "batch", 0),
    ]
)
extremes = st.sampled_from([0, 5e-324, 1e-160, 1e-3, 1e6, 1e7, 1e150, 1.7e308, 10**30, 10**400]) | st.floats(
    allow_nan=False, allow_infinity=False
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(numeric_places, extremes, st.sampled_from([1, -1])), max_size=3))
def test_numbers_are_refused_or_scored_safely(
    changes: list[tuple[tuple[str | int, ...], float, int]],
) -> None:
    plain = content()
    for path, number, sign in changes:
        holder = plain
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = sign * number
    found = read_or_told(sealed(plain))
    if isinstance(found, Classifier):
        scores_safely(found)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | written,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(written, inner, max_size=4),
    max_leaves=12,
)
places = st.sampled_from(
    [(part,) for part in content()]
    + [("views", 0), ("calibration", "batch"), ("leniency", "batch"), ("card", "error"), ("intercept", 1)]
    + [("views", 0, part) for part in ("name", "terms", "idf", "weights")]
    + [("views", 0, "weights", 1), ("views", 0, "terms", 1), ("views", 0, "idf", 1)]
)


@settings(deadline=None, max_examples=300)
@given(places, anything)
def test_whatever_stands_in_a_part_is_refused_or_scored(path: tuple[str | int, ...], value: object) -> None:
    found = read_or_told(sealed(changed(path, value)))
    if isinstance(found, str):
        assert "\n" not in found
    else:
        scores_safely(found)


def test_a_view_without_terms_is_scored() -> None:
    empty = View("name", (), {}, np.empty(0), np.empty((0, 3)))
    found = read_classifier(classifier_text(classifier(views=(*SAMPLE.views, empty))).encode(), "made.json")
    scores_safely(found)
    assert (probabilities(found, TEXTS) == probabilities(SAMPLE, TEXTS)).all()


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    assert "larger than 64 MiB" in refused(b" " * (LARGEST_BYTES + 1))
    assert f"more than {MOST_LISTS:,} lists" in refused(b"[]," * (MOST_LISTS + 1))
