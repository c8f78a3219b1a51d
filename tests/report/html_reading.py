"""Reads a page for the tests: its elements, its text, its policy."""

import re
from html.parser import HTMLParser
from typing import NamedTuple


class Element(NamedTuple):
    """A start tag with its attributes."""

    tag: str
    attributes: dict[str, str | None]


class Reader(HTMLParser):
    """Collects start tags, text outside script and style, and what stands inside these two."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words: list[str] = []
        self.inlined: dict[str, list[str]] = {"script": [], "style": []}
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))
        if tag in self.inlined:
            self._inside = tag
            self.inlined[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inlined[self._inside][-1] += data
        else:
            self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def text_of(page: str) -> str:
    """All text, runs of blanks as one."""
    return re.sub(r"\s+", " ", "".join(read(page).words))


def policy_of(page: str) -> str:
    """The content security policy."""
    policies = [
        one.attributes["content"]
        for one in read(page).elements
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    (policy,) = policies
    assert policy is not None
    return policy
