"""What is shown of things that went up."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel


class EscalationView(BaseModel):
    """An overdue task, or a document urged for and still not shown, and whom that was told."""

    task_id: UUID | None  # none where no plan asks for the late document
    title: str
    unit_id: UUID | None
    unit: str
    level: str  # head | chair
    cause: str  # overdue | late_disclosure
    obligation_id: UUID | None = None  # of a late disclosure
    due_on: date
    told_on: date
