"""What the workloads of a document have in common, laid under each of them."""

from typing import Any

from edgetier.inventory.timing import single_time


def with_defaults(raw: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """The workload's own values win, also an explicit null, which says that the value is not known."""
    merged = dict(raw)
    for key, default in defaults.items():
        if key == "demand" and isinstance(default, dict):
            continue
        merged[key] = _under(key, merged[key], default) if key in merged else default
    shape, demand = defaults.get("demand"), raw.get("demand")
    if isinstance(shape, dict) and isinstance(demand, list):
        merged["demand"] = [_laid_under(point, shape) for point in demand]
    return merged


def _under(key: str, value: Any, default: Any) -> Any:
    if key == "compute" and value is not None and isinstance(default, dict):
        value = single_time(value)
    return _laid_under(value, default)


def _laid_under(value: Any, default: Any) -> Any:
    """Mappings are merged key by key; anything else is one value."""
    if not (isinstance(value, dict) and isinstance(default, dict)):
        return value
    merged = default | value
    for key in value.keys() & default.keys():
        merged[key] = _laid_under(value[key], default[key])
    return merged
