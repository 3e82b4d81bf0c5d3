"""Programmes of a year that were agreed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ProgrammeAgreed(Event):
    """The committee's programme was signed, or both sides signed the one with the Front."""

    told_as: ClassVar[str] = "planning.programme.agreed"
    about: ClassVar[str] = "programme_id"

    programme_id: UUID
    kind: str  # committee | front
    year: int
    agreed_on: date
    item_count: int
    front_item_count: int
