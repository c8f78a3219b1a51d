"""Which placements change: what is decided for another place than the present one, and what people decided otherwise."""

from dataclasses import replace

import pytest
import report_samples as samples

from edgetier.placement.values import CurrentState, Override, Served
from edgetier.report.record import changes, is_decided

HERE = CurrentState("metro-edge", "SIN", "meets", 100.0)
THERE = CurrentState("central-cloud", "aws:us-east-1", "misses", 900.0)
ELSEWHERE = Override("device", None, None, None, None, True, None, False)
AS_ADVISED = ELSEWHERE._replace(location="metro-edge", differs=False)
MIXED = (Served("SIN", "metro-edge", "SIN", "meets"), Served("FRA", "regional-cloud", None, "meets"))


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ({"current": HERE, "deployment": "aligned"}, False),
        ({"current": THERE, "deployment": "unknown"}, True),
        ({"current": HERE, "deployment": "not-permitted"}, True),
        ({"current": None}, False),
        ({"current": HERE, "location": "mixed", "sites": MIXED}, True),
        ({"current": THERE, "decision": "undetermined"}, False),
        ({"current": THERE, "decision": "infeasible", "location": None, "deployment": "under"}, False),
        ({"current": HERE, "override": ELSEWHERE}, True),
        ({"current": None, "override": ELSEWHERE}, True),
        ({"current": HERE, "override": AS_ADVISED, "deployment": "aligned"}, False),
        ({"current": THERE, "override": AS_ADVISED, "decision": "undetermined"}, True),
    ],
)
def test_what_changes(placed, expected):
    assert changes(samples.workload("w", samples.placement(**placed))) is expected


def test_a_decision_by_hand_decides():
    item = samples.workload("w", samples.placement(decision="infeasible", location=None))
    assert not is_decided(item)
    assert is_decided(replace(item, placement=item.placement._replace(override=ELSEWHERE)))
