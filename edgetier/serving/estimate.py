"""How long a language model takes to answer, from the hardware it runs on: intervals, for there is no one figure."""

from collections.abc import Iterable

from edgetier.catalogue.model import Interval, LanguageModel
from edgetier.serving.corners import Corner, corners_of
from edgetier.serving.efficiency import efficiency_of
from edgetier.serving.memory import batch_cap, memory_needed_gib
from edgetier.serving.timing import interference_ms, prefill_ms, step_ms
from edgetier.serving.values import Efficiency, Estimate, Hardware, Work, spread_at_least

__all__ = ["efficiency_of", "estimate"]


def estimate(model: LanguageModel, hardware: Hardware, work: Work, efficiency: Efficiency) -> Estimate:
    corners = corners_of(model, hardware, work, efficiency)
    first = _interval(
        (_first_token_ms(model, work, corner) for corner in corners), efficiency.first_token_spread
    )
    per_token = _interval(
        (_per_token_ms(model, hardware, work, corner) for corner in corners), efficiency.least_spread
    )
    return Estimate(
        first_token_ms=first,
        per_token_ms=per_token,
        response_ms=_response_ms(work, first, per_token),
        batch_cap=batch_cap(model, hardware, work, efficiency),
        memory_gib=memory_needed_gib(model, work),
    )


def _first_token_ms(model: LanguageModel, work: Work, corner: Corner) -> float | None:
    reading = prefill_ms(model, work, corner)
    return None if reading is None else reading + corner.usage.request_overhead_ms


def _per_token_ms(model: LanguageModel, hardware: Hardware, work: Work, corner: Corner) -> float | None:
    step, interference = step_ms(model, hardware, work, corner), interference_ms(model, work, corner)
    return None if interference is None else step + interference


def _response_ms(work: Work, first: Interval | None, per_token: Interval | None) -> Interval | None:
    if first is None or per_token is None:
        return None
    others = max(work.output_tokens - 1, 0)
    low, typical, high = (start + others * each for start, each in zip(first, per_token, strict=True))
    return Interval(low, typical, high)


def _interval(figures: Iterable[float | None], least_spread: float) -> Interval | None:
    known = [figure for figure in figures if figure is not None]
    return spread_at_least(Interval(*known), least_spread) if len(known) == 3 else None
