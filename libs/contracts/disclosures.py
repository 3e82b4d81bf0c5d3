"""What disclosures tell: what must be shown to the people, and the proof that it was."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class ObligationRaised(Event):
    """The ward owes the people a document by a day that the law computes."""

    told_as: ClassVar[str] = "disclosures.obligation.raised"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str  # "2c", from the catalogue
    title: str
    owner_unit_id: UUID | None
    due_on: date | None
    rule: str
    raised_by: str  # plan, document, quarterly_list
    source_path: str | None = None
    source_sentence: str | None = None


class ObligationDated(Event):
    """The document of something already owed arrived: now the law says by which day."""

    told_as: ClassVar[str] = "disclosures.obligation.dated"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    document_number: str
    document_on: date
    owner_unit_id: UUID | None
    due_on: date
    rule: str


class ObligationMoved(Event):
    """The calendar changed, and with it the day something is due. The reason stays here."""

    told_as: ClassVar[str] = "disclosures.obligation.moved"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    was_due_on: date
    due_on: date


class DisclosureLate(Event):
    """The day passed and the document is not published."""

    told_as: ClassVar[str] = "disclosures.obligation.late"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    title: str
    owner_unit_id: UUID | None
    due_on: date
    days_late: int


class DisclosurePublished(Event):
    """A document was shown to the people for the first time. Its text and files are left out."""

    told_as: ClassVar[str] = "disclosures.disclosure.published"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    obligation_id: UUID | None
    khoan: int
    item: str
    title: str
    document_number: str
    document_on: date
    owner_unit_id: UUID | None
    published_on: date
    due_on: date
    days_late: int
    sha256: str | None = None  # of the published document


class DisclosureCorrected(Event):
    """A published document was replaced; both versions stay readable, its posting starts again."""

    told_as: ClassVar[str] = "disclosures.disclosure.corrected"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    version: int
    corrected_on: date


class DisclosureWithdrawn(Event):
    """A published document was taken back; the reason stays in disclosures."""

    told_as: ClassVar[str] = "disclosures.disclosure.withdrawn"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    withdrawn_on: date


class PostingStarted(Event):
    """A sheet hangs on a wall (niêm yết), with its photo."""

    told_as: ClassVar[str] = "disclosures.posting.started"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    khoan: int
    item: str
    place_id: UUID
    place_kind: str  # headquarters | community_house | reception_place
    posted_on: date
    keep_until: date | None  # none: permanent
    attempt: int  # 1, or more after a broken day
    evidence: tuple[Evidence, ...] = ()


class PostingBroken(Event):
    """A sheet was missing on a day: the thirty days of that place start again."""

    told_as: ClassVar[str] = "disclosures.posting.broken"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    broken_on: date
    days_kept: int


class PostingReplaced(Event):
    """A sheet proves nothing any more: what it shows was corrected or withdrawn."""

    told_as: ClassVar[str] = "disclosures.posting.replaced"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    replaced_on: date


class PostingEnded(Event):
    """A sheet hung as long as the law asks, and came down, with its proof."""

    told_as: ClassVar[str] = "disclosures.posting.ended"
    about: ClassVar[str] = "disclosure_id"

    posting_id: UUID
    disclosure_id: UUID
    place_id: UUID
    place_kind: str
    posted_on: date
    ended_on: date
    days_kept: int
    evidence: tuple[Evidence, ...] = ()


class BroadcastHeld(Event):
    """A document was read over the loudspeakers on a day (truyền thanh)."""

    told_as: ClassVar[str] = "disclosures.broadcast.held"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    on: date
    minutes: int
    consecutive_days: int
    evidence: tuple[Evidence, ...] = ()


class NoticeGiven(Event):
    """A document was announced through the head of a neighbourhood, or sent in writing.

    Who carried it, and to whom, is left out.
    """

    told_as: ClassVar[str] = "disclosures.notice.given"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    form: str  # notice_to_heads, written_notice
    unit_id: UUID | None  # the neighbourhood; none: the ward's organisations
    on: date
    way: str  # meeting, visit, letter, sms, social_network
    evidence: tuple[Evidence, ...] = ()


class DisclosureCompleted(Event):
    """Every form the law asks, at every place, is proven."""

    told_as: ClassVar[str] = "disclosures.disclosure.completed"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    completed_on: date
    places: int


class QuarterlyListIssued(Event):
    """The list of everything disclosed in a quarter was made (Article 13.2)."""

    told_as: ClassVar[str] = "disclosures.quarterly_list.issued"
    about: ClassVar[str] = "list_id"

    list_id: UUID
    year: int
    quarter: int
    entries: int
    issued_on: date
