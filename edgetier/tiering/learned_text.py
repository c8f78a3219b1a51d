"""What a classifier reads of a workload: its name, its description, and as words the fields that tell who waits."""

from collections.abc import Callable, Iterator

from edgetier.inventory.model import Workload
from edgetier.tiering.learned.words import Text, words_of

MOST_WORDS = 4  # of a free text among the fields
# What forms hold where nobody has written anything; `n/a` is cut into two letters.
NOTHING = frozenset(
    {"", "#", "n", "a", "na", "nil", "none", "null", "tba", "tbc", "tbd", "test", "todo", "unknown", "xxx"}
)


def text_of(workload: Workload) -> Text:
    """The text of a workload; whoever trains on inventories reads them through this as well."""
    return Text(_told(workload.name), _told(workload.description), " ".join(field_words(workload)))


def says_something(workload: Workload) -> bool:
    """Fields alone are no text, nor are numbers and what stands where nobody has written anything."""
    return bool(_told(workload.name) or _told(workload.description))


def _told(text: str | None) -> str:
    return text if text and not NOTHING.issuperset(words_of(text)) else ""


def field_words(workload: Workload) -> tuple[str, ...]:
    """`kind=inference`, `access=lan`: of stated fields alone; no budget, tier or archetype, since they are the answer."""
    return tuple(
        f"{name}={word}"
        for name, read in _FIELDS.items()
        for value in read(workload)
        if value is not None and (word := _word(value))
    )


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "-".join(words_of(str(value))[:MOST_WORDS])


def _accesses(workload: Workload) -> Iterator[object]:
    yield from sorted({point.access for point in workload.demand if point.access is not None})


def _call_count(workload: Workload) -> Iterator[object]:
    model = workload.calls.model if workload.calls else None
    yield None if model is None else "one" if model == 1 else "several"


def _part(part: str, field: str) -> Callable[[Workload], Iterator[object]]:
    def read(workload: Workload) -> Iterator[object]:
        yield getattr(getattr(workload, part), field, None)

    return read


def _kind(workload: Workload) -> Iterator[object]:
    yield workload.kind


def _connection(workload: Workload) -> Iterator[object]:
    yield workload.connection


_FIELDS: dict[str, Callable[[Workload], Iterator[object]]] = {
    "kind": _kind,
    "metric": _part("latency", "metric"),
    "access": _accesses,
    "connection": _connection,
    "calls": _call_count,
    "chained": _part("calls", "chained_by"),
    "offline": _part("constraints", "offline"),
    "safety": _part("constraints", "safety_function"),
    "delivery": _part("sourcing", "delivery"),
    "interface": _part("portability", "interface"),
}
