"""The nearest right word to a mistyped one."""

from collections.abc import Iterable

_LONGEST = 64


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest slips from `word`; None when nothing is near; the first wins a tie."""
    if not word or len(word) > _LONGEST:
        return None
    typed = _folded(word)
    best: tuple[int, str] | None = None
    for candidate in known:
        allowed = max(1, max(len(typed), len(candidate)) // 3)
        if abs(len(candidate) - len(typed)) > allowed:
            continue
        slips = _slips(typed, _folded(candidate))
        if slips <= allowed and slips < len(typed) and (best is None or slips < best[0]):
            best = (slips, candidate)
    return best[1] if best else None


def _folded(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")


def _slips(left: str, right: str) -> int:
    """Letters added, dropped, changed or swapped with their neighbour (optimal string alignment distance)."""
    before: list[int] = []
    above = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            slips = min(row[-1] + 1, above[j] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                slips = min(slips, before[j - 2] + 1)
            row.append(slips)
        before, above = above, row
    return above[-1]
