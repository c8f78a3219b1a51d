"""The nearest right word to a mistyped one."""

from collections.abc import Iterable, Iterator

_LONGEST = 64
# A word of up to so many letters with one changed is as likely another word: rpm is no slip for rps.
_SHORT_WORD = 4
# So many letters must be right before two slips in one word are taken for slips.
_LONG_WORD = 7


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word with the fewest slips from `word`; None when nothing is near; the first wins a tie."""
    return min(_near(word, known), key=lambda found: found[0], default=(0, None))[1]


def close_matches(word: str, known: Iterable[str]) -> list[str]:
    """Every known word that `word` may have been meant to be."""
    return [candidate for _, candidate in _near(word, known)]


def is_same_word(word: str, known: str) -> bool:
    """Whether the two differ by capitals, or by the sign between their parts, at most."""
    return _folded(word) == _folded(known)


def is_slip(word: str, known: str) -> bool:
    """Whether `word` evidently is `known` with a slip in it, and no word of its own."""
    typed, wanted = _folded(word), _folded(known)
    slips = _slips(typed, wanted)
    if slips == 1 and len(wanted) <= _SHORT_WORD:
        return len(typed) != len(wanted) or sorted(typed) == sorted(wanted)
    return slips <= (2 if len(wanted) >= _LONG_WORD else 1)


def _near(word: str, known: Iterable[str]) -> Iterator[tuple[int, str]]:
    if not word or len(word) > _LONGEST:
        return
    typed = _folded(word)
    for candidate in known:
        allowed = max(1, max(len(typed), len(candidate)) // 3)
        if abs(len(candidate) - len(typed)) > allowed:
            continue
        slips = _slips(typed, _folded(candidate))
        if slips <= allowed and slips < len(typed):
            yield slips, candidate


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
