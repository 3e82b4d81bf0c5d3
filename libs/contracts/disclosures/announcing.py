"""What was told besides walls: loudspeakers and notices."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


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


class FormUsed(Event):
    """Another form of article 12 was used: a conference, a press notice, a social network.

    Where, to whom and at which address is left out.
    """

    told_as: ClassVar[str] = "disclosures.form.used"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    form: str
    on: date
    asked: bool  # a law or the ward's plan wants it; else voluntary
    evidence: tuple[Evidence, ...] = ()


class AnnouncementAcknowledged(Event):
    """The head of a neighbourhood confirmed a notice or a broadcast. Who it was is left out."""

    told_as: ClassVar[str] = "disclosures.announcement.acknowledged"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    form: str
    unit_id: UUID
    acknowledged_on: date
