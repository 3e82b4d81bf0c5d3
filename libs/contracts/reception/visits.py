"""Somebody was received. Never who it was, and nothing of what was said."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class VisitRecorded(Event):
    """A line of the reception register: how many came, of which kind it was, what came of it."""

    told_as: ClassVar[str] = "reception.visit.recorded"
    about: ClassVar[str] = "visit_id"

    visit_id: UUID
    session_id: UUID | None  # empty: received on an ordinary day
    received_on: date
    received_by: str  # chair, deputy, clerk
    mode: str
    matter: str  # complaint, denunciation, proposal
    people: int
    is_group: bool
    outcome: str
