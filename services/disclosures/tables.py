"""What disclosures remembers: places, obligations, disclosures with versions, and every proof."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.clock import VIETNAM
from libs.kernel.tables import OfWard, Rows, service_tables
from libs.rows import one_of
from services.disclosures.obligations.rules import RaisedBy
from services.disclosures.posting.rules import Hanging, PlaceKind
from services.disclosures.rules import State

FILE = JSONB(none_as_null=True)  # sha256, size_bytes, media_type of a stored file


class Base(Rows):
    """The tables of disclosures."""

    __abstract__ = True
    metadata = service_tables()


class Ward(OfWard, Base):
    """The ward as the directory told it: who issues its sheets."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)

    name: Mapped[str]


class Unit(OfWard, Base):
    """A unit as the directory told it; its id is the directory's."""

    __tablename__ = "unit"

    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str]
    closed_on: Mapped[date | None] = mapped_column(default=None)


class Place(OfWard, Base):
    """A place where sheets hang; a community house has the id of its neighbourhood."""

    __tablename__ = "place"
    __table_args__ = (one_of("kind", PlaceKind),)

    kind: Mapped[str]
    name: Mapped[str]
    unit_id: Mapped[UUID | None]
    closed_on: Mapped[date | None] = mapped_column(default=None)


class Obligation(OfWard, Base):
    """Something owed to the people. `counted` explains `due_on` day by day, as it was computed."""

    __tablename__ = "obligation"
    __table_args__ = (
        UniqueConstraint("ward_id", "key"),
        Index(None, "ward_id", "item"),
        Index(None, "ward_id", "due_on"),
        one_of("raised_by", RaisedBy),
    )

    key: Mapped[str]  # what may be owed only once
    khoan: Mapped[int]
    item: Mapped[str]
    title: Mapped[str]
    owner_unit_id: Mapped[UUID | None]
    raised_by: Mapped[str]
    raised_on: Mapped[date]
    period: Mapped[str] = mapped_column(default="")  # 2026, 2026-H1, 2026-Q3
    source_path: Mapped[str | None] = mapped_column(default=None)
    source_sentence: Mapped[str | None] = mapped_column(default=None)
    task_id: Mapped[UUID | None] = mapped_column(default=None)
    document_number: Mapped[str | None] = mapped_column(default=None)
    document_on: Mapped[date | None] = mapped_column(default=None)
    signer_position: Mapped[str | None] = mapped_column(default=None)
    file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    rule: Mapped[str | None] = mapped_column(default=None)
    start_on: Mapped[date | None] = mapped_column(default=None)
    basis: Mapped[str | None] = mapped_column(default=None)
    calendar_version: Mapped[str | None] = mapped_column(default=None)
    counted: Mapped[list[Any] | None] = mapped_column(FILE, default=None)
    met_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    dropped_on: Mapped[date | None] = mapped_column(default=None)  # what it was about is off
    planned_on: Mapped[date | None] = mapped_column(default=None)  # by the ward's own plan
    behind_told_on: Mapped[date | None] = mapped_column(default=None)


class Disclosure(OfWard, Base):
    """One thing disclosed; what it says is in its versions.

    Its due date is the obligation's; shown again after a withdrawal it has one of its own, with
    what explains it.
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        Index(None, "ward_id", "obligation_id"),
        Index(None, "ward_id", "khoan"),
        one_of("state", State),
    )

    obligation_id: Mapped[UUID]
    khoan: Mapped[int]
    item: Mapped[str]
    owner_unit_id: Mapped[UUID | None]
    due_on: Mapped[date]
    rule: Mapped[str | None] = mapped_column(default=None)
    start_on: Mapped[date | None] = mapped_column(default=None)
    basis: Mapped[str | None] = mapped_column(default=None)
    calendar_version: Mapped[str | None] = mapped_column(default=None)
    counted: Mapped[list[Any] | None] = mapped_column(FILE, default=None)
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    version: Mapped[int] = mapped_column(default=1)  # the newest, perhaps not yet public
    public_version: Mapped[int | None] = mapped_column(default=None)
    published_on: Mapped[date | None] = mapped_column(default=None)  # for the first time
    days_late: Mapped[int | None] = mapped_column(default=None)
    completed_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str | None] = mapped_column(default=None)


class Version(OfWard, Base):
    """What a disclosure says; a correction is another version, and both stay readable."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("ward_id", "disclosure_id", "number"),)

    disclosure_id: Mapped[UUID]
    number: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str]
    document_number: Mapped[str]
    document_on: Mapped[date]
    signer_position: Mapped[str]
    author_id: Mapped[str]
    file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    columns: Mapped[list[str] | None] = mapped_column(FILE, default=None)  # of a list of persons
    reason: Mapped[str] = mapped_column(default="")
    approved_at: Mapped[datetime | None] = mapped_column(default=None)
    published_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def published_on(self) -> date | None:
        """The day it came out, as Việt Nam counts it: the database keeps moments in UTC."""
        return self.published_at.astimezone(VIETNAM).date() if self.published_at else None


class Posting(OfWard, Base):
    """A sheet on a wall, from the day it was hung; hung again after a gap it is another."""

    __tablename__ = "posting"
    __table_args__ = (
        UniqueConstraint("ward_id", "disclosure_id", "version", "place_id", "attempt"),
        one_of("state", Hanging),
    )

    disclosure_id: Mapped[UUID]
    version: Mapped[int]
    place_id: Mapped[UUID]
    attempt: Mapped[int]
    posted_on: Mapped[date]
    keep_until: Mapped[date | None]
    photo: Mapped[dict[str, Any]]
    posted_by: Mapped[str | None] = mapped_column(default=None)  # an account: it is not its judge
    state: Mapped[str] = mapped_column(default=Hanging.UP)
    broken_on: Mapped[date | None] = mapped_column(default=None)
    broken_photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    end_proof: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    days_kept: Mapped[int | None] = mapped_column(default=None)


class PostingCheck(OfWard, Base):
    """Somebody looked and the sheet was there."""

    __tablename__ = "posting_check"
    __table_args__ = (Index(None, "ward_id", "posting_id"),)

    posting_id: Mapped[UUID]
    on: Mapped[date]
    photo: Mapped[dict[str, Any] | None] = mapped_column(FILE)
    by_its_head: Mapped[bool] = mapped_column(default=False)  # who hangs it there sees it, too


class Broadcast(OfWard, Base):
    """A day on which a document was read over the loudspeakers."""

    __tablename__ = "broadcast"
    __table_args__ = (UniqueConstraint("ward_id", "disclosure_id", "version", "on"),)

    disclosure_id: Mapped[UUID]
    version: Mapped[int]
    on: Mapped[date]
    minutes: Mapped[int]
    proof: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)


class Notice(OfWard, Base):
    """A document announced in a neighbourhood or sent in writing; no unit: the organisations."""

    __tablename__ = "notice"
    __table_args__ = (Index(None, "ward_id", "disclosure_id"),)

    disclosure_id: Mapped[UUID]
    version: Mapped[int]
    form: Mapped[str]
    unit_id: Mapped[UUID | None]
    on: Mapped[date]
    way: Mapped[str]
    proof: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)


class QuarterlyList(OfWard, Base):
    """The list of a quarter as it was issued: the same bytes for ever."""

    __tablename__ = "quarterly_list"
    __table_args__ = (UniqueConstraint("ward_id", "year", "quarter"),)

    year: Mapped[int]
    quarter: Mapped[int]
    issued_on: Mapped[date]
    entries: Mapped[int]
    as_json: Mapped[str]
    as_csv: Mapped[str]
    sha256: Mapped[str]  # of the JSON
    obligation_id: Mapped[UUID]
