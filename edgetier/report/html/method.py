"""The method: what was read, which rules and taxonomy were in force, the estate, and the figures that stood in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.report.sections import Fact


class Method(NamedTuple):
    """The grounds that all workloads share."""

    in_force: tuple[Fact, ...]
    inputs: tuple[tuple[str, ...], ...]
    estate: tuple[Fact, ...]
    estate_is_default: bool
    defaults: tuple[tuple[str, ...], ...]
    overrides: tuple[str, ...]


def method_of(assessment: Assessment) -> Method:
    return Method(
        in_force=(
            Fact("edgetier", assessment.tool_version),
            Fact("rules", _digest(assessment.rules_digest)),
            Fact("taxonomy", _digest(assessment.taxonomy_digest)),
        ),
        inputs=tuple((one.path, one.role, one.sha256) for one in assessment.inputs),
        estate=tuple(_estate(assessment.estate)),
        estate_is_default=assessment.estate_is_default,
        defaults=tuple((one.name, one.value, one.source) for one in assessment.defaults_used),
        overrides=assessment.overrides,
    )


def _digest(digest: str) -> str:
    return f"SHA-256 {digest}" if digest else "no digest"


def _estate(estate: Mapping[str, object]) -> Iterator[Fact]:
    for name, value in estate.items():
        told = _told(value)
        if told:
            yield Fact(name.replace("_", " "), told)


def _told(value: object) -> str:
    """Plain data in words: lists with commas, objects as name and value."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key} {said}" for key, part in value.items() if (said := _told(part)))
    if isinstance(value, Sequence) and not isinstance(value, str):
        mark = "; " if any(isinstance(part, Mapping) for part in value) else ", "
        return mark.join(map(_of_list, value))
    return "" if value is None else str(value)


def _of_list(part: object) -> str:
    if isinstance(part, Mapping) and "name" in part:
        rest = {key: value for key, value in part.items() if key != "name"}
        return f"{part['name']} ({_told(rest).replace('; ', ', ')})"
    return _told(part)
