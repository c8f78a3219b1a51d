"""Scores a classifier on labelled rows of the public US federal inventory, and prints the marks as Markdown.

    python benchmarks/score_federal_sample.py INVENTORY.csv [--classifier FILE] [--error SHARE]

The spreadsheet is the one that benchmarks/federal_sample.py names. Rows of one office (agency and bureau) are drawn
together in the bootstrap. Nothing may be chosen by these figures: whoever tunes to them loses the only text that
nobody here wrote.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from federal_sample import Labelled, labelled_rows

from edgetier.catalogue.load import load_catalogue
from edgetier.datafiles import data_folder
from edgetier.learning.judged import Judged, Scale, judged, scale_of
from edgetier.learning.measuring import Measured, Measures, measure
from edgetier.tiering.learned.artefact import read_classifier
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.sets import bars_of, sets_at
from edgetier.tiering.learned.values import Classifier

FIGURES = {
    "coverage": "coverage",
    "accuracy where it does not abstain": "accuracy_where_decided",
    "edge candidate against the rest there, balanced accuracy": "edge_candidate_balanced_accuracy_where_decided",
    "true tier inside the set": "inside_set",
    "tiers in a set": "set_size",
    "accuracy of the likeliest tier, all rows": "accuracy",
    "macro-F1 of the likeliest tier, all rows": "macro_f1",
    "expected calibration error": "calibration_error",
}
POINTS = (0.2, 0.4, 0.6, 0.8, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("spreadsheet", type=Path)
    parser.add_argument("--classifier", type=Path, default=data_folder("classifier") / "tiers-en.json")
    parser.add_argument(
        "--error", type=float, help="the share of tiers that may be missed; else as its card says"
    )
    told = parser.parse_args()
    classifier = read_classifier(told.classifier.read_bytes(), told.classifier.name)
    error = told.error or float(classifier.card["error"])
    rows = labelled_rows(told.spreadsheet)
    scale = scale_of(load_catalogue()[0])
    measures = {
        name: measure(judged_by(classifier, error, part, scale), [row.example.group for row in part])
        for name, part in parts_of(rows).items()
    }
    offices = next(iter(measures.values())).groups
    print(f"{told.classifier.name}, {classifier.digest[:12]}, at an error of {error:g}; ", end="")
    print(f"{len(rows)} rows of {offices} offices.\n")
    for table in (marks, tiers, curves):
        print("\n".join(table(measures)) + "\n")


def parts_of(rows: Sequence[Labelled]) -> Mapping[str, Sequence[Labelled]]:
    return {
        "all rows": rows,
        "drawn at random": [row for row in rows if row.drawn == "random"],
        "readers sure": [row for row in rows if row.sure],
    }


def judged_by(classifier: Classifier, error: float, rows: Sequence[Labelled], scale: Scale) -> Judged:
    chances = probabilities(classifier, [row.example.text for row in rows])
    sets = sets_at(chances, bars_of(classifier, error))
    truth = [row.example.tier for row in rows]
    return judged(scale, truth=truth, columns=classifier.tiers, chances=chances, sets=sets)


def marks(measures: Mapping[str, Measures]) -> list[str]:
    lines = head("figure", measures)
    lines.append("| rows | " + " | ".join(str(one.rows) for one in measures.values()) + " |")
    for name, figure in FIGURES.items():
        cells = (interval(one.figures[figure]) for one in measures.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def tiers(measures: Mapping[str, Measures]) -> list[str]:
    """Of the likeliest tier, abstaining or not, and how often the true one is in the set."""
    lines = head("true tier: recall of the likeliest; inside its set", measures)
    for place, tier in enumerate(next(iter(measures.values())).tiers):
        found = [one.tiers[place] for one in measures.values()]
        cells = (f"{interval(of.recall)}; {of.inside_set.value:.3f}; n {of.rows}" for of in found)
        lines.append(f"| {tier.tier} | {' | '.join(cells)} |")
    return lines


def curves(measures: Mapping[str, Measures]) -> list[str]:
    lines = head("accuracy of the surest", measures)
    for point in POINTS:
        cells = (f"{nearest(one, point):.3f}" for one in measures.values())
        lines.append(f"| {point:.0%} | {' | '.join(cells)} |")
    return lines


def nearest(measured: Measures, coverage: float) -> float:
    distances = [abs(point.coverage - coverage) for point in measured.curve]
    return measured.curve[int(np.argmin(distances))].accuracy


def head(what: str, measures: Mapping[str, Measures]) -> list[str]:
    return [f"| {what} | {' | '.join(measures)} |", "|---" * (len(measures) + 1) + "|"]


def interval(figure: Measured) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


if __name__ == "__main__":
    main()
