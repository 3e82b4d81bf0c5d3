"""In which ways an issued report leaves, by when, and once to each who gets it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from services.reporting.rules import (
    STATUS_WORDS,
    MoveNotAllowed,
    Recipient,
    ReportStatus,
    recipients_of,
)

SENDING_RULE = "report.sending"


class Way(StrEnum):
    """How a report is sent."""

    NETWORK = "network"  # trục liên thông văn bản
    PAPER = "paper"  # văn bản giấy
    MAIL = "mail"  # thư điện tử công vụ


WORDS = {
    Recipient.PROVINCE: "Ủy ban nhân dân tỉnh",
    Recipient.PARTY: "Đảng ủy",
    Recipient.COUNCIL: "Hội đồng nhân dân",
    Recipient.FRONT: "Ủy ban Mặt trận Tổ quốc",
}


class NotForThem(Refusal):
    """Báo cáo này không thuộc loại gửi {recipient}."""


class SentAlready(Conflict):
    """Báo cáo này đã được ghi là đã gửi {recipient}."""


class SentOutOfTime(Refusal):
    """Ngày gửi phải từ ngày ban hành {issued_on} đến hôm nay."""


def due_of(issued_on: date, calendar: Calendar | None = None) -> date:
    """The last day on which it leaves in time. Nghị định 30/2020/NĐ-CP, article 18."""
    law = rule(SENDING_RULE, issued_on)
    due_on = compute_deadline(law, issued_on, calendar or national_calendar()).due_on
    assert due_on is not None  # nothing suspends it
    return due_on


def check_sent(status: str, issued_on: date | None, sent_on: date, today: date) -> date:
    """What is sent stands issued, and was sent since; answers the day it was issued."""
    if status != ReportStatus.ISSUED or issued_on is None:
        raise MoveNotAllowed(status=STATUS_WORDS[ReportStatus(status)])
    if not issued_on <= sent_on <= today:
        said = {"sent_on": "Xem lại ngày gửi."}
        raise SentOutOfTime(issued_on=f"{issued_on:%d/%m/%Y}", fields=said)
    return issued_on


def check_once(recipient: Recipient, kind: str, sent_to: Collection[str]) -> None:
    """Each who gets it gets it once; another paper to them is a revision with its own number."""
    if recipient not in recipients_of(kind):
        raise NotForThem(recipient=WORDS[recipient])
    if recipient in sent_to:
        raise SentAlready(recipient=WORDS[recipient])
