"""What the ward's bodies show to their own staff: that it was shown, and nothing of what it says.

Evaluations, discipline and declared assets are among it: no title, no number, no unit is told,
and the gateway tells no open page of it.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class InternalPaperPublished(Event):
    """Something of article 46 was shown to the staff. Title, number and unit are left out."""

    told_as: ClassVar[str] = "disclosures.internal.published"
    about: ClassVar[str] = "paper_id"

    paper_id: UUID
    khoan: int
    published_on: date
    days_late: int  # working days


class InternalPaperMoved(Event):
    """The calendar changed, and with it the day by which the staff is shown something."""

    told_as: ClassVar[str] = "disclosures.internal.moved"
    about: ClassVar[str] = "paper_id"

    paper_id: UUID
    khoan: int
    was_due_on: date
    due_on: date


class InternalPaperLate(Event):
    """Something the staff should have been shown by now was not. What it is is left out."""

    told_as: ClassVar[str] = "disclosures.internal.late"
    about: ClassVar[str] = "paper_id"

    paper_id: UUID
    khoan: int
    due_on: date
    days_late: int  # working days


class InternalPaperCompleted(Event):
    """It was shown to the staff for all the days the law asks (article 48)."""

    told_as: ClassVar[str] = "disclosures.internal.completed"
    about: ClassVar[str] = "paper_id"

    paper_id: UUID
    khoan: int
    completed_on: date
