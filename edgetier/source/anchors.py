"""What anchors (&) name, and how much has been read, so that aliases (*) cannot make a small file huge."""

from typing import Any, NamedTuple

from edgetier.source import problems
from edgetier.source.limits import Limits
from edgetier.source.log import ProblemLog, Refused
from edgetier.source.places import pack
from edgetier.source.scalars import Value


class Anchored(NamedTuple):
    """`text`: a scalar as written; `nodes`: the size with all aliases written out, None while still open."""

    value: Value
    text: str | None
    nodes: int | None


_OPEN = Anchored(None, None, None)


class Anchors:
    """The anchors of one document at a time, and the node count of the whole file."""

    def __init__(self, limits: Limits, log: ProblemLog) -> None:
        self._limits = limits
        self._log = log
        self._known: dict[str, Anchored] = {}
        self._depth = 0
        self._nodes = 0
        self._aliased = 0
        self._documents = 0

    def new_document(self, start: Any) -> None:
        self._known.clear()
        self._depth = 0
        self._documents += 1
        if self._documents > self._limits.max_documents:
            self._refuse(start, problems.too_many_documents(self._limits.max_documents))

    def enter(self, start: Any) -> int:
        """A container begins; returns the node count before it, which `leave` wants back."""
        self._depth += 1
        if self._depth > self._limits.max_depth:
            self._refuse(start, problems.too_deep(self._limits.max_depth))
        if start.anchor is not None:
            self._known[start.anchor] = _OPEN
        return self._nodes

    def leave(self, start: Any, value: list[Value] | dict[str, Value], nodes_before: int) -> None:
        self._depth -= 1
        self._nodes += len(value) + 1
        if self._nodes > self._limits.max_expanded_nodes:
            self._refuse(start, problems.too_many_nodes(self._limits.max_expanded_nodes))
        if start.anchor is not None:
            self._known[start.anchor] = Anchored(value, None, self._nodes - nodes_before)

    def scalar(self, name: str, value: Value, text: str) -> None:
        self._known[name] = Anchored(value, text, 1)

    def resolve(self, alias: Any) -> Anchored:
        """What the alias stands for; nothing, and a problem, where it cannot be followed."""
        found = self._known.get(alias.anchor)
        if found is None or found.nodes is None:
            worded = problems.recursive_alias if found else problems.unknown_anchor
            self._log.add("syntax", pack(alias), worded(alias.anchor))
            return Anchored(None, "*" + alias.anchor, 1)
        self._aliased += found.nodes
        self._nodes += found.nodes
        if self._aliased > self._limits.max_aliased_nodes:
            self._refuse(alias, problems.too_many_aliased(self._limits.max_aliased_nodes))
        return found

    def _refuse(self, event: Any, wording: problems.Wording) -> None:
        self._log.add("limit", pack(event), wording)
        raise Refused
