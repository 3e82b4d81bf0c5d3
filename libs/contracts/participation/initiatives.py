"""What residents demand themselves: counts and days. Never which household consented."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class InitiativeReachedAgenda(Event):
    """A demand is on the agenda: a tenth of all households consent, or the Front approved it.

    Who consented, and how the demand is worded, is not told.
    """

    told_as: ClassVar[str] = "participation.initiative.reached_agenda"
    about: ClassVar[str] = "initiative_id"

    initiative_id: UUID
    matter_id: UUID
    unit_id: UUID
    clause: str
    demanded: bool  # by a tenth or more; else the Front approved it
    reached_on: date
    consents: int
    households: int


class ConsentsLapsed(Event):
    """Consents older than three months ended. With none left the demand ends too."""

    told_as: ClassVar[str] = "participation.consents.lapsed"
    about: ClassVar[str] = "initiative_id"

    initiative_id: UUID
    unit_id: UUID
    lapsed_on: date
    lapsed: int
    left: int
