"""The yearly conference of a neighbourhood: days and counts. Never who came, or what was said."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CommunityConferenceCalled(Event):
    """Every household is invited to the conference of its neighbourhood."""

    told_as: ClassVar[str] = "participation.community_conference.called"
    about: ClassVar[str] = "conference_id"

    conference_id: UUID
    unit_id: UUID
    year: int
    on: date
    invited_on: date


class CommunityConferenceHeld(Event):
    """The conference took place and its result is written; counts only.

    `days_late` counts calendar days after the year ended.
    """

    told_as: ClassVar[str] = "participation.community_conference.held"
    about: ClassVar[str] = "conference_id"

    conference_id: UUID
    unit_id: UUID
    year: int
    held_on: date
    households: int
    present: int
    questions: int
    answered: int
    days_late: int  # calendar days


class CommunityConferenceMissed(Event):
    """A year ended without the conference that the neighbourhood owed."""

    told_as: ClassVar[str] = "participation.community_conference.missed"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    year: int
    due_on: date
