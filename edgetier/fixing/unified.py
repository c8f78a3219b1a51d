"""What changed in a file, as a unified diff that patch and git read."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from edgetier.source.text import decode

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_LINE_END = "\\ No newline at end of file\n"


def diff_of(name: str, before: str | bytes, after: str | bytes) -> str:
    """Empty where nothing changed; lines keep the ends they have."""
    return "".join(_lines(name, _LINE.findall(_text(before)), _LINE.findall(_text(after))))


def _text(content: str | bytes) -> str:
    return decode(content).text if isinstance(content, bytes) else content


def _lines(name: str, before: list[str], after: list[str]) -> Iterator[str]:
    for line in unified_diff(before, after, name, name):
        yield line
        if not line.endswith("\n"):
            yield "\n" + _NO_LINE_END
