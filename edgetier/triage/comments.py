"""The comments of a file that speak to us: found by what the parser's tokens leave over, never inside a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from edgetier.source import SourceText
from edgetier.source.tokens import Token, tokens

WORD = "edgetier:"
_MARKER = re.compile(r"#[ \t]*edgetier:")
_BLANK = " \t"
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+")


class Comment(NamedTuple):
    """Character offsets of the comment, its line, and whether it has the line to itself."""

    start: int
    end: int
    line: int
    alone: bool


def marked_comments(source: SourceText) -> tuple[Comment, ...]:
    """Every comment that begins with `# edgetier:`, up to the first place that is not YAML."""
    if WORD not in source.text:
        return ()
    return tuple(_comments(source))


def _comments(source: SourceText) -> Iterator[Comment]:
    candidates = [_comment(source, found.start()) for found in _MARKER.finditer(source.text)]
    number, read_to = 0, 0
    for token in tokens(source.text) if candidates else ():
        while number < len(candidates) and candidates[number].start < token.end:
            if _begins(source, candidates[number], token, read_to):
                yield candidates[number]
            number += 1
        if number == len(candidates):
            return
        read_to = max(read_to, token.end)


def _comment(source: SourceText, start: int) -> Comment:
    line, column = source.place_at(start)
    text = source.line(line)
    return Comment(start, start + len(text) - column + 1, line, not text[: column - 1].strip(_BLANK))


def _begins(source: SourceText, found: Comment, token: Token, read_to: int) -> bool:
    """Whether a comment begins there: outside the token that follows or holds it, and not within another."""
    if found.start >= token.start:
        return token.is_block_text and _HEADER.fullmatch(source.text, token.start, found.start) is not None
    line_start = found.end - len(source.line(found.line))
    return not source.text[max(line_start, read_to) : found.start].strip(_BLANK)
