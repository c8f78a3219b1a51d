"""Keeps U+0085, U+2028 and U+2029 from ending a line: they do for libyaml, not for YAML 1.2 and editors."""

from collections.abc import Callable, Iterator
from typing import Any

from edgetier.source.events import ScalarEvent, event_reader

_SEPARATORS = "\u0085\u2028\u2029"
_PRIVATE_USE = range(0xE000, 0xF900)


def reader_of(text: str) -> Callable[[], Any]:
    """The events of a text. Characters of the private use area stand in for separators while it is parsed."""
    stand_ins = _stand_ins(text)
    if not stand_ins:
        return event_reader(text)
    restored = {ord(stand_in): chr(separator) for separator, stand_in in stand_ins.items()}
    next_event = event_reader(text.translate(stand_ins))

    def next_restored_event() -> Any:
        event = next_event()
        if event.__class__ is ScalarEvent:
            event.value = event.value.translate(restored)
        return event

    return next_restored_event


def as_parsed(text: str) -> str:
    """The text as the parser gets it: every character stands where it stood."""
    return text.translate(_stand_ins(text))


def _stand_ins(text: str) -> dict[int, str]:
    if text.isascii() or not any(separator in text for separator in _SEPARATORS):
        return {}
    free = _unused(text)
    return {ord(separator): next(free) for separator in _SEPARATORS}


def _unused(text: str) -> Iterator[str]:
    used = set(text)
    yield from (chr(code) for code in _PRIVATE_USE if chr(code) not in used)
    yield from "\ufffd" * len(_SEPARATORS)  # the text uses the whole area: not a text that anybody wrote
