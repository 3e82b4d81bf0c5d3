"""When the ward's chair may appoint who calls a meeting (Luật 10/2022/QH15, article 18)."""

from __future__ import annotations

from datetime import date, timedelta

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.rules import rule
from services.participation.matters.rules import AppointedBecause

RULE = "participation.head_convenes"
BASIS = "Điều 18 Luật 10/2022/QH15"


class NotCalledByAHead(Refusal):
    """Cuộc họp này không do Trưởng khu phố triệu tập nên không chỉ định người triệu tập thay."""


class HeadInOffice(Refusal):
    """Khu phố đang có Trưởng khu phố nên không chỉ định người triệu tập vì khuyết (căn cứ:
    {basis})."""


class NoHeadHere(Refusal):
    """Khu phố đang khuyết Trưởng khu phố. Hãy chọn lý do khuyết Trưởng khu phố."""


class HeadStillCan(Refusal):
    """Trưởng khu phố còn được chọn hình thức, triệu tập đến hết ngày {due_on} ({basis})."""


class CalledAlready(Conflict):
    """Khu phố này đã được mời họp, phát phiếu hoặc đã có kết quả về nội dung này."""


class AppointedAlready(Conflict):
    """Người này đang được chỉ định triệu tập ở khu phố này."""


class StillHolding(Conflict):
    """Khu phố này đã được mời họp, phát phiếu hoặc đã có kết quả. Hãy chỉ định người khác thay."""


class NobodyAppointed(Conflict):
    """Không có người nào đang được chỉ định triệu tập ở khu phố này."""


def convening_deadline(ready_on: date) -> Deadline:
    """By when the head calls the meeting, from the day on which it could be called."""
    return compute_deadline(rule(RULE, ready_on), ready_on, national_calendar())


def check_reason(
    reason: AppointedBecause, *, headed: bool, ready_on: date | None, today: date
) -> None:
    """Nobody takes the place of a head who is there and still has time."""
    if reason is AppointedBecause.VACANT:
        if headed:
            raise HeadInOffice(basis=BASIS)
        return
    if not headed:
        raise NoHeadHere
    deadline = convening_deadline(ready_on or today)
    due_on = deadline.due_on or today + timedelta(days=1)
    if today <= due_on:
        raise HeadStillCan(due_on=f"{due_on:%d/%m/%Y}", basis=deadline.basis)
