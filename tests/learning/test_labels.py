"""The labels that were read off a public inventory are whole: row numbers and tiers, no text."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue

FILE = Path(__file__).parent / "us_federal_2024_labels.csv"
ROWS = 2133  # of the inventory, without its header
LEAST, LEAST_NEAR = 300, 40
Label = dict[str, str]


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_it_keeps_row_numbers_and_labels_alone(labels: list[Label]) -> None:
    assert FILE.read_text(encoding="utf-8").splitlines()[0] == "row,tier,sure,drawn"
    assert all(len(one) == 4 and None not in one.values() for one in labels)
    assert {one["sure"] for one in labels} == {"yes", "no"}
    assert {one["drawn"] for one in labels} == {"random", "enriched"}


def test_its_rows_are_unique_and_of_the_inventory(labels: list[Label]) -> None:
    rows = [int(one["row"]) for one in labels]
    assert rows == sorted(set(rows))
    assert rows[0] >= 1
    assert rows[-1] <= ROWS


def test_its_tiers_are_known_and_enough_of_them_may_be_near(labels: list[Label]) -> None:
    near = {tier.name: tier.edge_candidate for tier in load_catalogue()[0].tiers}
    counts = Counter(one["tier"] for one in labels)
    assert counts.keys() <= near.keys()
    assert counts.total() >= LEAST
    assert sum(count for tier, count in counts.items() if near[tier]) >= LEAST_NEAR
