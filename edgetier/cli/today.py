"""The day that counts as today: the only place where the clock is read."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from edgetier.cli.settings import Settings
from edgetier.errors import UserError

EPOCH = "SOURCE_DATE_EPOCH"


def today_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> date:
    """As asked for, else the day of SOURCE_DATE_EPOCH, else the day it is now (UTC, the same for everybody)."""
    return stated_day(settings, environ) or datetime.now(UTC).date()


def stated_day(settings: Settings, environ: Mapping[str, str] = os.environ) -> date | None:
    """As asked for, else the day of SOURCE_DATE_EPOCH; None where nobody said, whatever the clock says."""
    if settings.today is not None:
        return date.fromisoformat(settings.today)
    return _of_epoch(environ[EPOCH]) if environ.get(EPOCH) else None


def _of_epoch(text: str) -> date:
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UserError(
            f"{EPOCH} is {ascii(text)[1:-1][:40]}, not a number of seconds since 1970",
            help="unset it, or use --today",
        ) from None
