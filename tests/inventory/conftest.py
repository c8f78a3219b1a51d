"""Reads inventories in tests, against the shipped taxonomy."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.findings import Finding
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.inventory.model import Workload
from edgetier.inventory.values import Inventory
from edgetier.inventory.vocabulary import Vocabulary
from edgetier.source import parse


class Loaded(NamedTuple):
    inventory: Inventory
    findings: tuple[Finding, ...]

    @property
    def workloads(self) -> dict[str, Workload]:
        return {entry.workload.id: entry.workload for entry in self.inventory.entries}

    @property
    def codes(self) -> list[str]:
        return [item.code for item in self.findings]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return vocabulary_of(load_catalogue()[0])


@pytest.fixture
def read(vocabulary: Vocabulary) -> Callable[..., Loaded]:
    """Texts of files, named a.yaml, b.yaml and so on, to what was loaded from them."""

    def loaded(*texts: str, estate: str | None = None) -> Loaded:
        files = [parse(text.encode(), f"{chr(97 + index)}.yaml") for index, text in enumerate(texts)]
        estate_file = parse(estate.encode(), "estate.yaml") if estate is not None else None
        return Loaded(*load(files, estate_file, vocabulary))

    return loaded
