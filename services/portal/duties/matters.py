"""What the law gives days for: telling residents before they decide, sending and recognising."""

from __future__ import annotations

from libs.law.decisions import Clause, Scope
from libs.permissions import Role
from services.portal.asking import Sentence
from services.portal.duties.papers import Duty
from services.portal.matter_words import FORMS, PLACES, clock_of
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "nhan-dan-ban"
WORDS = "Nhân dân bàn, quyết định"
ACTS = {"sending": "Gửi quyết định", "recognition": "Trả lời"}
TO_WRITE = State("todo", "Chờ lập, gửi")  # the law names no day
STEPS = {
    "proposed": ("Thống nhất đưa ra bàn", "Chờ Mặt trận thống nhất"),
    "agreed": ("Chọn hình thức để các hộ quyết định", "Chờ chọn hình thức"),
    "prepared": ("Tổ chức để các hộ quyết định", "Chờ họp, phát phiếu"),
    "opened": ("Lấy ý kiến, kiểm phiếu", "Đang lấy ý kiến"),
}
# Elections and dismissals have pages, and duties, of their own.
ELECTING = (Clause.HEAD, Clause.BOARD)
UNTOLD = {
    "notice": "Niêm yết, gửi thông báo mời họp",
    "documents": "Gửi tài liệu họp đến từng hộ",
    "plan": "Gửi kế hoạch phát phiếu, thông tin đến từng hộ",
    "report": "Báo cáo Ủy ban nhân dân, Mặt trận trước khi biểu quyết trực tuyến",
    "roll": "Chốt danh sách hộ, thông báo biểu quyết trực tuyến",
}


async def matter_duties(visit: Visit) -> list[Duty]:
    """What this visitor has to do next with each matter; decisions by the law's clocks."""
    told = await visit.asking.get("participation", "matters-at-work")
    owed = [
        _duty(visit, each, due)
        for each in told
        for due in each["dues"]
        if _owes(visit, each, due["owed"])
    ]
    return [*owed, *(_step(visit, each) for each in told if _takes_the_next_step(visit, each))]


async def gathering_duties(visit: Visit) -> list[Duty]:
    """What residents have to be told before a meeting or ballots that this visitor holds."""
    told = await visit.asking.get("participation", "gathering-duties")
    return [_untold(visit, each) for each in told if _holds(visit, each)]


async def form_duties(visit: Visit) -> list[Duty]:
    """Forms on which the Front is asked to agree before residents vote."""
    told = await visit.asking.get("participation", "form-duties")
    return [_form(visit, each) for each in told]


def _form(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}"
    due = told["due"]
    clock = Clock(the_day(due["due_on"]), urgency(due["days_left"]))
    text = f"Thống nhất hình thức {FORMS[told['form']].lower()}: {told['title']}"
    act = Link(href, "Trả lời")
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, act))


async def convening_duties(visit: Visit) -> list[Duty]:
    """Meetings that this visitor was appointed to call in the head's place."""
    told = await visit.asking.get("participation", "convening-duties")
    return [_convening(visit, each) for each in told]


def _convening(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}"
    clock = Clock(the_day(told["due"]["due_on"]), urgency(told["due"]["days_left"]))
    text = Sentence(f"Triệu tập họp thay Trưởng khu phố: {told['title']}")
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, Link(href, "Mời họp")))


async def decision_duties(visit: Visit) -> list[Duty]:
    """Decisions on matters of the whole ward, of the own neighbourhood or in the head's place."""
    told = await visit.asking.get("participation", "decision-duties")
    heads = Role.NEIGHBOURHOOD_HEAD in visit.visitor.actor.roles
    return [_part(visit, each) for each in told if heads or each["appointed"]]


def _part(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}"
    explained = f"{visit.home}/nhan-dan-ban/{told['matter_id']}/han/sending?khu={told['unit_id']}"
    _, clock = clock_of(told["due"], explained)
    text = Sentence(f"Lập, gửi quyết định của khu phố: {told['title']}")
    return Duty(
        KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, Link(href, "Gửi quyết định"))
    )


async def total_paper_duties(visit: Visit) -> list[Duty]:
    """Papers of what all neighbourhoods adopted, before the ward sets the day of effect."""
    told = await visit.asking.get("participation", "total-paper-duties")
    return [_total(visit, each) for each in told]


def _total(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['matter_id']}"
    text = Sentence(f"Lập, gửi văn bản tổng hợp kết quả toàn phường: {told['title']}")
    clock, act = Clock(visit.today, TO_WRITE), Link(href, "Lập văn bản")
    return Duty(KIND, DutyCard(text, href, clock, "Toàn phường", None, WORDS, act))


def _holds(visit: Visit, told: Told) -> bool:
    # Whose ballots are nobody's alone, are the head's and the Front's; the chair holds none.
    roles = visit.visitor.actor.roles
    holders = {told["holder"]} if told["holder"] else {Role.NEIGHBOURHOOD_HEAD, Role.FRONT}
    holds = bool(holders & roles) or told["appointed"]
    return holds and visit.visitor.may("announce_meeting", told["unit_id"])


def _untold(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/{PLACES[told['kind']]}/{told['id']}"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]))
    text = f"{UNTOLD[told['waits']]}: {told['title']}"
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, "Ghi ngày")))


def _takes_the_next_step(visit: Visit, told: Told) -> bool:
    """Until residents have voted: the Front agrees, then it is whoever lets them vote."""
    state, roles = told["state"], visit.visitor.actor.roles
    if state not in STEPS or told["clause"] in ELECTING:
        return False
    if state == "proposed":
        return visit.visitor.may("agree_matter", told["unit_id"])
    if told["scope"] != Scope.NEIGHBOURHOOD or told["appointed"]:
        return False  # of the whole ward each neighbourhood has its own; theirs has a card
    hands_out = told["form"] == "paper_ballots" and Role.FRONT in roles
    holds = told["chaired_by"] in roles and visit.visitor.may("choose_form", told["unit_id"])
    return holds or (hands_out and state != "agreed")


def _step(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['id']}"
    text, waits = STEPS[told["state"]]
    clock = Clock(visit.today, State("todo", waits))  # the law names no day
    card = DutyCard(
        f"{text}: {told['title']}", href, clock, told["unit"], None, WORDS, Link(href, "Mở")
    )
    return Duty(KIND, card)


def _owes(visit: Visit, told: Told, owed: str) -> bool:
    if owed == "sending":
        may = visit.visitor.may("send_decision", told["unit_id"])
        holds = told["chaired_by"] in visit.visitor.actor.roles or told["appointed"]
        return bool(may and holds)
    role = "front" if told["recogniser"] == "front" else "chair"
    return role in visit.visitor.actor.roles


def _duty(visit: Visit, told: Told, due: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['id']}"
    explained = f"{visit.home}/nhan-dan-ban/{told['id']}/han/{due['owed']}"
    _, clock = clock_of(due, explained)
    text = f"{ACTS[due['owed']]}: {told['title']}"
    act = Link(href, ACTS[due["owed"]])
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, act))
