"""Reads YAML: plain data, the place of every key and value, and what is wrong with the file itself."""

from edgetier.source.document import Document, Path
from edgetier.source.limits import Limits
from edgetier.source.nearest import closest
from edgetier.source.problems import Problem
from edgetier.source.reading import SourceFile, parse, read
from edgetier.source.scalars import Value
from edgetier.source.text import SourceText, Span

__all__ = [
    "Document",
    "Limits",
    "Path",
    "Problem",
    "SourceFile",
    "SourceText",
    "Span",
    "Value",
    "closest",
    "parse",
    "read",
]
