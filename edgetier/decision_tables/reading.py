"""Reads the fields of a rule pack one by one, and notes everything that is wrong where it stands."""

from collections.abc import Collection, Sequence

from edgetier.findings import Finding, finding
from edgetier.source import Document, Path, Span
from edgetier.source.nearest import closest

_KIND_OF = {bool: "boolean", int: "number", float: "number", str: "text"}
_TYPE_NAMES = {dict: "a mapping", list: "a list", type(None): "nothing"}


class Reader:
    """Typed access to one document; every complaint becomes a finding in `found`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Finding] = []

    def bad(
        self,
        path: Path,
        message: str,
        *,
        help: str | None = None,  # noqa: A002 - the word users read
        span: Span | None = None,
    ) -> None:
        """Note what is wrong with the value at that path."""
        where = span or self.document.value_span(path)
        source = self.document.source
        self.found.append(finding("ET901", message, source=source, span=where, help=help, path=path))

    def fields(
        self, path: Path, value: object, *, required: Sequence[str], optional: Sequence[str] = ()
    ) -> dict[str, object]:
        """The known fields of a mapping; missing and unknown ones are noted. x- keys are the user's own."""
        if not isinstance(value, dict):
            self.bad(path, f"expected a mapping, found {described(value)}")
            return {}
        known = [*required, *optional]
        for key in value:
            if key not in known and not str(key).startswith("x-"):
                span = self.document.key_span((*path, key))
                self.bad((*path, key), f"unknown key '{key}'", help=suggestion(key, known), span=span)
        for key in required:
            if key not in value:
                self.bad(path, f"'{key}' is missing", span=self.document.key_span(path) if path else None)
        return {key: value[key] for key in known if key in value}

    def text(self, path: Path, value: object) -> str:
        """A text that says something."""
        if isinstance(value, str) and value.strip():
            return value
        self.bad(path, f"expected text, found {described(value)}")
        return ""

    def items(self, path: Path, value: object) -> list[object]:
        """A list with something in it."""
        if isinstance(value, list) and value:
            return value
        self.bad(path, f"expected a list with at least one item, found {described(value)}")
        return []

    def texts(self, path: Path, value: object) -> tuple[str, ...]:
        """A list of texts without repetition."""
        found = tuple(self.text((*path, at), item) for at, item in enumerate(self.items(path, value)))
        for at, item in enumerate(found):
            if item and item in found[:at]:
                self.bad((*path, at), f"'{item}' is listed twice")
        return found

    def one_of(self, path: Path, value: object, known: Collection[str]) -> str:
        """One word out of a list."""
        if isinstance(value, str) and value in known:
            return value
        self.bad(path, f"expected one of {', '.join(known)}, found {described(value)}")
        return ""

    def of_kind(self, path: Path, value: object, *, kind: str, values: Collection[str] | None) -> object:
        """A value of an input or output, out of its enumeration where that is closed."""
        if kind_of(value) != kind:
            self.bad(path, f"expected a {kind}, found {described(value)}")
        elif values is not None and value not in values:
            self.bad(path, f"'{value}' is no value of this {kind}", help=suggestion(value, values))
        return value


def kind_of(value: object) -> str | None:
    """The kind of an input that could take the value; None where none could."""
    return _KIND_OF.get(type(value))


def described(value: object) -> str:
    """A value as a message names it, short."""
    shown = "'true'" if value is True else "'false'" if value is False else f"'{str(value)[:60]}'"
    return _TYPE_NAMES.get(type(value), shown)


def suggestion(word: object, known: Collection[str]) -> str:
    """The nearest right word, or all of them."""
    near = closest(str(word), known)
    return f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
