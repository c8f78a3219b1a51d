"""Values that do not belong where they are put."""

import json
from collections.abc import Iterator
from math import inf, nan
from typing import Any

from full_inventory import changed, full_inventory, paths_in

VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    5e-324,
    inf,
    nan,
    2**80,
    "",
    "x" * 300,
    "SIN",
    "-5 ms",
    "1e999 s",
    "1000000 h",
    "\u202e\x9b\u6f22",
    [],
    [[]],
    [None, 1],
    ["EU", "EU"],
    {},
    {"a": {"b": []}},
    {"p95": 1},
    {"p1": "1 us", "p1.000001": "1000 h"},
    {"p98": 0, "p98.000001": "1000000 h"},
    {"p5": 1, "p5.0": 1},
    [{}],
)


def wrong_values(*, every: int = 1, start: int = 0) -> Iterator[bytes]:
    """The full inventory with each of these at each path; or every so many of them."""
    full, turn = full_inventory(), start
    for path in paths_in(full):
        for value in VALUES:
            turn += 1
            if turn % every == 0:
                yield as_yaml(changed(full, path, value))


def as_yaml(data: Any) -> bytes:
    """JSON is YAML, but for the numbers that JSON has no words for."""
    text = json.dumps(data, indent=1)
    return text.replace("-Infinity", "-.inf").replace("Infinity", ".inf").replace("NaN", ".nan").encode()
