"""Cuts one cell of a decision table into tokens, each with its one-based column inside the cell."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<number>[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<dots>\.\.)
      | (?P<operator><=|>=|<|>)
      | (?P<bracket>[\[\](])
      | (?P<mark>[),])
      | (?P<word>\w[\w-]*)
      | (?P<dash>-)""",
    re.VERBOSE,
)
_MISTAKES = {
    "=<": "write '<='",
    "=>": "write '>='",
    "==": "write the value alone",
    "=": "write the value alone",
    "!": "write not(...)",
    '"': "the closing quote is missing",
    "'": "use double quotes",
}
MAX_CHARACTERS = 4000


class Token(NamedTuple):
    """A piece of a cell."""

    kind: str
    text: str
    column: int

    @property
    def word(self) -> str:
        """What a quoted string says."""
        return re.sub(r"\\(.)", r"\1", self.text[1:-1])

    @property
    def shown(self) -> str:
        """How a message names it."""
        return "the end of the test" if self.kind == "end" else f"'{self.text}'"


class UnaryError(ValueError):
    """A cell that cannot be read; the column of the token at fault counts inside the cell."""

    def __init__(self, message: str, token: Token, *, help: str | None = None) -> None:  # noqa: A002
        super().__init__(message)
        self.message = message
        self.column = token.column
        self.width = max(1, len(token.text))
        self.help = help


def tokens_of(cell: str) -> tuple[Token, ...]:
    """The tokens of a cell, the last of them being its end."""
    if len(cell) > MAX_CHARACTERS:
        raise UnaryError(
            f"a test is at most {MAX_CHARACTERS} characters long", Token("end", "", MAX_CHARACTERS)
        )
    tokens = []
    at = _skip_blanks(cell, 0)
    while at < len(cell):
        token = _token_at(cell, at)
        tokens.append(token)
        at = _skip_blanks(cell, at + len(token.text))
    return (*tokens, Token("end", "", len(cell.rstrip()) + 1))


def _token_at(cell: str, at: int) -> Token:
    found = _TOKEN.match(cell, at)
    if found is None or found.lastgroup is None:
        rest = cell[at:]
        hint = next((text for start, text in _MISTAKES.items() if rest.startswith(start)), None)
        raise UnaryError(f"'{rest[0]}' cannot stand here", Token("end", rest[0], at + 1), help=hint)
    return Token(found.lastgroup, found.group(), at + 1)


def _skip_blanks(cell: str, at: int) -> int:
    while at < len(cell) and cell[at].isspace():
        at += 1
    return at
