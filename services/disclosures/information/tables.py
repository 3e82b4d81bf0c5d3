"""What is remembered of a request for information; who asked stands apart, to be erased."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.information.rules import Channel, Grade, Ground, Progress
from services.disclosures.tables import FILE, Base


class InformationRequest(OfWard, Base):
    """A request and its clock. `asked` and `answer` are erased with the person: they may name one.

    While something is missing (`incomplete`) there is no due date; it is counted anew afterwards.
    """

    __tablename__ = "information_request"
    __table_args__ = (
        UniqueConstraint("ward_id", "code"),
        Index(None, "ward_id", "due_on"),
        one_of("channel", Channel),
        one_of("grade", Grade),
        one_of("progress", Progress),
        one_of("ground", Ground),
        CheckConstraint("(due_on IS NULL) = (counted IS NULL)", name="explained"),
    )

    code: Mapped[str]
    secret_hash: Mapped[bytes]
    channel: Mapped[str]
    asked: Mapped[str]
    received_on: Mapped[date]
    valid_on: Mapped[date]  # the first day of its clock: received, or made complete
    progress: Mapped[str] = mapped_column(default=Progress.RECEIVED)
    grade: Mapped[str | None] = mapped_column(default=None)
    missing: Mapped[str] = mapped_column(default="")  # what whoever asked still has to say
    due_on: Mapped[date | None] = mapped_column(default=None)
    rule: Mapped[str | None] = mapped_column(default=None)
    start_on: Mapped[date | None] = mapped_column(default=None)
    basis: Mapped[str | None] = mapped_column(default=None)
    calendar_version: Mapped[str | None] = mapped_column(default=None)
    counted: Mapped[list[Any] | None] = mapped_column(FILE, default=None)
    extension_number: Mapped[str | None] = mapped_column(default=None)
    extension_reason: Mapped[str] = mapped_column(default="")
    obligation_id: Mapped[UUID | None] = mapped_column(default=None)  # should have been public
    disclosure_id: Mapped[UUID | None] = mapped_column(default=None)  # is public
    answer: Mapped[str] = mapped_column(default="")
    answer_file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    document_number: Mapped[str | None] = mapped_column(default=None)
    ground: Mapped[str | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    erased_on: Mapped[date | None] = mapped_column(default=None)


class Requester(OfWard, Base):
    """Who asked, as the law wants it of a valid request: nowhere else, and not for ever."""

    __tablename__ = "requester"
    __table_args__ = (UniqueConstraint("ward_id", "request_id"),)

    request_id: Mapped[UUID]
    full_name: Mapped[str]
    address: Mapped[str]
    contact: Mapped[str]
