"""Random checks of what hangs at community houses."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class SpotChecksDrawn(Event):
    """The places of a month that somebody goes to look at, without notice, were drawn by lot."""

    told_as: ClassVar[str] = "disclosures.spot_checks.drawn"
    about: ClassVar[str] = "round_id"

    round_id: UUID
    month: str  # 2026-03
    places: int
    places_of: int
