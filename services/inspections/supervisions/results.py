"""The rules of a result: who sends it, what it recommends, by when that is answered.

Luật 10/2022: minutes and recommendations of the boards are confirmed by the Front before they are
sent (40.2.d, 45.1.d), and the committee answers within 15 days (40.1.c, 45.2.c).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from services.inspections.dues import Due, due_by_law
from services.inspections.rooms.rules import Room

ADVICE_MAX = 60
RECOVERIES_MAX = 200
AMOUNT_MAX = 10**15
ANSWERED_WITHIN = {
    Room.PEOPLE: "supervision.inspectors_answer",
    Room.INVESTMENT: "supervision.investment_answer",
    Room.FRONT: "front.supervision_answer",
}


class Addressee(StrEnum):
    """Who is asked: the columns of annex table IV."""

    AUTHORITY = "authority"  # chính quyền: Ủy ban nhân dân, who answers
    PARTY = "party"  # cấp ủy
    OTHER = "other"  # nơi khác


class AdviceTaken(StrEnum):
    """What the committee does with a recommendation."""

    ACCEPTED = "accepted"  # tiếp thu
    PARTLY = "partly"  # tiếp thu một phần
    REJECTED = "rejected"  # không tiếp thu


class RecoveryKind(StrEnum):
    """What came back: the columns of annex tables V and VI."""

    MONEY_RECOVERED = "money_recovered"  # thu hồi tiền
    MONEY_OTHER = "money_other"  # xử lý khác bằng tiền
    LAND_RECOVERED = "land_recovered"  # thu hồi đất (m²)
    LAND_OTHER = "land_other"  # xử lý khác về đất (m²)
    SETTLEMENT_CUT = "settlement_cut"  # giảm trừ khi quyết toán


class TooMuchAdvice(Refusal):
    """Một cuộc giám sát có tối đa 60 kiến nghị."""


class AdviceThere(Conflict):
    """Kiến nghị này đã ghi rồi."""


class AdviceAnswered(Conflict):
    """Kiến nghị này đã được trả lời."""


class OnlyTheFrontHears(Refusal):
    """Chỉ đoàn giám sát của Mặt trận nhận báo cáo của nơi được giám sát."""


class AlreadyReported(Conflict):
    """Báo cáo gửi đoàn giám sát đã có rồi."""


class TooManyRecoveries(Refusal):
    """Một cuộc giám sát có tối đa 200 lần ghi thu hồi."""


class RecoveryThere(Conflict):
    """Khoản này theo văn bản {document} đã ghi rồi."""


class RecoveryDayWrong(Refusal):
    """Ngày thu hồi phải từ ngày giám sát {since} đến hôm nay."""


class AlreadyPublished(Conflict):
    """Kết quả giám sát này đã công bố rồi."""


class ConfirmedFirst(Refusal):
    """Kết quả của Ban do Ban lập; Mặt trận xác nhận rồi mới gửi, không tự kết luận thay."""


def check_own_conclusion(room: Room) -> None:
    """Only its own supervision the Front concludes; papers of the boards it confirms."""
    if room is not Room.FRONT:
        raise ConfirmedFirst


def check_recovery(
    before: Collection[tuple[str, str]],
    wanted: tuple[str, str],
    on: date,
    since: date,
    today: date,
) -> None:
    """One entry for each kind and document that proves it, on a day since the supervision."""
    if len(before) >= RECOVERIES_MAX:
        raise TooManyRecoveries
    if wanted in before:
        raise RecoveryThere(document=wanted[1])
    if not since <= on <= today:
        raise RecoveryDayWrong(since=f"{since:%d/%m/%Y}", fields={"on": "Chọn ngày khác."})


def answer_due(room: Room, sent_on: date) -> Due:
    """By when the committee answers what it received on that day."""
    return due_by_law(sent_on, ANSWERED_WITHIN[room])
