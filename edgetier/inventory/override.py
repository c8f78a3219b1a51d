"""What people decided on the placement of a workload, kept beside the advice and never part of it."""

import re
from datetime import date as calendar_date
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from edgetier.inventory.estate import Part
from edgetier.inventory.field_types import PlaceName, refusal

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_HELP = "write year, month and day, as in 2026-03-01"


def _day(value: Any) -> str:
    """A day of the calendar; YAML 1.2 knows no dates, so it is text."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise refusal("ET103", "this is not a date", _DAY_HELP)
    try:
        calendar_date.fromisoformat(value)
    except ValueError:
        raise refusal("ET105", f"the calendar has no {value}", _DAY_HELP) from None
    return value


Day = Annotated[str, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Override(Part):
    """A placement that was decided by hand. It stands beside the advice and never changes it."""

    location: Annotated[
        str, Field(description="The location it was decided to run at.", examples=["metro-edge"])
    ]
    site: PlaceName | None = Field(default=None, description="The site there.", examples=["SIN"])
    because: str | None = Field(
        default=None,
        description="Why, for whoever reads it later.",
        examples=["The contact centre has a cage there until 2028"],
    )
    by: str | None = Field(
        default=None, description="The role that decided it.", examples=["architecture board"]
    )
    date: Day | None = Field(default=None, description="The day it was decided.", examples=["2026-03-01"])


class Placing(Part):
    """What people have to say on where it runs."""

    override: Override | None = Field(
        default=None,
        description="A decision by hand, kept beside the advice.",
        examples=["{location: metro-edge, because: cage there until 2028, date: 2026-03-01}"],
    )
