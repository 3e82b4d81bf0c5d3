"""When a vote on the web may be opened, and what is counted of it.

Nghị định 59/2023/NĐ-CP, Điều 5.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from services.participation.rounds.rules import Count

BASIS = "Điều 5 Nghị định 59/2023/NĐ-CP"


class WebVoteState(StrEnum):
    """How far a vote on the web is; whether people vote just now says the clock."""

    PLANNED = "planned"  # đã có kế hoạch
    OPENED = "opened"  # đã chốt danh sách hộ, thông báo
    COUNTED = "counted"  # đã kiểm phiếu
    CANCELLED = "cancelled"  # đã hủy


STATE_WORDS = {
    WebVoteState.PLANNED: "chưa được thông báo",
    WebVoteState.OPENED: "đã chốt danh sách hộ",
    WebVoteState.COUNTED: "đã kiểm phiếu",
    WebVoteState.CANCELLED: "đã hủy",
}


class WebVoteNotThisForm(Conflict):
    """Nội dung này chưa chọn hình thức biểu quyết trực tuyến."""


class WebVoteNotInThisState(Conflict):
    """Cuộc biểu quyết này {now} nên không làm việc này được."""


class ReportedOnWrongDay(Refusal):
    """Ngày báo cáo phải từ ngày lập kế hoạch {issued_on} đến hôm nay."""


class NotReported(Refusal):
    """Phải báo cáo Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc trước khi biểu quyết trực tuyến.
    Căn cứ: {basis}."""


def check_state(now: WebVoteState, wanted: WebVoteState) -> None:
    """Refuse what does not belong to this state."""
    if now is not wanted:
        raise WebVoteNotInThisState(now=STATE_WORDS[now])


def check_reported_on(reported_on: date, issued_on: date, today: date) -> None:
    """The report follows the plan, and was sent already."""
    if not issued_on <= reported_on <= today:
        raise ReportedOnWrongDay(issued_on=f"{issued_on:%d/%m/%Y}")


def check_reported(reported_on: date | None) -> None:
    """The ward's committee and the Front know before households do."""
    if reported_on is None:
        raise NotReported(basis=BASIS)


def count_of(counts: tuple[int, ...], invalid: int) -> Count:
    """Ballots of web and paper as the count of a round: agreeing, not, of another opinion."""
    yes, no, other = counts
    return Count(yes + no + other + invalid, yes, no, other, invalid)
