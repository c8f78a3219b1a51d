"""The ledger of one workload as bars: rows, totals, what is excluded and what is not known."""

import re

import report_samples as samples
from figure_samples import ledger_of, parsed, words

from edgetier.placement.values import Total
from edgetier.report.html.figures.ledger import ledger
from edgetier.report.html.figures.ledger_bars import LEFT, RIGHT

NAMES = ("central-cloud", "regional-cloud", "metro-edge", "on-prem-edge", "device")


def test_a_ledger_has_a_row_for_every_location_of_its_demand_point() -> None:
    figure = ledger_of(samples.under_deployed())
    assert [(row[0], row[1], row[2]) for row in figure.rows] == [
        ("central-cloud", "aws:us-east-1", "misses"),
        ("metro-edge", "SIN", "meets"),
        ("on-prem-edge", "", "excluded: residency"),
    ]
    assert "SIN" in figure.caption
    assert "500 ms" in words(figure)


def test_the_totals_of_a_ledger_are_those_of_its_table() -> None:
    figure = ledger_of(samples.under_deployed())
    assert figure.rows[1][3:6] == ("210", "245", "312")
    assert "✓ 245 ms" in words(figure)
    assert "✗ 612 ms" in words(figure)


def test_an_excluded_location_is_hatched_and_says_why() -> None:
    figure = ledger_of(samples.under_deployed())
    assert "excluded: residency" in words(figure)
    assert [one.get("class") for one in parsed(figure).iter("path")].count("x") == 1


def test_a_part_that_is_not_known_has_an_open_end() -> None:
    assert "not known" in words(ledger_of(samples.undetermined()))
    assert "? >221 ms" in words(ledger_of(samples.undetermined()))


def test_no_budget_no_ledger() -> None:
    assert ledger(samples.over_deployed(), prefix="l") is None


def test_parts_of_a_bar_end_where_its_total_does() -> None:
    """Even where what is observed is less than the model's terms add up to."""
    found = samples.candidate("metro-edge", "SIN", "meets", Total(100.0, 100.0, 100.0))
    placed = samples.placement(candidates=(found._replace(terms=samples.terms(path=(200.0, 300.0, 400.0))),))
    figure = ledger_of(samples.workload("a", placed))
    ends = [
        int(start) + int(length)
        for one in parsed(figure).iter("path")
        if one.get("class") in set("wdscv")
        for start, length in re.findall(r"M(\d+) \d+h(\d+)", one.get("d") or "")
    ]
    assert max(ends) == round(LEFT + (RIGHT - LEFT) * 100 / 575)  # the scale ends at 1.15 of the budget


def test_queues_without_end_stay_in_the_picture() -> None:
    found = samples.candidate("metro-edge", "SIN", "misses", Total(1e9, 1e9, 1e9))
    figure = ledger_of(samples.workload("a", samples.placement(candidates=(found,))))
    assert "✗ no end" in words(figure)
    assert figure.rows[0][4] == "no end"


def test_a_ledger_is_small() -> None:
    """There is one for each of hundreds of workloads."""
    placed = samples.under_deployed().placement
    found = tuple(
        samples.candidate(name, "aws:eu-central-1", "undetermined", Total(210.0, 345.0, 712.0), current=True)
        for name in NAMES
    )
    item = samples.workload("a-name-of-usual-length", placed._replace(candidates=found, sites=()))
    assert len(ledger_of(item).svg.encode()) < 1300
