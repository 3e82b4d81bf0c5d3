"""Commendations on their way. Who is commended, and for what, is in none of these events."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CommendationProposed(Event):
    """A unit proposed a collective or an individual; which one is left out."""

    told_as: ClassVar[str] = "awards.commendation.proposed"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str  # collective or individual
    title: str  # its id in libs/law/data/titles.yaml
    proposed_on: date


class CommendationAppraised(Event):
    """The appraisers wrote their opinion; what it says is left out."""

    told_as: ClassVar[str] = "awards.commendation.appraised"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    appraised_on: date


class CommendationVoted(Event):
    """The council voted in secret; of its votes only the outcome is told."""

    told_as: ClassVar[str] = "awards.commendation.voted"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    held_on: date
    adopted: bool


class CommendationVoteVoided(Event):
    """The sums were mistyped and are written down again; why is left out."""

    told_as: ClassVar[str] = "awards.commendation.vote_voided"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    voided_on: date


class CommendationGranted(Event):
    """The chair granted the title."""

    told_as: ClassVar[str] = "awards.commendation.granted"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    decided_on: date


class CommendationRefused(Event):
    """The chair did not grant it, or did not propose it upward; why is left out."""

    told_as: ClassVar[str] = "awards.commendation.refused"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    refused_on: date


class CommendationSent(Event):
    """The ward proposed it to whoever grants the title."""

    told_as: ClassVar[str] = "awards.commendation.sent"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    sent_on: date


class CommendationAnswered(Event):
    """Whoever grants the title granted it, or did not."""

    told_as: ClassVar[str] = "awards.commendation.answered"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    answered_on: date
    granted: bool


class CommendationWithdrawn(Event):
    """What was granted is taken back; why is left out."""

    told_as: ClassVar[str] = "awards.commendation.withdrawn"
    about: ClassVar[str] = "commendation_id"

    commendation_id: UUID
    holder: str
    title: str
    withdrawn_on: date
