"""Where a place in the text stood before some edits were made."""

from bisect import bisect_right
from collections.abc import Iterable

from edgetier.source.edits import Edit


class Before:
    """From offsets in the new text to offsets in the old; inside of what was replaced, to where that began."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._starts: list[int] = []
        self._kept: list[tuple[int, int, int]] = []  # where the replacement ends, and the old text goes on
        shift = 0
        for edit in sorted(edits):
            start = edit.start + shift
            self._starts.append(start)
            self._kept.append((start + len(edit.text), edit.start, edit.end))
            shift += len(edit.text) - (edit.end - edit.start)

    def __call__(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        end, old_start, old_end = self._kept[index]
        return old_start if offset < end else old_end + offset - end
