"""From which location to which the workloads moved, as a picture."""

from collections.abc import Iterator, Mapping

from edgetier.assessment import Assessment
from edgetier.comparison import Differences
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.flow import Ends, flow_of, in_pairs
from edgetier.report.html.figures.locations import CAME, WENT, in_order, recommended
from edgetier.report.words import plural

_ENDS = Ends("before", "after", "From where to where workloads moved")


def flow_of_moves(found: Differences, before: Assessment, after: Assessment) -> Figure | None:
    """Those alone whose location is another one, that are new or removed; None where there are none."""
    pairs = list(_pairs(found, before, after))
    if not pairs:
        return None
    names = dict.fromkeys((CAME, *in_order(before), *in_order(after), WENT))
    order: Mapping[str, int] = {name: place for place, name in enumerate(names)}
    caption = f"{plural(len(pairs), 'workload')}: from the former recommendation to the present one."
    return flow_of(in_pairs(pairs, order), order, _ENDS, caption=caption, prefix="moves")


def _pairs(found: Differences, before: Assessment, after: Assessment) -> Iterator[tuple[str, str]]:
    old = {item.id: recommended(item) for item in reversed(before.workloads)}
    new = {item.id: recommended(item) for item in reversed(after.workloads)}
    for one in found.workloads:
        was = old.get(one.old_id or one.workload, CAME)
        now = new.get(one.workload, WENT)
        if was != now:
            yield was, now
