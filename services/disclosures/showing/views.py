"""What the page of a disclosure hands out; links to files hold for ten minutes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.disclosures.obligations.views import ExplanationView


class FileView(BaseModel):
    """A file of proof: its hash and a short link, empty for what may not be read any more."""

    sha256: str
    media_type: str
    size_bytes: int
    href: str


class ProvenView(BaseModel):
    """A form the law asks for, at how many spots, and at how many it is proven."""

    form: str
    basis: str
    days: int | None
    permanent: bool
    needed: int
    proven: int


class WallView(BaseModel):
    """A place that needs a sheet, and the newest one there; state "missing" when none was hung."""

    place_id: UUID
    kind: str
    name: str
    state: str
    proven: bool
    posting_id: UUID | None = None
    attempt: int = 0
    posted_on: date | None = None
    keep_until: date | None = None
    broken_on: date | None = None
    ended_on: date | None = None
    days_kept: int | None = None
    last_seen_on: date | None = None  # by a check
    photo: FileView | None = None
    posted_by: str | None = None  # the account, for officials
    end_proof: FileView | None = None


class BroadcastLineView(BaseModel):
    """A day on the loudspeakers, and how many neighbourhoods' heads confirmed it."""

    id: UUID
    on: date
    minutes: int
    proof: FileView | None
    confirmed_in: list[UUID]
    proven: bool


class NoticeLineView(BaseModel):
    """A neighbourhood, or the organisations, and when they were told."""

    form: str
    unit_id: UUID | None
    name: str
    id: UUID | None = None
    on: date | None = None
    way: str | None = None
    proof: FileView | None = None
    confirmed_at: datetime | None = None  # by the neighbourhood's head
    proven: bool = False


class FormUseLineView(BaseModel):
    """Another form of article 12 that was used, asked for or voluntary."""

    form: str
    point: str
    title: str
    on: date
    said: str
    address: str | None
    proof: FileView | None


class VersionView(BaseModel):
    """One version; both the old and the new stay readable."""

    number: int
    title: str
    document_number: str
    document_on: date
    reason: str
    columns: list[str]  # of a list of persons
    published_at: datetime | None
    current: bool


class DisclosureView(BaseModel):
    """A disclosure as shown in one of its versions, with the proof of every form and place."""

    id: UUID
    khoan: int
    item: str
    item_title: str
    privacy: str
    state: str
    version: int
    title: str
    summary: str
    body: str
    columns: list[str]  # of a list of persons
    searchable_until: date | None  # its last day on the public pages
    has_left: bool  # it has: only that it was shown, and the proof, is left for everybody
    document_number: str
    document_on: date
    signer_position: str
    owner_unit_id: UUID | None
    owner_unit: str | None
    file: FileView | None
    due_on: date
    published_at: datetime | None
    published_on: date | None
    days_late: int | None
    completed_on: date | None
    withdrawn_on: date | None
    withdrawal_reason: str | None
    source_path: str | None
    source_sentence: str | None
    forms: list[ProvenView]
    walls: list[WallView]
    broadcasts: list[BroadcastLineView]
    notices: list[NoticeLineView]
    uses: list[FormUseLineView]
    explanation: ExplanationView | None
    versions: list[VersionView]
    log_sequence: int | None  # the line of the public log with which this version came out
    timeline: list[HappenedView]
