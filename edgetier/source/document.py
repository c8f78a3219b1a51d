"""One YAML document: plain data, and from a path in it to the span in the text."""

from typing import TypeAlias

from edgetier.source.places import Places, span_of, start_of
from edgetier.source.scalars import Value
from edgetier.source.text import SourceText, Span

Path: TypeAlias = tuple[str | int, ...]


class Document:
    """Treat `data` as read-only: the places are found by the identity and the order of its containers."""

    __slots__ = ("_ordinals", "_places", "_root", "_written", "data", "source")

    def __init__(self, data: Value, source: SourceText, *, root: int, places: Places) -> None:
        self.data = data
        self._written = data
        self.source = source
        self._root = root
        self._places = places
        self._ordinals: dict[int, dict[str, int]] = {}

    def changed(self, data: Value) -> "Document":
        """The document as if it held other data; places stay those of what is written."""
        other = Document(self._written, self.source, root=self._root, places=self._places)
        other.data = data
        return other

    def key_span(self, path: Path) -> Span:
        """The key that ends the path, or the list item; of the nearest ancestor if the path is not there."""
        key, _, _ = self._locate(path)
        return span_of(self.source, key)

    def value_span(self, path: Path) -> Span:
        """The value at the path, an alias where the alias stands; as `key_span` if the path is not there."""
        key, value, found = self._locate(path)
        return span_of(self.source, value if found else key)

    def line_of(self, path: Path) -> int:
        """The line of `key_span`, without the work of the whole span."""
        key, _, _ = self._locate(path)
        return self.source.line_at(start_of(self.source, key))

    def _locate(self, path: Path) -> tuple[int, int, bool]:
        """The places of key and value as far as the path leads, and whether it leads to its end."""
        key = value = self._root
        inside = self._written
        for part in path:
            places = self._places.get(id(inside), [])
            if isinstance(inside, dict) and part in inside:
                index = self._ordinal(inside, str(part))
                key, value = places[2 * index], places[2 * index + 1]
                inside = inside[str(part)]
            elif isinstance(inside, list) and isinstance(part, int) and 0 <= part < len(inside):
                key = value = places[part]
                inside = inside[part]
            else:
                return key, value, False
        return key, value, True

    def _ordinal(self, mapping: dict[str, Value], key: str) -> int:
        ordinals = self._ordinals.get(id(mapping))
        if ordinals is None:
            ordinals = self._ordinals[id(mapping)] = {known: index for index, known in enumerate(mapping)}
        return ordinals[key]
