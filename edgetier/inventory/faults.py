"""Fault: one thing wrong with a part of the inventory, where it is, and what is left out or mended for it."""

from typing import Any, NamedTuple

from edgetier.findings import Finding, finding
from edgetier.inventory.edits import DROP
from edgetier.inventory.estate import Part
from edgetier.inventory.fields import is_required
from edgetier.inventory.mends import Mend, fix_of
from edgetier.source import Document, Path

SHOWN_CHARACTERS = 60


class Fault(NamedTuple):
    """`code` is None where there is nothing to tell; `edits` are what the part needs to be usable.

    `mend` is what its owner may want done to the text.
    """

    code: str | None
    path: Path
    message: str = ""
    help: str | None = None
    on_key: bool = False
    edits: tuple[tuple[Path, Any], ...] = ()
    mend: Mend | None = None


class Site(NamedTuple):
    """The place of a part in a document, and whose it is."""

    document: Document
    path: Path
    workload: str | None = None
    owner: str | None = None


def dropped(model: type[Part], path: Path) -> tuple[tuple[Path, Any], ...]:
    """Leaves out the value at the path, with all that is nothing without it."""
    while is_required(model, path):
        path = path[:-1]
    return ((path, DROP),)


def as_finding(fault: Fault, site: Site) -> Finding:
    """The fault with its position in the file."""
    path = (*site.path, *fault.path)
    spans = site.document.key_span if fault.on_key else site.document.value_span
    return finding(
        fault.code or "ET103",
        fault.message,
        source=site.document.source,
        span=spans(path),
        help=fault.help,
        workload=site.workload,
        owner=site.owner,
        path=path,
        fix=fix_of(fault.mend, site.document, path) if fault.mend else None,
    )


def shown(value: Any) -> str:
    """A value in plain words, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 3] + "..."


def suggestion(nearest: str | None, known: str = "") -> str | None:
    """`did you mean ...?`, and what is known."""
    words = ([f"did you mean '{nearest}'?"] if nearest else []) + ([known] if known else [])
    return " ".join(words) or None
