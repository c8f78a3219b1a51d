"""The day that counts: as asked for, else that of SOURCE_DATE_EPOCH, else the real one."""

from datetime import UTC, date, datetime

import pytest

from edgetier.cli.settings import Settings
from edgetier.cli.today import today_of
from edgetier.errors import UserError


@pytest.mark.parametrize(
    ("asked", "environ", "day"),
    [
        ("2027-01-02", {"SOURCE_DATE_EPOCH": "0"}, date(2027, 1, 2)),
        (None, {"SOURCE_DATE_EPOCH": "86400"}, date(1970, 1, 2)),
        (None, {"SOURCE_DATE_EPOCH": ""}, datetime.now(UTC).date()),
        (None, {}, datetime.now(UTC).date()),
    ],
)
def test_the_first_that_is_given_counts(asked: str | None, environ: dict[str, str], day: date) -> None:
    assert today_of(Settings(today=asked), environ) == day


@pytest.mark.parametrize("text", ["soon", "1e9", "9" * 30])
def test_an_epoch_that_is_none_is_the_users_mistake(text: str) -> None:
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        today_of(Settings(), {"SOURCE_DATE_EPOCH": text})
