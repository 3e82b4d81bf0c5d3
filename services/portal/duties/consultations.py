"""What drafts on which residents are asked wait for: the chair's word, a clerk's look, answers."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "lay-y-kien"
WORDS = "Lấy ý kiến Nhân dân"
TODO = State("todo", "Chờ làm")
# what it waits for: permission, what is said before its title, words of the button, page below it
WAITS = {
    "plan": ("send_consultation_plan", "Gửi kế hoạch lấy ý kiến", "Ghi ngày gửi", ""),
    "opening": ("open_consultation", "Công khai dự thảo", "Công khai", ""),
    "look": ("release_opinion", "Xem {number} ý kiến", "Xem", "/y-kien"),
    "minutes": (
        "write_hearing_minutes",
        "Lập biên bản nghe đối tượng thi hành",
        "Lập biên bản",
        "#bien-ban",
    ),
    "hearing": ("note_hearing", "Nghe đối tượng thi hành quyết định", "Ghi việc nghe", "#nghe"),
    "explanation": ("explain_group", "Tổng hợp, giải trình ý kiến", "Giải trình", "/nhom"),
    "publication": ("publish_explanation", "Công khai giải trình", "Công khai", "#giai-trinh"),
}


async def consultation_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each draft."""
    told = await visit.asking.get("participation", "consultation-duties")
    return [_duty(visit, each) for each in told if _mine(visit, each)]


def _mine(visit: Visit, told: Told) -> bool:
    return visit.visitor.may(WAITS[told["waits"]][0], told["unit_id"])


def _duty(visit: Visit, told: Told) -> Duty:
    _, says, act, page = WAITS[told["waits"]]
    href = f"{visit.home}/viec/lay-y-kien/{told['consultation_id']}{page}"
    clock = Clock(visit.today, TODO)
    text = f"{says.format(number=told['number'])}: {told['title']}"
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, act)))
