"""Events to plain data, with the place of every key and value beside it."""

from collections.abc import Callable
from sys import intern
from typing import Any

from edgetier.source import problems
from edgetier.source.anchors import Anchors
from edgetier.source.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from edgetier.source.limits import Limits
from edgetier.source.log import ProblemLog
from edgetier.source.places import OFFSET_BITS, OFFSET_MASK, Places, pack
from edgetier.source.scalars import CONTAINER_TAGS, PlainScalars, Value, resolve_tagged


class Composer:
    """Builds one document after another; the log receives what is wrong with it."""

    def __init__(self, next_event: Callable[[], Any], limits: Limits, log: ProblemLog) -> None:
        self._next = next_event
        self._log = log
        self._plain = PlainScalars()
        self._anchors = Anchors(limits, log)
        self._places: Places = {}

    def document(self, start: Any) -> tuple[Value, int, Places]:
        """The root value, its place, and the places inside, of the document that this event starts."""
        self._anchors.new_document(start)
        places: Places = {}
        self._places = places
        value, place = self._node(self._next())
        self._next()
        return value, place, places

    def _node(self, event: Any) -> tuple[Value, int]:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event)
        if kind is SequenceStartEvent:
            return self._sequence(event)
        return self._anchors.resolve(event).value, pack(event)

    # The two loops below run once for every key and item of a file, so they spell out what a function would
    # do (a call costs as much as the work) and leave to functions only what is rare.

    def _mapping(self, start: Any) -> tuple[Value, int]:
        data: dict[str, Value] = {}
        places: list[int] = []
        merged: list[tuple[Value, int]] = []
        nodes_before = self._enter(start, data, places)
        next_event, plain, place = self._next, self._plain, 0
        key: str | None
        value: Value
        while (key_event := next_event()).__class__ is not MappingEndEvent:
            if key_event.__class__ is ScalarEvent and key_event.tag is None and key_event.anchor is None:
                key = intern(key_event.value)
            else:
                key = self._unusual_key(key_event)
            event = next_event()
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
        for source, source_place in merged:
            self._merge(source, source_place, data)
        self._anchors.leave(start, data, nodes_before)
        return data, _container_place(start, key_event, place)

    def _sequence(self, start: Any) -> tuple[Value, int]:
        data: list[Value] = []
        places: list[int] = []
        nodes_before = self._enter(start, data, places)
        next_event, plain, place = self._next, self._plain, 0
        value: Value
        while (event := next_event()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and event.implicit[0] and event.anchor is None:
                value = plain[event.value]
                place = event.start_mark.index << OFFSET_BITS | event.end_mark.index
            else:
                value, place = self._node(event)
            data.append(value)
            places.append(place)
        self._anchors.leave(start, data, nodes_before)
        return data, _container_place(start, event, place)

    def _enter(self, start: Any, data: list[Value] | dict[str, Value], places: list[int]) -> int:
        self._places[id(data)] = places
        if start.tag is not None and start.tag not in CONTAINER_TAGS[type(data)]:
            self._log.add("syntax", pack(start), problems.unknown_tag(start.tag))
        return self._anchors.enter(start)

    def _scalar(self, event: Any) -> tuple[Value, int]:
        """A scalar that is quoted, tagged or anchored."""
        text, place = event.value, pack(event)
        plain, quoted = event.implicit
        value = self._plain[text] if plain else text if quoted else self._tagged(event, place)
        if event.anchor is not None:
            self._anchors.scalar(event.anchor, value, text)
        return value, place

    def _tagged(self, event: Any, place: int) -> Value:
        text: str = event.value
        try:
            return resolve_tagged(event.tag, text)
        except KeyError:
            self._log.add("syntax", place, problems.unknown_tag(event.tag))
        except ValueError:
            self._log.add("syntax", place, problems.lying_tag(event.tag, text))
        return text

    def _unusual_key(self, event: Any) -> str | None:
        """Text of a tagged or anchored key or an alias; None, and a problem, for one that is no scalar."""
        text: str | None = None
        if event.__class__ is AliasEvent:
            text = self._anchors.resolve(event).text
        else:
            self._node(event)
            text = event.value if event.__class__ is ScalarEvent else None
        if text is None:
            self._log.add("syntax", pack(event), problems.complex_key())
        return text

    def _duplicate(self, key: str, place: int, data: dict[str, Value]) -> None:
        first = self._places[id(data)][2 * list(data).index(key)] >> OFFSET_BITS
        first_line = self._log.source.line_at(first)
        self._log.add("duplicate-key", place, problems.duplicate_key(key, first_line=first_line))

    def _merge(self, value: Value, place: int, data: dict[str, Value]) -> None:
        """Take in what `<<` names, behind the keys written out; the places stay where the text is."""
        places = self._places[id(data)]
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                self._log.add("syntax", place, problems.bad_merge())
                continue
            theirs = self._places[id(source)]
            for index, (key, inherited) in enumerate(source.items()):
                if key not in data:
                    data[key] = inherited
                    places += theirs[2 * index : 2 * index + 2]


def _container_place(start: Any, end: Any, last: int) -> int:
    """A block's end is only noticed at the next token, comments later perhaps: take its last value's end."""
    end_offset = end.end_mark.index if start.flow_style else last & OFFSET_MASK
    place: int = start.start_mark.index << OFFSET_BITS | end_offset
    return place
