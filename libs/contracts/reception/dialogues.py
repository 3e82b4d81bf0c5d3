"""Dialogues with residents: numbers, promises and what became of them. Never who spoke."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class DialogueHeld(Event):
    """A conference with residents, or the dialogue of a complaint, took place. Numbers only."""

    told_as: ClassVar[str] = "reception.dialogue.held"
    about: ClassVar[str] = "dialogue_id"

    dialogue_id: UUID
    kind: str  # conference | complaint
    held_on: date
    residents: int
    officials: int
    questions: int
    answered: int


class CommitmentMade(Event):
    """The committee promised something, and a unit keeps it by a day.

    `title` is the committee's own published sentence; of a complaint's dialogue only its number.
    """

    told_as: ClassVar[str] = "reception.commitment.made"
    about: ClassVar[str] = "commitment_id"

    commitment_id: UUID
    dialogue_id: UUID
    kind: str  # conference | complaint
    title: str
    source_path: str  # which promise of which dialogue
    unit_id: UUID
    due_on: date


class CommitmentSettled(Event):
    """A promise was kept, partly kept, or not."""

    told_as: ClassVar[str] = "reception.commitment.settled"
    about: ClassVar[str] = "commitment_id"

    commitment_id: UUID
    dialogue_id: UUID
    kind: str
    outcome: str  # kept | partly | broken
    settled_on: date
    days_late: int  # calendar days, as of the task


class DialogueConferenceOverdue(Event):
    """A year passed without the conference that the law asks for."""

    told_as: ClassVar[str] = "reception.dialogue_conference.overdue"
    about: ClassVar[str] = "duty_id"

    duty_id: UUID
    year: int
    due_on: date
