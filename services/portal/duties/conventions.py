"""What is owed about conventions: votes, sending out, answers, abolition, yearly reviews."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "huong-uoc"
WORDS = "Hương ước, quy ước"
TODO = State("todo", "Chờ làm")
# what it waits for: permission, what is said before its title, words of the button, page below it
WAITS = {
    "vote": ("put_convention_to_vote", "Đưa dự thảo ra bàn, quyết định", "Đưa ra bàn", ""),
    "look": ("release_draft_opinion", "Xem {number} ý kiến", "Xem", "/y-kien"),
    "sending_out": ("send_out_convention", "Gửi quyết định công nhận", "Ghi đã gửi", ""),
    "abolition": ("abolish_convention", "Bãi bỏ hoặc kết luận", "Quyết định", ""),
    "complaint": ("answer_convention_complaint", "Trả lời phản ánh", "Trả lời", ""),
    "review": ("review_convention", "Đánh giá việc thực hiện", "Ghi kết quả", ""),
}


async def convention_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each convention."""
    told = await visit.asking.get("participation", "convention-duties")
    return [
        _duty(visit, each)
        for each in told
        if visit.visitor.may(WAITS[each["waits"]][0], each["unit_id"])
    ]


def _duty(visit: Visit, told: Told) -> Duty:
    _, says, act, page = WAITS[told["waits"]]
    href = f"{visit.home}/viec/huong-uoc/{told['convention_id']}{page}"
    due = day(told["due_on"])
    clock = Clock(due, urgency(told["days_left"])) if due else Clock(visit.today, TODO)
    text = f"{says.format(number=told['number'])}: {told['title']}"
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, act)))
