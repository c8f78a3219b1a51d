"""Which few open workloads to ask about first: those a classifier is torn about, and that stand for many alike."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from edgetier.learning.likeness import Floats, Places, Vectors, vectors_of
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.values import Classifier
from edgetier.tiering.learned.words import Text

MOST_CANDIDATES = 200  # the most torn ones; each is held against every open workload
# The cosine from which on one answer is taken to stand for another workload. Of such pairs of the shipped corpus, each
# of two groups, 85 in 100 have one tier; of the public inventory that tests/learning/ labels, 63 in 100.
ALIKE = 0.4
SAME = 0.95  # the cosine from which on two texts say the same
_EXACT = 1e-9  # a gain below that is none


class Pick(NamedTuple):
    """The place of a workload to ask about, and the places of others that read alike."""

    place: int
    alike: tuple[int, ...]


class _Candidate(NamedTuple):
    place: int
    others: Places
    likeness: Floats


def most_telling(classifier: Classifier, texts: Sequence[Text], most: int) -> tuple[Pick, ...]:
    """Picks in the order of asking. Each is the one that, by the likeness of texts, settles most doubt that is left,
    and none is one that an earlier one stands for.

    Facility location by the greedy rule, which comes within 1 - 1/e of the best choice (Nemhauser, Wolsey and
    Fisher 1978, doi 10.1007/BF01588971); each workload weighs as much as the classifier is torn about it.
    """
    if not texts:
        return ()
    torn = torn_between(probabilities(classifier, texts))
    candidates = list(_candidates(vectors_of(classifier, texts), torn))
    covered = np.zeros(len(texts))
    picks: list[Pick] = []
    while candidates and len(picks) < most:
        gains = [_gain(one, torn, covered) for one in candidates]
        best = int(np.argmax(gains))
        if gains[best] <= _EXACT:
            break
        chosen = candidates.pop(best)
        picks.append(_pick(chosen, covered))
        covered[chosen.others] = np.maximum(covered[chosen.others], chosen.likeness)
        candidates = [one for one in candidates if covered[one.place] == 0]
    return tuple(picks)


def torn_between(chances: Floats) -> Floats:
    """The entropy of each row as a share of the largest there can be: 0 sure, 1 any tier as likely as another."""
    logs = np.log(chances, out=np.zeros_like(chances), where=chances > 0)
    torn: Floats = -(chances * logs).sum(axis=1) / np.log(chances.shape[1])
    return torn


def _candidates(vectors: Vectors, torn: Floats) -> Iterator[_Candidate]:
    """The most torn ones, none of them nearly the same as one before."""
    seen = np.zeros(len(torn), dtype=np.bool_)
    found = 0
    for place in np.argsort(-torn, kind="stable").tolist():
        if seen[place] or found == MOST_CANDIDATES:
            continue
        likeness = vectors.alike(place)
        likeness[place] = 1.0  # a text without a known word stands for itself all the same
        seen |= likeness >= SAME
        found += 1
        others = np.flatnonzero(likeness >= ALIKE)
        yield _Candidate(place, others, likeness[others])


def _gain(one: _Candidate, torn: Floats, covered: Floats) -> float:
    more = np.maximum(one.likeness - covered[one.others], 0.0)
    return float(torn[one.place] * (torn[one.others] @ more))


def _pick(one: _Candidate, covered: Floats) -> Pick:
    """It stands for those that no earlier one stands for."""
    new = one.others[covered[one.others] == 0]
    return Pick(one.place, tuple(place for place in new.tolist() if place != one.place))
