"""Reports to the People's Council: to which session, and of how many things. Never their texts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CouncilReported(Event):
    """A session and the Front got the report on what residents decided and were asked.

    `days_late` counts days after the session. What the report says is left out.
    """

    told_as: ClassVar[str] = "participation.council.reported"
    about: ClassVar[str] = "council_session_id"

    council_session_id: UUID
    session_on: date
    sent_on: date
    front_sent_on: date
    decisions: int
    consultations: int
    days_late: int  # calendar days
