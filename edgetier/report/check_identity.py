"""What a finding is known by from one run to the next, wherever its line has moved to, and where its code is explained."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from edgetier.codes import CODES
from edgetier.findings import Finding

HOME = "https://github.com/edgetier/edgetier"
_PAGES = f"{HOME}/blob/main/docs/codes.md"
_OF_A_WORKLOAD = 2  # `workloads` and a number, which changes when another workload is put before it


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """One for each, in order, all distinct: a hash of code, file, workload and field, and which of its kind."""
    seen: Counter[str] = Counter()
    for item in findings:
        digest = _digest(item)
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"


def _digest(item: Finding) -> str:
    path = item.path
    if item.workload is not None and path[:1] == ("workloads",):
        path = path[_OF_A_WORKLOAD:]
    identity = json.dumps([item.code, item.file, item.workload, path])
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def page_of(code: str) -> str:
    """The address of the page about a code."""
    return f"{_PAGES}#{code.lower()}-{CODES[code].name}"


def label(item: Finding) -> str:
    """`ET102 unknown-key`."""
    return f"{item.code} {item.name}"


def place(item: Finding) -> str:
    """`inventory.yaml:14:5`."""
    return f"{item.file}:{item.span.line}:{item.span.column}"


def spoken(item: Finding) -> str:
    """The message with its help behind it."""
    return f"{item.message} ({item.help})" if item.help else item.message
