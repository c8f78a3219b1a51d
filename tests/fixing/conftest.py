"""Finds and fixes in tests, against the shipped taxonomy."""

from collections.abc import Callable, Sequence

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.findings import Finding
from edgetier.fixing import Fixed, fixed
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.source import parse

NAME = "inventory.yaml"
Find = Callable[[bytes], Sequence[Finding]]


@pytest.fixture(scope="session")
def find() -> Find:
    """What reading alone finds in the bytes of a file."""
    vocabulary = vocabulary_of(load_catalogue()[0])
    return lambda raw: load([parse(raw, NAME)], None, vocabulary)[1]


@pytest.fixture(scope="session")
def mend(find: Find) -> Callable[..., Fixed]:
    """Fixes a text, or the bytes of a file."""

    def mended(content: str | bytes, *, unsafe: bool = False) -> Fixed:
        raw = content.encode() if isinstance(content, str) else content
        return fixed(raw, NAME, find, unsafe=unsafe)

    return mended
