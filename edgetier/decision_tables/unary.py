"""Reads one cell of a decision table: an S-FEEL unary test such as `< 50`, `[50..100)` or `"a", "b"`."""

import math
from collections.abc import Callable, Collection
from typing import NamedTuple

from edgetier.decision_tables.tokens import Token, UnaryError, tokens_of
from edgetier.source.nearest import closest


class Interval(NamedTuple):
    """A range of numbers; a single number is an interval closed at both ends."""

    low: float
    high: float
    low_closed: bool
    high_closed: bool


Part = Interval | str | bool | None


class UnaryTest(NamedTuple):
    """What a cell asks: any of the parts, or (negated) none of them; no parts at all is `-`."""

    text: str
    parts: tuple[Part, ...] = ()
    negated: bool = False

    @property
    def on_missing(self) -> bool | None:
        """True or false where no value is known, None where that leaves the test open."""
        if not self.parts:
            return True
        return not self.negated if None in self.parts else None


ANYTHING = UnaryTest("-")
_BOUNDS: dict[str, Callable[[float], Interval]] = {
    "<": lambda end: Interval(-math.inf, end, low_closed=False, high_closed=False),
    "<=": lambda end: Interval(-math.inf, end, low_closed=False, high_closed=True),
    ">": lambda end: Interval(end, math.inf, low_closed=False, high_closed=False),
    ">=": lambda end: Interval(end, math.inf, low_closed=True, high_closed=False),
}
_NAMES = {"true": True, "false": False, "null": None}


def parse(cell: str, *, kind: str, words: Collection[str] | None = None) -> UnaryTest:
    """The test a cell holds, for an input of that kind; raises UnaryError, with a column inside the cell."""
    reader = _Reader(cell, kind, words)
    if reader.peek().text == "-":
        reader.take()
        reader.expect_end("'-' stands alone")
        return ANYTHING
    negated = reader.peek().text == "not"
    parts = reader.negation() if negated else reader.alternatives()
    reader.expect_end("the test ends here")
    return UnaryTest(cell.strip(), parts, negated)


class _Reader:
    """A cursor over the tokens of one cell."""

    def __init__(self, cell: str, kind: str, words: Collection[str] | None) -> None:
        self.tokens = tokens_of(cell)
        self.kind = kind
        self.words = words
        self.at = 0

    def peek(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def expect(self, *texts: str) -> Token:
        token = self.take()
        if token.text not in texts:
            wanted = " or ".join(f"'{text}'" for text in texts)
            raise UnaryError(f"expected {wanted}, found {token.shown}", token)
        return token

    def expect_end(self, rule: str) -> None:
        token = self.peek()
        if token.kind == "end":
            return
        if token.kind == "word" and self.tokens[self.at - 1].kind == "number":
            raise UnaryError(
                f"a number carries no unit here, found {token.shown}",
                token,
                help="write the number alone; the input's name says the unit",
            )
        raise UnaryError(f"{rule}, found {token.shown}", token, help="alternatives need a comma")

    def negation(self) -> tuple[Part, ...]:
        self.take()
        self.expect("(")
        parts = self.alternatives()
        self.expect(")")
        return parts

    def alternatives(self) -> tuple[Part, ...]:
        parts = [self.part()]
        while self.peek().text == ",":
            self.take()
            parts.append(self.part())
        return tuple(parts)

    def part(self) -> Part:
        token = self.peek()
        readers: dict[str, Callable[[], Part]] = {
            "number": self.point,
            "operator": self.bound,
            "bracket": self.interval,
            "string": self.string,
            "word": self.name,
        }
        if token.kind not in readers:
            raise UnaryError(f"expected a test, found {token.shown}", token)
        return readers[token.kind]()

    def number(self) -> float:
        token = self.take()
        if token.kind != "number":
            raise UnaryError(f"expected a number, found {token.shown}", token)
        value = float(token.text)
        if not math.isfinite(value):
            raise UnaryError(f"{token.text} is too large a number", token)
        return value

    def point(self) -> Interval:
        self.must_be("number", self.peek())
        value = self.number()
        return Interval(value, value, low_closed=True, high_closed=True)

    def bound(self) -> Interval:
        self.must_be("number", self.peek())
        return _BOUNDS[self.take().text](self.number())

    def interval(self) -> Interval:
        self.must_be("number", self.peek())
        opening = self.expect("[", "(", "]")
        low = self.number()
        self.expect("..")
        high = self.number()
        closing = self.expect("]", ")", "[")
        found = Interval(low, high, low_closed=opening.text == "[", high_closed=closing.text == "]")
        if low > high or (low == high and not (found.low_closed and found.high_closed)):
            raise UnaryError("no number lies in this range", opening)
        return found

    def string(self) -> str:
        token = self.take()
        self.must_be("text", token)
        word = token.word
        if self.words is not None and word not in self.words:
            near = closest(word, self.words)
            known = f"did you mean '{near}'?" if near else f"known: {', '.join(self.words)}"
            raise UnaryError(f"'{word}' is no value of this input", token, help=known)
        return word

    def name(self) -> Part:
        token = self.take()
        if token.text not in _NAMES:
            hint = f'write "{token.text}"' if self.kind == "text" else None
            raise UnaryError(f"{token.shown} is no test; words stand in quotes", token, help=hint)
        value = _NAMES[token.text]
        if value is not None:
            self.must_be("boolean", token)
        return value

    def must_be(self, kind: str, token: Token) -> None:
        if self.kind != kind:
            raise UnaryError(f"this input is {self.kind}, the test is for {kind}", token)
