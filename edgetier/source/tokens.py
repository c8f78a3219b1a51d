"""Where the tokens of a text stand: what lies between them is blank or comment."""

from collections.abc import Iterator
from typing import NamedTuple

from edgetier.source.events import ScalarToken, YAMLError, token_reader
from edgetier.source.separators import as_parsed


class Token(NamedTuple):
    """Character offsets; a block text (| or >) has its header on its first line, comments included."""

    start: int
    end: int
    is_block_text: bool


def tokens(text: str) -> Iterator[Token]:
    """In the order of the text, up to the first place that is not YAML."""
    next_token = token_reader(as_parsed(text))
    try:
        while (token := next_token()) is not None:
            is_block = token.__class__ is ScalarToken and token.style in ("|", ">")
            yield Token(token.start_mark.index, token.end_mark.index, is_block)
    except (YAMLError, UnicodeError):
        return
