"""What is counted of what reception tells."""

from __future__ import annotations

from libs.contracts.reception.bookings import BookingCancelled, SlotBooked
from libs.contracts.reception.online import OnlineDutyLate, OnlineDutyMet
from libs.contracts.reception.refusals import (
    ReceptionRefused,
    RefusalNoticeIssued,
    RefusalNoticeLate,
)
from libs.contracts.reception.sessions import (
    SessionHeld,
    SessionMissed,
    SessionPosted,
    SessionUnposted,
)
from libs.contracts.reception.visits import VisitRecorded
from services.reporting.facts.counts import Counts, Table


def _against_the_law(event: SessionHeld) -> bool:
    """A deputy took what the law of the day leaves to the chair alone."""
    return event.taken_by != "chair" and not event.delegation_allowed


def _is_faulty(event: SessionHeld) -> bool:
    """It was held online without something that the law asks of one."""
    return bool(event.online_faults)


def _is_group(event: VisitRecorded) -> bool:
    return event.is_group


RECEPTION: Table = {
    SessionPosted: (
        Counts(
            "session_posted",
            "session:session_id",
            on="posted_on",
            timely=True,
            label="Đăng lịch tiếp công dân ngày {held_on}",
        ),
    ),
    SessionUnposted: (
        Counts(
            "session_unposted",
            "session:session_id",
            label="Quá hạn đăng lịch tiếp công dân ngày {held_on}",
        ),
    ),
    SessionHeld: (
        Counts(
            "session_held",
            "session:session_id",
            on="held_on",
            by=("kind", "mode", "taken_by"),
            label="Buổi tiếp công dân ngày {held_on}",
        ),
        Counts(
            "session_delegated",
            "session:session_id",
            on="held_on",
            label="Buổi tiếp công dân ngày {held_on} không do Chủ tịch tiếp",
            when=_against_the_law,
        ),
        Counts(
            "session_online_faulty",
            "session:session_id",
            on="held_on",
            label="Buổi tiếp công dân trực tuyến ngày {held_on} không đủ điều kiện",
            when=_is_faulty,
        ),
    ),
    OnlineDutyMet: (
        Counts(
            "online_duty_met",
            "session:session_id",
            on="done_on",
            by=("duty",),
            timely=True,
            label="Chuẩn bị buổi tiếp công dân trực tuyến ngày {held_on}",
        ),
    ),
    OnlineDutyLate: (
        Counts(
            "online_duty_late",
            "session:session_id",
            by=("duty",),
            label="Quá hạn chuẩn bị buổi tiếp công dân trực tuyến ngày {held_on}",
        ),
    ),
    SessionMissed: (
        Counts(
            "session_missed",
            "session:session_id",
            on="held_on",
            label="Buổi tiếp công dân ngày {held_on} chưa được ghi nhận",
        ),
    ),
    SlotBooked: (
        Counts(
            "slot_booked",
            "booking:booking_id",
            label="Đăng ký giờ tiếp công dân ngày {held_on}",
        ),
    ),
    BookingCancelled: (
        Counts(
            "booking_cancelled",
            "booking:booking_id",
            by=("cancelled_by",),
            label="Hủy giờ tiếp công dân ngày {held_on}",
        ),
    ),
    VisitRecorded: (
        Counts(
            "visit_recorded",
            "visit:visit_id",
            on="received_on",
            by=("matter", "received_by", "mode", "outcome"),
            label="Lượt tiếp công dân",
        ),
        Counts(
            "people_received",
            "visit:visit_id",
            on="received_on",
            value="people",
            by=("matter",),
            label="{people} người được tiếp",
        ),
        Counts(
            "group_received",
            "visit:visit_id",
            on="received_on",
            by=("matter",),
            label="Đoàn {people} người được tiếp",
            when=_is_group,
        ),
    ),
    ReceptionRefused: (
        Counts(
            "reception_refused",
            "refusal:refusal_id",
            on="refused_on",
            by=("ground",),
            label="Từ chối tiếp công dân",
        ),
    ),
    RefusalNoticeIssued: (
        Counts(
            "refusal_notified",
            "refusal:refusal_id",
            on="issued_on",
            timely=True,
            label="Thông báo từ chối tiếp công dân {document_number}",
        ),
    ),
    RefusalNoticeLate: (
        Counts(
            "refusal_notice_late",
            "refusal:refusal_id",
            label="Thông báo từ chối tiếp công dân quá hạn",
        ),
    ),
}
