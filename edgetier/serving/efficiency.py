"""How well servers use their hardware, out of the taxonomy's defaults."""

from edgetier.catalogue.model import Catalogue, Interval
from edgetier.errors import UserError
from edgetier.serving.values import Efficiency, Usage

MORE_IS_FASTER = frozenset(("prefill_mfu", "decode_mfu", "weights_mbu", "cache_mbu"))


def efficiency_of(catalogue: Catalogue) -> Efficiency:
    return Efficiency(
        best=_usage(catalogue, best=True),
        typical=Usage(**{name: _figure(catalogue, name).typical for name in Usage._fields}),
        worst=_usage(catalogue, best=False),
        usable_memory=_figure(catalogue, "usable_memory"),
        runtime_gb=_figure(catalogue, "runtime_gb"),
        least_spread=max(_figure(catalogue, "least_spread").typical, 1.0),
        first_token_spread=max(_figure(catalogue, "first_token_spread").typical, 1.0),
    )


def _usage(catalogue: Catalogue, *, best: bool) -> Usage:
    ends = {}
    for name in Usage._fields:
        figure = _figure(catalogue, name)
        ends[name] = figure.high if best == (name in MORE_IS_FASTER) else figure.low
    return Usage(**ends)


def _figure(catalogue: Catalogue, name: str) -> Interval:
    figure = catalogue.defaults[f"serving.{name}"].value
    if name in MORE_IS_FASTER and figure.low <= 0:
        raise UserError(f"defaults/serving.{name}: must be above 0", help="write [low, typical, high]")
    return figure
