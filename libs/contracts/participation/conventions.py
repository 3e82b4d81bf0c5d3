"""Village conventions: which step, of which neighbourhood, on which day. Never words or people."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ConventionPosted(Event):
    """A draft hangs in its neighbourhood and is public; `title` is the published one."""

    told_as: ClassVar[str] = "participation.convention.posted"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID  # the neighbourhood
    purpose: str  # new | amend | replace | abolish
    title: str
    posted_on: date
    until: date  # the last of the days the law asks for


class ConventionAnswered(Event):
    """The ward recognised it, or refused in writing. The reason is not told."""

    told_as: ClassVar[str] = "participation.convention.answered"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    purpose: str
    recognised: bool
    answered_on: date


class ConventionSentOut(Event):
    """The decision that recognises it reached the community."""

    told_as: ClassVar[str] = "participation.convention.sent_out"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    sent_on: date
    days_late: int  # working days


class ConventionSuspended(Event):
    """The ward suspended it, the whole or a part. The reason is on its page."""

    told_as: ClassVar[str] = "participation.convention.suspended"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    whole: bool
    suspended_on: date


class ConventionResumed(Event):
    """A suspended one is in use again."""

    told_as: ClassVar[str] = "participation.convention.resumed"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    resumed_on: date


class ConventionEnded(Event):
    """It is in use no more: amended or replaced by another, or abolished by ward or residents."""

    told_as: ClassVar[str] = "participation.convention.ended"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    ended_as: str  # amended | replaced | abolished
    ended_on: date


class ConventionComplaintAnswered(Event):
    """A written complaint about it was answered. Neither who wrote nor what is told."""

    told_as: ClassVar[str] = "participation.convention.complaint_answered"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    complaint_id: UUID
    unit_id: UUID
    upheld: bool  # it was suspended for it
    answered_on: date
    days_late: int  # working days


class ConventionReviewed(Event):
    """The community looked back on a year of it."""

    told_as: ClassVar[str] = "participation.convention.reviewed"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    year: int
    held_on: date


class ConventionNeglected(Event):
    """A last day of the law is over, and what was owed is not done. Told once."""

    told_as: ClassVar[str] = "participation.convention.neglected"
    about: ClassVar[str] = "convention_id"

    convention_id: UUID
    unit_id: UUID
    owed: str  # sending_out | abolition | complaint | review
    due_on: date
