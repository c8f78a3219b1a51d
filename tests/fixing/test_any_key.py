"""A slip in any key of the examples: mended back to the byte, or at least nothing else is touched."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetier.findings import Finding
from edgetier.fixing import Fixed
from edgetier.inventory.estate import Part
from edgetier.inventory.fields import keys_of
from edgetier.inventory.frame import TOP_LEVEL_KEYS
from edgetier.inventory.model import (
    Calls,
    Capacity,
    Constraints,
    Current,
    DataCentre,
    DemandPoint,
    Dependency,
    Estate,
    MetroEdge,
    Model,
    OnPremises,
    Payload,
    Portability,
    Sourcing,
    Workload,
)
from edgetier.inventory.timing import Compute, Latency, Observed
from edgetier.source import Document, SourceFile, parse
from edgetier.source.nearest import close_matches

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
MOST_LINES = 60
Steps = tuple[str | int, ...]
PARTS: dict[str, type[Part]] = {
    "workloads": Workload,
    "demand": DemandPoint,
    "estate": Estate,
    "latency": Latency,
    "compute": Compute,
    "observed": Observed,
    "calls": Calls,
    "capacity": Capacity,
    "constraints": Constraints,
    "current": Current,
    "model": Model,
    "payload": Payload,
    "on_prem": OnPremises,
    "data_centres": DataCentre,
    "depends_on": Dependency,
    "metro_edge": MetroEdge,
    "portability": Portability,
    "sourcing": Sourcing,
}
SLIPS: dict[str, Callable[[str, int], str]] = {
    "drop": lambda key, at: key[:at] + key[at + 1 :],
    "swap": lambda key, at: key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :],
    "double": lambda key, at: key[: at + 1] + key[at:],
}


class Key(NamedTuple):
    """A key of a file: what it is, where its text is, and the keys that may stand beside it."""

    raw: bytes
    name: str
    start: int
    end: int
    known: Sequence[str]
    beside: Sequence[str]


def _keys(raw: bytes) -> list[Key]:
    file = parse(raw, "")
    assert not file.problems
    return [
        key
        for document in file.documents
        for key in _inside(file, document, document.data, (), TOP_LEVEL_KEYS)
    ]


def _inside(
    file: SourceFile, document: Document, value: object, path: Steps, known: Sequence[str]
) -> list[Key]:
    found: list[Key] = []
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += _inside(file, document, item, (*path, index), known)
    elif isinstance(value, dict):
        for name, inner in value.items():
            found += _key(file, document, (*path, name), known, list(value))
            if name in PARTS:
                found += _inside(file, document, inner, (*path, name), keys_of(PARTS[name]))
    return found


def _key(
    file: SourceFile, document: Document, path: Steps, known: Sequence[str], beside: Sequence[str]
) -> list[Key]:
    span, name = document.key_span(path), str(path[-1])
    lines = file.text.splitlines(keepends=True)
    start = sum(map(len, lines[: span.line - 1])) + span.column - 1
    written = file.text[start : start + len(name)] == name
    return [Key(file.text.encode(), name, start, start + len(name), known, beside)] if written else []


def _short(raw: bytes) -> bytes:
    """The beginning of an example, up to a whole workload, so that a run is quick."""
    lines = raw.decode().splitlines(keepends=True)
    if len(lines) <= MOST_LINES:
        return raw
    end = next(
        (at for at in range(MOST_LINES, len(lines)) if lines[at].startswith(("  - id", "- id", "  - {"))),
        None,
    )
    return "".join(lines[:end]).encode()


KEYS = [key for path in EXAMPLES for key in _keys(_short(path.read_bytes()))]


def test_the_examples_have_many_keys() -> None:
    assert len(KEYS) > 100
    assert len({key.name for key in KEYS}) > 25


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from(KEYS),
    slip=st.sampled_from(sorted(SLIPS)),
    at=st.integers(0, 30),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    unsafe=st.booleans(),
)
def test_a_slip_in_a_key(
    key: Key,
    slip: str,
    at: int,
    line_end: str,
    mark: str,
    unsafe: bool,
    mend: Callable[..., Fixed],
    find: Callable[[bytes], Sequence[Finding]],
) -> None:
    typed = SLIPS[slip](key.name, at % len(key.name))
    text = key.raw.decode()
    parts = (mark + text[: key.start], key.name, typed, text[key.end :])
    head, name, slipped, tail = (part.replace("\n", line_end).encode() for part in parts)
    original, broken = head + name + tail, head + slipped + tail
    done = mend(broken, unsafe=unsafe)
    assert done.raw.startswith(head)
    assert done.raw.endswith(tail)
    middle = done.raw[len(head) : len(done.raw) - len(tail)].decode()
    assert middle in {typed, *key.known}
    if typed not in key.known and close_matches(typed, key.known) == [key.name]:
        assert done.raw == original
    assert mend(done.raw, unsafe=unsafe).raw == done.raw
