"""Ids that are valid, unique, and the same when the rows of a sheet stand in another order."""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from edgetier.importing.cells import Plain
from edgetier.importing.drafts import Draft

_VALID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_LONGEST_SLUG = 60
_DIGITS = 6


def base_id(given: Plain | None, identity: Sequence[str], name: Plain | None) -> str:
    """The id a row asks for: its own where it is valid, or made from the id columns, or from the name."""
    if isinstance(given, str) and _VALID.fullmatch(given):
        return given
    text = str(given or " ".join(part for part in identity if part) or name or "")
    return slug(text)


def slug(text: str) -> str:
    """Lower-case ASCII words and hyphens; a text without any becomes its digest, no text `row`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    joined = "-".join(words)
    if len(joined) > _LONGEST_SLUG:
        joined = joined[: _LONGEST_SLUG + 1].rpartition("-")[0] or joined[:_LONGEST_SLUG]
    return joined or (f"w-{_digest((text,))}" if text else "row")


def unique_ids(
    drafts: Sequence[Draft], known: Mapping[str, Mapping[str, Any]] | None = None
) -> tuple[str, ...]:
    """An id for each draft; those that ask for the same get a digest of the cells that differ."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        groups[draft.base_id.casefold()].append(index)
    ids: dict[int, str] = {group[0]: drafts[group[0]].base_id for group in groups.values() if len(group) == 1}
    taken = {name.casefold() for name in ids.values()}
    for group in groups.values():
        if len(group) > 1:
            holder = _holder(drafts, group, known or {})
            if holder is not None:
                ids[holder] = drafts[holder].base_id
                taken.add(ids[holder].casefold())
            _tell_apart(drafts, group, ids, taken)
    return tuple(ids[index] for index in range(len(drafts)))


def _holder(
    drafts: Sequence[Draft], group: Sequence[int], known: Mapping[str, Mapping[str, Any]]
) -> int | None:
    """The row that had the id before another came to ask for it; None where that is not certain."""
    there = known.get(drafts[group[0]].base_id)
    if there is None:
        return None
    same = [index for index in group if all(_has(there, path, value) for path, value in _who(drafts[index]))]
    return same[0] if len(same) == 1 else None


def _has(workload: Mapping[str, Any], path: str, value: Plain) -> bool:
    first, _, rest = path.partition(".")
    found = workload.get(first)
    return bool((found.get(rest) if rest and isinstance(found, dict) else found) == value)


def _tell_apart(drafts: Sequence[Draft], group: Sequence[int], ids: dict[int, str], taken: set[str]) -> None:
    keys = {index: _levels(drafts[index]) for index in group}
    counts = [Counter(level) for level in zip(*keys.values(), strict=True)]
    for index in group:
        if index in ids:
            continue
        single = (key for key, count in zip(keys[index], counts, strict=True) if count[key] == 1)
        ids[index] = _free(drafts[index].base_id, next(single, keys[index][-1]), taken)
        taken.add(ids[index].casefold())


def _levels(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """What tells a row apart, from what hardly ever changes to the whole row."""
    who = tuple(f"{path}={value}" for path, value in _who(draft))
    said = tuple(f"{path}={value}" for path, value in sorted(draft.fields.items()))
    return who, said, draft.cells


def _who(draft: Draft) -> list[tuple[str, Plain]]:
    return [
        (path, value)
        for path, value in sorted(draft.fields.items())
        if path in ("name", "owner") or path.startswith("labels.")
    ]


def _free(base: str, key: Iterable[str], taken: set[str]) -> str:
    wanted = f"{base[:170]}-{_digest(key)}"
    # The same row twice: counted, which rows that are equal do not mind.
    free, number = wanted, 2
    while free.casefold() in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
