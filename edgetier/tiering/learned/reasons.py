"""Which words and fields moved a text toward its likeliest tier: the pieces of a word are added up to the word."""

from collections import defaultdict
from collections.abc import Iterator

from edgetier.tiering.learned.scoring import counted, unit_features
from edgetier.tiering.learned.values import Classifier, Moved, View
from edgetier.tiering.learned.words import Text, all_words, pieces_of

SMALLEST = 0.005  # nats; less than that moves nothing that would be seen in a probability


def moved_by(classifier: Classifier, text: Text, toward: int, against: int, most: int) -> tuple[Moved, ...]:
    """The words that moved the odds of one tier against another most, in nats, strongest first."""
    totals: dict[str, float] = defaultdict(float)
    for view in classifier.views:
        for word, weight in _of_view(view, text, toward, against):
            totals[word] += weight / classifier.temperature
    ranked = sorted(totals.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(Moved(word, weight) for word, weight in ranked[:most] if abs(weight) >= SMALLEST)


def _of_view(view: View, text: Text, toward: int, against: int) -> Iterator[tuple[str, float]]:
    counts = counted(view, text, {})
    if not counts:
        return
    places, values = unit_features(view, counts)
    gains = values * (view.weights[places, toward] - view.weights[places, against])
    gain_of = dict(zip(places, gains.tolist(), strict=True))
    yield from (_by_word if view.name == "pieces" else _by_term)(view, text, gain_of)


def _by_term(view: View, _: Text, gain_of: dict[int, float]) -> Iterator[tuple[str, float]]:
    """A pair of words gives each of the two its half."""
    for place, gain in gain_of.items():
        words = view.terms[place].split()
        yield from ((word, gain / len(words)) for word in words)


def _by_word(view: View, text: Text, gain_of: dict[int, float]) -> Iterator[tuple[str, float]]:
    """A piece is shared among the words it occurs in, as often as it does."""
    owners: dict[int, list[str]] = defaultdict(list)
    for word in all_words(text):
        for piece in pieces_of(word):
            if (place := view.index.get(piece)) in gain_of:
                owners[place].append(word)
    for place, words in owners.items():
        yield from ((word, gain_of[place] / len(words)) for word in words)
