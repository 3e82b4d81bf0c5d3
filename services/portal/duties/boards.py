"""What is owed about boards that residents elect: by the Front, or by the head who has to call."""

from __future__ import annotations

from services.portal.board_words import KINDS, PUBLIC, name_of
from services.portal.duties.papers import Duty
from services.portal.reading import Told, day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "ban-cua-dan"
TODO = State("todo", "Chờ làm")
# what is owed: what has to be done, the words of the button
OWED = {
    "elect": ("Nêu việc bầu thành viên", "Nêu việc bầu"),
    "announcement": ("Thông báo ngày bầu, danh sách ứng cử", "Lập, thông báo"),
    "recognise": ("Công nhận", "Ghi quyết định"),
    "lead": ("Ghi Trưởng ban, Phó Trưởng ban", "Ghi"),
    "ending": ("Hết nhiệm kỳ, phải bầu Ban mới", "Lập Ban mới"),
}


async def board_duties(visit: Visit) -> list[Duty]:
    """What this visitor owes; a head only for the own neighbourhood."""
    told = await visit.asking.get("participation", "board-duties")
    return [_duty(visit, each) for each in told if _mine(visit, each)]


def _mine(visit: Visit, told: Told) -> bool:
    actor = visit.visitor.actor
    own = told["role"] != "neighbourhood_head" or told["unit_id"] == str(actor.unit_id)
    return own and told["role"] in actor.roles


def _duty(visit: Visit, told: Told) -> Duty:
    text, act = OWED[told["owed"]]
    board, one = f"{visit.home}/viec/{PUBLIC}", told["election_id"]
    href = f"{visit.home}/viec/bau-cu/{one}" if one else f"{board}/{told['board_id']}"
    if told["owed"] == "ending":
        href = board
    explained = f"{visit.home}/bau-cu/{one}/han/announcement" if one else ""
    due, kind, name = day(told["due_on"]), KINDS[told["kind"]], name_of(told)
    clock = Clock(due, urgency(told["days_left"]), explained) if due else Clock(visit.today, TODO)
    where = f"{name}, {told['unit']}" if told["unit"] else name
    card = DutyCard(f"{text}: {where}", href, clock, told["unit"], None, kind, Link(href, act))
    return Duty(KIND, card)
