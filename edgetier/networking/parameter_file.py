"""Writes path models as a taxonomy file, to be used with --taxonomy."""

import json
from collections.abc import Iterable, Iterator

from edgetier.catalogue.model import Knot, PathModel


def parameter_file(models: Iterable[PathModel], remarks: Iterable[str] = ()) -> str:
    """The models under `paths`, with remarks as comments above them."""
    lines = [*(f"# {remark}" for remark in remarks), "paths:"]
    for model in models:
        lines += _model(model)
    return "\n".join(lines) + "\n"


def _model(model: PathModel) -> Iterator[str]:
    yield f"  {json.dumps(model.name) if not model.name.isidentifier() else model.name}:"
    yield f"    source: {json.dumps(model.provenance.source)}"
    yield f'    date: "{model.provenance.date}"'
    yield f"    p95_over_p50: {model.p95_over_p50:g}"
    if model.variation:
        yield "    p95_over_p50_by_km:"
        yield from (f"      - [{km:g}, {ratio:g}]" for km, ratio in model.variation)
    yield "    knots:"
    yield from _knots(model.knots)
    if model.along:
        yield f"    along: {model.along.name}"
        yield "    route_knots:"
        yield from _knots(model.route_knots)


def _knots(knots: Iterable[Knot]) -> Iterator[str]:
    return (f"      - [{', '.join(format(value, 'g') for value in knot)}]" for knot in knots)
