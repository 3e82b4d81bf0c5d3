"""Somebody was not received. Never who, and of the ground only its key in the law's list."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ReceptionRefused(Event):
    """The ward refused to receive; `notice_due_on` is empty where no written notice is owed."""

    told_as: ClassVar[str] = "reception.refusal.made"
    about: ClassVar[str] = "refusal_id"

    refusal_id: UUID
    ground: str
    refused_on: date
    notice_due_on: date | None


class RefusalNoticeIssued(Event):
    """The written notice of a refusal was issued."""

    told_as: ClassVar[str] = "reception.refusal.notified"
    about: ClassVar[str] = "refusal_id"

    refusal_id: UUID
    document_number: str
    issued_on: date
    days_late: int  # working days


class RefusalNoticeLate(Event):
    """The day passed by which a refusal had to be notified in writing."""

    told_as: ClassVar[str] = "reception.refusal.late"
    about: ClassVar[str] = "refusal_id"

    refusal_id: UUID
    due_on: date
