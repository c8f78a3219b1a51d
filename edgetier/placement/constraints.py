"""Hard constraints: which locations a workload may not use, by rule, before any latency is computed."""

from collections.abc import Mapping
from typing import NamedTuple

from edgetier.catalogue.model import Location
from edgetier.decision_tables.match import Matcher
from edgetier.decision_tables.table import Row, Table
from edgetier.inventory.model import Workload

SAME, ELSEWHERE = "same", "elsewhere"
NOT_STATED = "not-stated"  # a known value: where no hardware is stated the rule on memory has nothing to say
NOWHERE_STATED: Mapping[str, str] = {}


class Exclusion(NamedTuple):
    """Why a location is closed: a reason word and the rule's own sentence."""

    reason: str
    because: str


class Exclusions(NamedTuple):
    """What the rules close, keyed by location and whether the site is on the user's premises."""

    closed: Mapping[tuple[str, str], Exclusion]
    matched: tuple[str, ...]
    open: tuple[str, ...]
    missing: tuple[str, ...]
    unsettled: Mapping[tuple[str, str], tuple[str, ...]]  # reasons that a missing value leaves open, by cell


class ConstraintRules:
    """The constraints table over the locations in force; equal facts are asked once."""

    __slots__ = ("_cells", "_matcher", "_memo", "_name")

    def __init__(self, pack: str, table: Table, locations: tuple[Location, ...]) -> None:
        self._name = f"{pack}/{table.id}"
        self._matcher = Matcher(table)
        self._cells = tuple(cell for location in locations for cell in _cells(location))
        self._memo: dict[tuple[object, ...], Exclusions] = {}

    def of(self, workload: Workload, memory: Mapping[str, str] = NOWHERE_STATED) -> Exclusions:
        """What is closed to one workload; `memory` says by location whether its model fits, where that is known."""
        facts = _facts(workload)
        key = (*facts.values(), *sorted(memory.items()))
        found = self._memo.get(key)
        if found is None:
            found = self._memo[key] = self._ask(facts, memory)
        return found

    def _ask(self, facts: Mapping[str, object], memory: Mapping[str, str]) -> Exclusions:
        closed: dict[tuple[str, str], Exclusion] = {}
        matched: dict[str, None] = {}
        waiting: dict[str, None] = {}
        missing: dict[str, None] = {}
        unsettled: dict[tuple[str, str], tuple[str, ...]] = {}
        for location, premises in self._cells:
            fit = memory.get(location, NOT_STATED)
            match = self._matcher({**facts, "location": location, "premises": premises, "memory": fit})
            for row in sorted(match.matched, key=_by_name):
                closed.setdefault((location, premises), Exclusion(str(row.then["reason"]), row.because))
                matched[f"{self._name}/{row.id}"] = None
            waiting.update((f"{self._name}/{row.id}", None) for row in sorted(match.open, key=_by_name))
            missing.update((name, None) for name in match.missing)
            unsettled[location, premises] = tuple(sorted({str(row.then["reason"]) for row in match.open}))
        still_open = tuple(rule for rule in waiting if rule not in matched)
        return Exclusions(closed, tuple(matched), still_open, tuple(missing), unsettled)


def _by_name(row: Row) -> str:
    """Several rules may close a location: the one that is told must not depend on their order in the file."""
    return row.id


def premises_of(location: Location) -> tuple[str, ...]:
    """A site on the premises can also stand elsewhere; a device is always with its user."""
    return {"wide": (ELSEWHERE,), "local": (SAME, ELSEWHERE), "none": (SAME,)}[location.reach]


def _cells(location: Location) -> tuple[tuple[str, str], ...]:
    return tuple((location.name, where) for where in premises_of(location))


def _facts(workload: Workload) -> dict[str, object]:
    constraints, model = workload.constraints, workload.model
    return {
        "kind": workload.kind,
        "offline": constraints.offline if constraints else None,
        "safety_function": constraints.safety_function if constraints else None,
        "context_tokens": model.context_tokens if model else None,
        "parameters": model.parameters if model else None,
    }
