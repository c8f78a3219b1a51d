"""`edgetier learn train`: a classifier from the shipped corpus and from what inventories declare."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.learn_needed import need_scikit_learn
from edgetier.cli.learn_options import CardDate
from edgetier.cli.learn_reading import tiered
from edgetier.cli.learn_words import figure_words, named
from edgetier.cli.options import ConfigOption, IsolatedOption, RulesFolders, TaxonomyFolders
from edgetier.cli.output import write_atomically
from edgetier.cli.settings import settings_here
from edgetier.cli.today import today_of
from edgetier.errors import UserError
from edgetier.inventory.model import Workload
from edgetier.tiering.values import TierDecision

if TYPE_CHECKING:
    from edgetier.learning.examples import Example
    from edgetier.learning.training import Trained

SHOWN = ("accuracy", "coverage", "accuracy_where_decided", "edge_candidate_balanced_accuracy_where_decided")

Inventories = Annotated[
    list[str] | None,
    typer.Argument(help="Inventories whose declared budgets and tiers are learned from.", show_default=False),
]


ClassifierOut = Annotated[
    Path, typer.Option("--output-file", "-o", help="Where to write the classifier.", show_default=False)
]
CardOut = Annotated[
    Path | None,
    typer.Option("--card", help="Where to write the model card, as Markdown.", show_default=False),
]
Corpus = Annotated[
    bool, typer.Option("--corpus/--no-corpus", help="Whether to learn from the shipped corpus.")
]


def train(
    output: ClassifierOut,
    inventories: Inventories = None,
    corpus: Corpus = True,
    card: CardOut = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    today: CardDate = None,
) -> None:
    """Train a classifier, and measure it on parts that were kept out."""
    need_scikit_learn()
    keep_inputs(inventories or (), [output, card])
    _refuse_one_place(output, card)
    from edgetier.learning.card import card_text
    from edgetier.learning.judged import scale_of
    from edgetier.learning.training import train as trained_on
    from edgetier.tiering.learned.artefact import classifier_text

    settings = settings_here(config=config, isolated=isolated, taxonomy=taxonomy, rules=rules, today=today)
    read = tiered(inventories or (), settings)
    examples = _examples(read.workloads, corpus=corpus)
    date = today_of(settings).isoformat()
    trained = trained_on(examples, scale=scale_of(read.catalogue), date=date)
    write_atomically(output, classifier_text(trained.classifier))
    if card is not None:
        write_atomically(card, card_text(trained.classifier.card))
    for line in _summary(examples, trained, output):
        typer.echo(line)


def _refuse_one_place(output: Path, card: Path | None) -> None:
    if card is not None and card.resolve() == output.resolve():
        raise UserError(f"{card.name} would be written over", help="give the card a file of its own")


def _examples(workloads: Sequence[tuple[Workload, TierDecision]], *, corpus: bool) -> "tuple[Example, ...]":
    from edgetier.learning.examples import corpus_examples, declared_examples

    examples = (*(corpus_examples() if corpus else ()), *declared_examples(workloads))
    if not examples:
        raise UserError(
            "there is nothing to learn from",
            help="name an inventory whose workloads declare a budget or a tier, or leave --no-corpus out",
        )
    return examples


def _summary(examples: "Sequence[Example]", trained: "Trained", output: Path) -> Iterator[str]:
    by_tier: Mapping[str, int] = Counter(example.tier for example in examples)
    tiers = ", ".join(f"{tier} {by_tier[tier]:,}" for tier in sorted(by_tier))
    yield f"{len(examples):,} descriptions in {len({example.group for example in examples}):,} groups: {tiers}"
    yield "on parts kept out of training, with 95 % intervals over groups:"
    for name in SHOWN:
        yield f"  {named(name)}: {figure_words(trained.measures.figures[name])}"
    yield f"written to {output}"
