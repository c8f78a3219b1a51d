"""Field types of the inventory: quantities with units, shares and percentiles, in ms, bytes and counts."""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from edgetier import quantities


def _remembering(read: Callable[[object], float]) -> Callable[[Any], float]:
    """Inventories repeat themselves: the same text is read once."""
    read_text = lru_cache(maxsize=4096)(read)

    def quantity(value: Any) -> float:
        return read_text(value) if value.__class__ is str else read(value)

    return quantity


def _number_or_text(pattern: str, example: str) -> WithJsonSchema:
    """How JSON Schema sees a quantity: a bare number, or a number and a unit."""
    written = [{"type": "number", "minimum": 0}, {"type": "string", "pattern": pattern}]
    return WithJsonSchema({"anyOf": written, "examples": [example]})


_DECIMAL = r"^\s*[+]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*"

_WRITTEN_MILLISECONDS = _number_or_text(_DECIMAL + r"(us|µs|μs|ms|s|min|h)?\s*$", "200 ms")
Milliseconds = Annotated[float, BeforeValidator(_remembering(quantities.latency_ms)), _WRITTEN_MILLISECONDS]
Budget = Annotated[Milliseconds, Field(gt=0)]
Bytes = Annotated[
    float,
    BeforeValidator(_remembering(quantities.size_bytes)),
    _number_or_text(_DECIMAL + r"(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)?\s*$", "40 kB"),
]
Count = Annotated[
    float,
    BeforeValidator(_remembering(quantities.count)),
    _number_or_text(_DECIMAL + r"(k|M|B|T)?\s*$", "8k"),
]
Parameters = Annotated[Count, Field(le=1e15)]
Tokens = Annotated[Count, Field(le=1e9)]
PERCENTILE_PATTERN = r"^p\d{1,2}(\.\d{1,6})?$"
quantile = _remembering(quantities.percentile)
Percentile = Annotated[
    float,
    BeforeValidator(quantile),
    WithJsonSchema({"type": "string", "pattern": PERCENTILE_PATTERN, "examples": ["p95"]}),
]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Variation = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Rate = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]


def written_milliseconds() -> dict[str, Any]:
    """The JSON Schema of a time."""
    return dict(_WRITTEN_MILLISECONDS.json_schema or {})
