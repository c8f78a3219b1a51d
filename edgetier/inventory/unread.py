"""What a workload means to declare of its tier and nobody can read: such a workload is not silent about it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from edgetier.inventory.faults import Fault
from edgetier.inventory.fields import owners_of
from edgetier.inventory.model import Workload
from edgetier.source import Path

DECLARING = ("tier", "latency", "archetype", "kind")  # how owners say how fast it must answer


def unread_of(faults: Iterable[Fault]) -> tuple[Path, ...]:
    """Where the faults of a workload, or of defaults, hit what declares a tier; a misspelt key counts as meant."""
    told = (fault for fault in faults if fault.code is not None)
    return tuple(dict.fromkeys(path for fault in told for path in _hit(fault)))


def _hit(fault: Fault) -> Iterator[Path]:
    for path in (fault.path, *(path for path, _ in fault.edits)):
        if path and path[0] in DECLARING:
            yield path
    if fault.on_key and len(fault.path) == 1:
        yield from ((name,) for name in _meant(fault) if name in DECLARING)


def _meant(fault: Fault) -> Iterator[str]:
    """`teir` is meant to be `tier`, and `budget` belongs under `latency`."""
    if fault.mend is not None:
        yield fault.mend.new
    else:
        yield from owners_of(Workload, str(fault.path[0]))


def inherited(paths: Iterable[Path], raw: Mapping[str, Any]) -> tuple[Path, ...]:
    """Those of the defaults that hold for a workload: where it says nothing itself, not even null."""
    return tuple(path for path in paths if not _says_itself(raw, path))


def _says_itself(value: Any, path: Path) -> bool:
    for step in path:
        if not isinstance(value, Mapping):
            return True
        if step not in value:
            return False
        value = value[step]
    return True


def in_words(paths: Iterable[Path]) -> tuple[str, ...]:
    """`latency.budget`, each once."""
    return tuple(dict.fromkeys(".".join(map(str, path)) for path in paths))
