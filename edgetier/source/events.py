"""The C event parser: the only place that knows which library reads YAML.

PyYAML carries libyaml 0.2.5 or newer. The C parser of ruamel.yaml is older (0.1.7) and refuses a plain `aws:us-east-1`
inside `[...]` or `{...}`, which inventories are full of. There is no fall-back to a parser in Python: it
counts lines and words errors differently, so one file would get different findings on different machines.
"""

from collections.abc import Callable
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError  # type: ignore[import-untyped]
from yaml.events import (  # type: ignore[import-untyped]
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.tokens import ScalarToken  # type: ignore[import-untyped]

from edgetier.errors import UserError

try:
    from yaml import _yaml as _c_parser  # type: ignore[import-untyped]
except ImportError:
    _c_parser = None

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "MarkedYAMLError",
    "ScalarEvent",
    "ScalarToken",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YAMLError",
    "event_reader",
    "token_reader",
]


def event_reader(text: str) -> Callable[[], Any]:
    """A function that returns the next event of the text, and None after the last one."""
    reader: Callable[[], Any] = _parser(text).get_event
    return reader


def token_reader(text: str) -> Callable[[], Any]:
    """A function that returns the next token of the text, and None after the last one."""
    reader: Callable[[], Any] = _parser(text).get_token
    return reader


def _parser(text: str) -> Any:
    if _c_parser is None:
        raise UserError(
            "the C parser for YAML is not installed",
            help="install it with: python -m pip install --force-reinstall --only-binary :all: PyYAML",
        )
    return _c_parser.CParser(text)
