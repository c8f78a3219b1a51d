"""What the templates are filled with."""

from typing import NamedTuple

from edgetier.report.html.figures.figure import Figure


class Part(NamedTuple):
    """A share of a block: how many, of what, and how it looks (a class of the style sheet)."""

    many: int
    words: str
    look: str

    @property
    def shown(self) -> str:
        """With thousands set apart."""
        return f"{self.many:,}"


class Block(NamedTuple):
    """A number with what it is made of."""

    number: str
    label: str
    of: str
    parts: tuple[Part, ...]
    note: str = ""


class Todo(NamedTuple):
    """One thing to do: the verb, the words behind it, and the card it is about, if any."""

    verb: str
    what: str
    why: str
    anchor: str | None = None
    owner: str | None = None


class Picture(NamedTuple):
    """A picture under its title."""

    title: str
    figure: Figure
