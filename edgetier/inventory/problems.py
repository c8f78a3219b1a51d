"""What pydantic found wrong, as faults in plain words, one for each thing that is wrong."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from edgetier.inventory.edits import DROP, existing, value_at
from edgetier.inventory.estate import Part
from edgetier.inventory.faults import Fault, dropped
from edgetier.inventory.fields import example, is_required, part_at
from edgetier.inventory.mends import Mend
from edgetier.inventory.timing import Percentiles, is_percentile
from edgetier.inventory.unknown_keys import split_coordinates, unknown_key
from edgetier.inventory.values_refused import REFUSED, wrong_type
from edgetier.source import Path, closest

FAULTS_PER_PART = 40
Details = Mapping[str, Any]


def faults_in(error: ValidationError, model: type[Part], raw: Any) -> list[Fault]:
    """The faults of one part; of more than a few dozen, the first ones and the count of the rest."""
    details: list[Any] = error.errors(include_url=False)
    found = list(_distinct(details[:FAULTS_PER_PART], model, raw))
    if len(details) > FAULTS_PER_PART:
        found += _rest(details[FAULTS_PER_PART:], model, raw)
    return found


def _distinct(details: list[Any], model: type[Part], raw: Any) -> Iterator[Fault]:
    unknown = [item["loc"] for item in details if item["type"] == "extra_forbidden"]
    splits = list(split_coordinates(unknown, raw))
    mended = {path for fault in splits for path, _ in fault.edits}
    yield from splits
    faults = [_fault(item, model, raw) for item in details if item["loc"] not in mended]
    yield from _misspelt_merged(faults, raw)


def _fault(item: Details, model: type[Part], raw: Any) -> Fault:
    path: Path = item["loc"]
    own = _own_key((*path, item.get("ctx", {}).get("key", "")))
    if own is not None:
        return Fault(None, own, edits=((own, DROP),))
    if item["type"] == "missing":
        return _missing(model, path)
    path = existing(raw, path)
    if item["type"] == "extra_forbidden" or _is_stray_time(model, path):
        return unknown_key(model, path, value_at(raw, path[:-1]))
    if item["input"] is None and path and not isinstance(path[-1], int):
        return _null(model, path)
    return _TRANSLATIONS.get(item["type"], wrong_type)(item, model, path, raw)


def _own_key(path: Path) -> Path | None:
    """The path of the x- key that the fault is inside of: those are the user's own."""
    for length, step in enumerate(path, 1):
        if isinstance(step, str) and step.startswith("x-"):
            return path[:length]
    return None


def _is_stray_time(model: type[Part], path: Path) -> bool:
    """Whether a key among percentiles is none: anything may stand there, as far as pydantic knows."""
    part = part_at(model, path[:-1]) if path else None
    if part is None or not issubclass(part, Percentiles) or path[-1] in part.model_fields:
        return False
    return not is_percentile(str(path[-1]))


def _missing(model: type[Part], path: Path) -> Fault:
    name = path[-1]
    help = f"add {example(model, path) or name}"  # noqa: A001
    return Fault("ET106", path, f"the key '{name}' is missing", help, edits=dropped(model, path))


def _null(model: type[Part], path: Path) -> Fault:
    """An explicit null says that the value is not known, which is the same as leaving it out."""
    if is_required(model, path):
        return _missing(model, path)
    return Fault(None, path, edits=((path, DROP),))


def _misspelt_merged(faults: list[Fault], raw: Any) -> Iterator[Fault]:
    """A missing key and a misspelt one beside it are one fault; the value is taken to be what was meant."""
    missing = {fault.path: fault for fault in faults if fault.code == "ET106"}
    for fault in faults:
        wanted = _wanted_beside(fault, list(missing)) if fault.code == "ET102" else None
        if wanted is not None:
            del missing[wanted]
            yield _renamed(fault, wanted, raw)
        elif fault.code != "ET106":
            yield fault
    yield from missing.values()


def _wanted_beside(fault: Fault, missing: list[Path]) -> Path | None:
    names = {str(path[-1]): path for path in missing if path[:-1] == fault.path[:-1]}
    return names.get(closest(str(fault.path[-1]), names) or "")


def _renamed(fault: Fault, wanted: Path, raw: Any) -> Fault:
    value, name, mend = value_at(raw, fault.path), str(wanted[-1]), fault.mend
    if mend is None or mend.new != name:
        mend = Mend(str(fault.path[-1]), name, safe=False, kind="key")
    help = f"did you mean '{name}'?"  # noqa: A001
    return fault._replace(help=help, edits=((wanted, value), (fault.path, DROP)), mend=mend)


def _rest(details: list[Any], model: type[Part], raw: Any) -> list[Fault]:
    """Everything beyond the limit is left out; one fault says so."""
    paths = [existing(raw, item["loc"]) for item in details]
    edits = tuple(edit for path in paths for edit in dropped(model, path))
    message = f"{len(details)} more faults here are not shown"
    return [Fault("ET110", paths[0], message, "mend the others first", edits=edits, on_key=True)]


def _refused(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:
    """Refused by a validator of ours, in its words."""
    code, key, message, help = (item["ctx"][name] for name in ("code", "key", "message", "help"))  # noqa: A001
    if code == "ET102":
        return unknown_key(model, (*path, key), value_at(raw, path))
    if key:
        return Fault(code, (*path, key), message, help, edits=_times(raw, path))
    return Fault(code, path, message, help, edits=dropped(model, path))


def _times(raw: Any, path: Path) -> tuple[tuple[Path, Any], ...]:
    """All times at percentiles: which of two that contradict each other is wrong is not known."""
    return tuple(((*path, name), DROP) for name in value_at(raw, path) if is_percentile(name))


_TRANSLATIONS: dict[str, Callable[[Details, type[Part], Path, Any], Fault]] = {**REFUSED, "refusal": _refused}
