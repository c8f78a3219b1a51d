"""Events to plain data, with the place of every key and value beside it.

A place is one integer, start offset and end offset packed, because there are millions of them; lines and columns are
worked out only for the few that somebody asks about. Each container has a list of places: one an item for a list, two
an entry (key, value) for a mapping, in the order of the data. The list is found by the container's identity, which
holds as long as the data lives.
"""

from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple, TypeAlias, Union

from edgetier.source import problems
from edgetier.source.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from edgetier.source.limits import Limits
from edgetier.source.log import ProblemLog, Refused
from edgetier.source.places import OFFSET_BITS, OFFSET_MASK, Places
from edgetier.source.problems import Wording
from edgetier.source.scalars import CORE_TAG_PREFIX, PlainScalars, resolve_tagged

Value: TypeAlias = Union[str, int, float, bool, None, list["Value"], dict[str, "Value"]]


class Anchored(NamedTuple):
    """What an anchor names; `nodes` is its size with every alias in it written out, None while it is still open."""

    value: Value
    text: str | None
    nodes: int | None


def pack(event: Any) -> int:
    place: int = event.start_mark.index << OFFSET_BITS | event.end_mark.index
    return place


class Composer:
    """Builds one document after another; the log receives what is wrong with it."""

    def __init__(self, next_event: Callable[[], Any], limits: Limits, log: ProblemLog) -> None:
        self._next = next_event
        self._limits = limits
        self._log = log
        self._plain = PlainScalars()
        self._anchors: dict[str, Anchored] = {}
        self._depth = 0
        self._nodes = 0
        self._aliased = 0
        self.places: Places = {}

    def document(self) -> tuple[Value, int, Places]:
        """The root value, its place, and the places inside; the document's start event has been taken already."""
        self.places, self._anchors, self._depth = {}, {}, 0
        value, place = self._node(self._next())
        self._next()
        return value, place, self.places

    def _node(self, event: Any) -> tuple[Value, int]:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event)
        if kind is SequenceStartEvent:
            return self._sequence(event)
        return self._alias(event).value, pack(event)

    # The two loops below run once for every key and item of a file; what is rare is moved out of them.

    def _mapping(self, start: Any) -> tuple[Value, int]:
        data: dict[str, Value] = {}
        places: list[int] = []
        merged: list[tuple[Value, int]] = []
        before = self._enter(start, data, places)
        next_event, plain, place = self._next, self._plain, 0
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is ScalarEvent and event.tag is None and event.anchor is None:
                key = intern(event.value)
            else:
                key = self._unusual_key(event)
            key_event, event = event, next_event()
            if event.__class__ is ScalarEvent and event.implicit[0] and event.anchor is None:
                value = plain[event.value]
                place = event.start_mark.index << OFFSET_BITS | event.end_mark.index
            else:
                value, place = self._node(event)
            if key == "<<" and not merged and key_event.implicit[0]:
                merged.append((value, place))
            elif key in data:
                self._duplicate(key, pack(key_event), data)
            elif key is not None:
                data[key] = value
                places.append(key_event.start_mark.index << OFFSET_BITS | key_event.end_mark.index)
                places.append(place)
        if merged:
            self._merge(*merged[0], data, places)
        self._leave(start, data, len(data), before)
        return data, self._container_place(start, event, place)

    def _sequence(self, start: Any) -> tuple[Value, int]:
        data: list[Value] = []
        places: list[int] = []
        before = self._enter(start, data, places)
        next_event, plain, place = self._next, self._plain, 0
        while (event := next_event()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and event.implicit[0] and event.anchor is None:
                value = plain[event.value]
                place = event.start_mark.index << OFFSET_BITS | event.end_mark.index
            else:
                value, place = self._node(event)
            data.append(value)
            places.append(place)
        self._leave(start, data, len(data), before)
        return data, self._container_place(start, event, place)

    def _container_place(self, start: Any, end: Any, last: int) -> int:
        # The end of a block is only seen at the next token, many comment lines later perhaps: take its last value's end.
        end_offset = end.end_mark.index if start.flow_style else last & OFFSET_MASK
        place: int = start.start_mark.index << OFFSET_BITS | end_offset
        return place

    def _enter(self, start: Any, data: Value, places: list[int]) -> int:
        self._depth += 1
        if self._depth > self._limits.max_depth:
            self._refuse(pack(start), problems.too_deep(self._limits.max_depth))
        self.places[id(data)] = places
        if start.anchor is not None:
            self._anchors[start.anchor] = Anchored(None, None, None)
        if start.tag is not None and start.tag not in _CONTAINER_TAGS[start.__class__]:
            self._log.add("syntax", pack(start), problems.unknown_tag(start.tag))
        return self._nodes

    def _leave(self, start: Any, data: Value, size: int, nodes_before: int) -> None:
        self._depth -= 1
        self._count(size, start)
        if start.anchor is not None:
            self._anchors[start.anchor] = Anchored(data, None, self._nodes - nodes_before)

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > self._limits.max_expanded_nodes:
            self._refuse(pack(event), problems.too_many_nodes(self._limits.max_expanded_nodes))

    def _refuse(self, place: int, wording: Wording) -> None:
        self._log.add("limit", place, wording)
        raise Refused

    def _scalar(self, event: Any) -> tuple[Value, int]:
        """A scalar that is quoted, tagged or anchored."""
        text, place = event.value, pack(event)
        plain, quoted = event.implicit
        value = self._plain[text] if plain else text if quoted else self._tagged(event, place)
        if event.anchor is not None:
            self._anchors[event.anchor] = Anchored(value, text, 1)
        return value, place

    def _tagged(self, event: Any, place: int) -> Value:
        try:
            return resolve_tagged(event.tag, event.value)
        except KeyError:
            self._log.add("syntax", place, problems.unknown_tag(event.tag))
        except ValueError:
            self._log.add("syntax", place, problems.lying_tag(event.tag, event.value))
        text: str = event.value
        return text

    def _alias(self, event: Any) -> Anchored:
        found = self._anchors.get(event.anchor)
        if found is None:
            self._log.add("syntax", pack(event), problems.unknown_anchor(event.anchor))
            return Anchored(None, "*" + event.anchor, 1)
        if found.nodes is None:
            self._log.add("syntax", pack(event), problems.recursive_alias(event.anchor))
            return Anchored(None, "*" + event.anchor, 1)
        self._aliased += found.nodes
        if self._aliased > self._limits.max_aliased_nodes:
            self._refuse(pack(event), problems.too_many_nodes(self._limits.max_aliased_nodes))
        self._count(found.nodes, event)
        return found

    def _unusual_key(self, event: Any) -> str | None:
        """The text of a key that is tagged, anchored or an alias; None, and a problem, for a key that is no scalar."""
        if event.__class__ is AliasEvent:
            text = self._alias(event).text
        else:
            self._node(event)
            text = event.value if event.__class__ is ScalarEvent else None
        if text is None:
            self._log.add("syntax", pack(event), problems.complex_key())
        return text

    def _duplicate(self, key: str, place: int, data: dict[str, Value]) -> None:
        first = self.places[id(data)][2 * list(data).index(key)]
        first_line = self._log.source.line_at(first >> OFFSET_BITS)
        self._log.add("duplicate-key", place, problems.duplicate_key(key, first_line=first_line))

    def _merge(self, value: Value, place: int, data: dict[str, Value], places: list[int]) -> None:
        """Take in what `<<` names, below the keys that are written out; the places stay where the text is."""
        sources = value if isinstance(value, list) else [value]
        for source in sources:
            if not isinstance(source, dict):
                self._log.add("syntax", place, problems.bad_merge())
                continue
            theirs = self.places[id(source)]
            for index, (key, inherited) in enumerate(source.items()):
                if key not in data:
                    data[key] = inherited
                    places += theirs[2 * index : 2 * index + 2]


_CONTAINER_TAGS = {
    MappingStartEvent: (CORE_TAG_PREFIX + "map", "!"),
    SequenceStartEvent: (CORE_TAG_PREFIX + "seq", "!"),
}
