"""The People's Council: the days of its sessions, and what it was told. Never the texts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CouncilSessionNoted(Event):
    """The day of a regular session is known. How people call it is left out."""

    told_as: ClassVar[str] = "participation.council_session.noted"
    about: ClassVar[str] = "council_session_id"

    council_session_id: UUID
    session_on: date


class CouncilSessionDropped(Event):
    """The session does not take place on the day that was told."""

    told_as: ClassVar[str] = "participation.council_session.dropped"
    about: ClassVar[str] = "council_session_id"

    council_session_id: UUID
    session_on: date


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
