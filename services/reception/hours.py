"""An hour of the day as people type it: that of the ward, without a time zone."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _of_the_ward(hour: time) -> time:
    # Hours are kept, and compared, without a zone: one with a zone fits none of them.
    if hour.tzinfo:
        raise PydanticCustomError("time_with_zone", "an hour without a time zone")
    return hour


Hour = Annotated[time, AfterValidator(_of_the_ward)]
