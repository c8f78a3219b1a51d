"""The words spreadsheets use for headers and values, read from taxonomy/import/headers.yaml."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from edgetier.datafiles import data_folder
from edgetier.importing.mapping import folded
from edgetier.source import parse

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


class Vocabulary(NamedTuple):
    """Fields by the words of a header, words of the inventory by those of a cell, units, empty words."""

    headers: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    units: Mapping[str, str]
    empty: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    resource = data_folder("taxonomy") / "import" / "headers.yaml"
    data: Any = parse(resource.read_bytes(), "taxonomy/import/headers.yaml").documents[0].data
    return Vocabulary(
        headers={header_words(name): field for field, names in data["headers"].items() for name in names},
        values={
            field: {folded(text): word for word, texts in words.items() for text in texts}
            for field, words in data["values"].items()
        },
        units={text: unit for unit, texts in data["units"].items() for text in texts},
        empty=tuple(data["empty"]),
    )


def header_words(header: str) -> str:
    """A header as words in lower case: no punctuation, nothing in brackets."""
    plain = re.sub(r"['’]", "", _BRACKETS.sub(" ", header)).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain))


def unit_in(header: str, units: Mapping[str, str]) -> str:
    """The unit that a header names, as in `Latency (ms)` or `Response time in seconds`."""
    bracketed = " ".join(_BRACKETS.findall(header)).casefold()
    words = re.findall(r"\w+", bracketed)
    last = re.search(r"(?:\bin\s+|[_ ])(\w+)\s*$", header.casefold())
    return next((units[word] for word in [*words, last[1] if last else ""] if word in units), "")
