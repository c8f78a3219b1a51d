"""What a suppression must have to silence anything: a reason, and a last day that is neither past nor far away."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from edgetier.findings import Finding
from edgetier.triage.written import Suppression

WITHOUT_REASON, EXPIRED, TOO_LONG = "ET801", "ET802", "ET804"


class Policy(NamedTuple):
    """The day that counts as today, and how many days ahead a risk can be accepted."""

    today: date
    max_days: int


def objections(item: Suppression, policy: Policy) -> Iterator[Finding]:
    """Nothing where the suppression holds."""
    if item.terms.reason is None:
        yield item.spot.told(
            WITHOUT_REASON,
            "this suppression gives no reason, and silences nothing without one",
            help='add why the risk is accepted, in double quotes: "vendor fix scheduled, RISK-812"',
        )
    until = item.terms.until
    if until is None:
        yield item.spot.told(
            TOO_LONG,
            "this suppression has no last day, and silences nothing without one",
            help=f"add until={_latest(policy)} or earlier",
        )
    elif until < policy.today:
        yield item.spot.told(
            EXPIRED,
            f"this suppression ended on {until.isoformat()}",
            help="mend the finding, or accept it anew with a later last day",
            place=item.terms.until_place,
        )
    elif (until - policy.today).days > policy.max_days:
        yield item.spot.told(
            TOO_LONG,
            f"this suppression would last until {until.isoformat()}, more than {policy.max_days} days from now, "
            "and silences nothing",
            help=f"choose {_latest(policy)} or earlier",
            place=item.terms.until_place,
        )


def _latest(policy: Policy) -> str:
    ordinal = min(policy.today.toordinal() + max(policy.max_days, 0), date.max.toordinal())
    return date.fromordinal(ordinal).isoformat()
