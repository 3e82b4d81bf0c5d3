"""What becomes of a reception session: called, posted, moved, held, missed. Never who came."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class SessionScheduled(Event):
    """A session stands in the calendar; place, participants and content are on its page only."""

    told_as: ClassVar[str] = "reception.session.scheduled"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    kind: str  # regular, ad_hoc
    mode: str  # in_person, online
    led_by: str  # chair, deputy


class SessionMoved(Event):
    """A session has another day: the working days changed, or it was postponed for a reason."""

    told_as: ClassVar[str] = "reception.session.moved"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    from_on: date
    held_on: date
    cause: str  # calendar, postponed


class SessionDropped(Event):
    """An amended plan names this day no more."""

    told_as: ClassVar[str] = "reception.session.dropped"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date


class SessionPosted(Event):
    """The calendar of a session was posted; late when fewer working days were left than due."""

    told_as: ClassVar[str] = "reception.session.posted"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    posted_on: date
    due_on: date
    days_late: int  # working days


class SessionUnposted(Event):
    """The day passed by which a session had to be posted."""

    told_as: ClassVar[str] = "reception.session.unposted"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    due_on: date


class SessionHeld(Event):
    """A session took place. `delegation_allowed` is whether the law of its day let a deputy.

    `online_faults` is what an online one was held without, or had late: notice, trial, opening,
    recording.
    """

    told_as: ClassVar[str] = "reception.session.held"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
    kind: str
    mode: str
    taken_by: str
    delegation_allowed: bool
    online_faults: tuple[str, ...] = ()


class SessionMissed(Event):
    """The day of a session is over and nobody noted that it took place."""

    told_as: ClassVar[str] = "reception.session.missed"
    about: ClassVar[str] = "session_id"

    session_id: UUID
    held_on: date
