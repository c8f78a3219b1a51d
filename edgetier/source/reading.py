"""Reads a file: bytes in, documents and problems out, whatever the bytes are."""

import hashlib
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.source import problems
from edgetier.source.collector import collector_paused
from edgetier.source.compose import Composer
from edgetier.source.document import Document
from edgetier.source.events import DocumentStartEvent, YAMLError
from edgetier.source.limits import Limits
from edgetier.source.log import ProblemLog, Refused
from edgetier.source.places import OFFSET_BITS
from edgetier.source.problems import Problem
from edgetier.source.separators import reader_of
from edgetier.source.syntax_errors import is_too_deep, syntax_error
from edgetier.source.text import SourceText, decode


class SourceFile(NamedTuple):
    """What one file holds; documents before a broken one are kept."""

    name: str
    sha256: str
    text: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(path: FilePath, name: str | None = None) -> SourceFile:
    """Reads a file from disk; UserError when there is nothing to read."""
    limits = Limits()
    shown = name if name is not None else str(path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"cannot read {shown}: {reason}") from error
    return parse(raw, shown, limits)


def parse(raw: bytes, name: str, limits: Limits = Limits()) -> SourceFile:  # noqa: B008 - an immutable value
    """Never raises for what the bytes hold: whatever is wrong with them is a problem with a place."""
    if len(raw) > limits.max_bytes:
        return _too_big(raw, name, limits)
    decoded = decode(raw)
    source = SourceText(name, decoded.text)
    log = ProblemLog(source, limits.max_problems)
    if decoded.bad_offset is not None:
        place = decoded.bad_offset << OFFSET_BITS | decoded.bad_offset + 1
        log.add("encoding", place, problems.not_text(decoded.complaint))
    with collector_paused():
        documents = tuple(_documents(source, limits, log))
    digest = hashlib.sha256(raw).hexdigest()
    return SourceFile(name, digest, source.text, documents, log.problems())


def _documents(source: SourceText, limits: Limits, log: ProblemLog) -> Iterator[Document]:
    next_event = reader_of(source.text)
    composer = Composer(next_event, limits, log)
    try:
        while (event := next_event()) is not None:
            if event.__class__ is DocumentStartEvent:
                data, root, places = composer.document(event)
                yield Document(data, source, root=root, places=places)
    except Refused:
        return
    except (YAMLError, UnicodeError) as error:
        _log_parser_error(error, source, limits, log)


def _log_parser_error(error: Exception, source: SourceText, limits: Limits, log: ProblemLog) -> None:
    if any(problem.kind == "encoding" for problem in log.problems()):
        return  # a consequence of the wrong bytes, most likely, and hard to understand beside them
    wording, offset = syntax_error(error)
    kind = "syntax"
    if is_too_deep(error):  # the parser reads ahead, and may meet its own bound before ours is met
        kind, wording = "limit", problems.too_deep(limits.max_depth)
    at = len(source.text) if offset is None else min(offset, len(source.text))
    try:
        log.add(kind, at << OFFSET_BITS | min(at + 1, len(source.text)), wording)
    except Refused:
        return


def _too_big(raw: bytes, name: str, limits: Limits) -> SourceFile:
    log = ProblemLog(SourceText(name, ""), limits.max_problems)
    log.add("limit", 0, problems.too_big(limits.max_bytes))
    return SourceFile(name, hashlib.sha256(raw).hexdigest(), "", (), log.problems())
