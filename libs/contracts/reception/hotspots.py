"""Hot spots: what several people wrote about. Numbers only, never who, never what was typed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class HotSpotRaised(Event):
    """Several everyday reports are about one matter, or one place, within some days."""

    told_as: ClassVar[str] = "reception.hot_spot.raised"
    about: ClassVar[str] = "hot_spot_id"

    hot_spot_id: UUID
    scope: str  # matter | place
    category: str  # empty for a place
    neighbourhood_id: UUID
    count: int
    raised_on: date


class HotSpotEnded(Event):
    """The chair said what was done. The words are left out."""

    told_as: ClassVar[str] = "reception.hot_spot.ended"
    about: ClassVar[str] = "hot_spot_id"

    hot_spot_id: UUID
    scope: str
    category: str
    neighbourhood_id: UUID
    count: int
    ended_on: date
    days: int  # calendar days from raised to ended
