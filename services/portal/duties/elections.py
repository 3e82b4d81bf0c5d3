"""What is owed about elections and heads of neighbourhoods: by the chair, or by the Front."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "bau-cu"
WORDS = "Bầu Trưởng khu phố"
TODO = State("todo", "Chờ làm")
# what is owed: what has to be done, the words of the button
OWED = {
    "candidates": ("Gửi danh sách người ứng cử", "Lập, gửi danh sách"),
    "team": ("Thành lập Tổ bầu cử", "Ghi quyết định"),
    "announcement": ("Thông báo ngày bầu cử, danh sách ứng cử", "Ghi ngày"),
    "missed": ("Ngày bầu đã qua mà chưa bầu: dời ngày hoặc hủy cuộc bầu", "Xem"),
    "called_off": ("Cuộc bầu đã hủy: báo lại người ứng cử, các hộ", "Xem lý do"),
    "new_election": ("Quyết định tổ chức bầu Trưởng khu phố", "Ghi quyết định"),
    "provisional": ("Chỉ định Trưởng khu phố lâm thời", "Ghi quyết định"),
    "account": ("Giao tài khoản Trưởng khu phố cho người vừa được bầu, chỉ định", "Xem"),
    "reinstated": ("Trả lại tài khoản Trưởng khu phố, vì việc cho thôi đã bị bãi bỏ", "Xem"),
    "ending": ("Hết nhiệm kỳ hoặc thời gian lâm thời, phải có người thay", "Xem"),
}


async def election_duties(visit: Visit) -> list[Duty]:
    """What this visitor's role owes."""
    told = await visit.asking.get("participation", "head-duties")
    return [_duty(visit, each) for each in told if each["role"] in visit.visitor.actor.roles]


def _duty(visit: Visit, told: Told) -> Duty:
    text, act = OWED[told["owed"]]
    desk, one = f"{visit.home}/viec/bau-cu", told["election_id"]
    href = f"{desk}/{one}" if one else desk
    explained = f"{visit.home}/bau-cu/{one}/han/{told['owed']}" if one and told["due"] else ""
    due = day(told["due_on"])
    clock = Clock(due, urgency(told["days_left"]), explained) if due else Clock(visit.today, TODO)
    card = DutyCard(
        f"{text}: {told['unit']}", href, clock, told["unit"], None, WORDS, Link(href, act)
    )
    return Duty(KIND, card)
