"""What units were asked to put right: for the unit, for who verifies, and overdue for the chair."""

from __future__ import annotations

from services.portal import recommendation_words as words
from services.portal.duties.inspections import KIND, WORDS
from services.portal.duties.papers import Duty
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit


async def recommendation_duties(visit: Visit) -> list[Duty]:
    """A card for each that this visitor may do something about."""
    told = await visit.asking.get("inspections", "recommendations")
    return [duty for each in told if (duty := _duty(visit, each))]


def _duty(visit: Visit, told: Told) -> Duty | None:
    clock = words.clock_of(told, visit.home)
    if told["state"] in words.ANSWERED and told["may_verify"]:
        todo = Clock(visit.today, State("todo", words.STATES[told["state"]].text))
        return _card(visit, told, "Xem kết quả khắc phục", todo, "Xem, xác nhận")
    if told["of_your_unit"] and visit.visitor.may("report_remedy", told["unit_id"]):
        if clock:
            return _card(visit, told, "Khắc phục sau kiểm tra", clock, "Ghi, báo kết quả")
        if told["state"] in words.ANSWERED:
            waiting = Clock(visit.today, words.STATES[told["state"]])
            return _card(visit, told, "Đã báo kết quả", waiting, "Xem", waits=True)
    if told["overdue"] and clock and visit.visitor.may("drop_inspection"):
        return _card(visit, told, "Chưa khắc phục", clock, "Xem")
    return None


def _card(
    visit: Visit, told: Told, says: str, clock: Clock, act: str, *, waits: bool = False
) -> Duty:
    href = f"{visit.home}/{words.DESK}/{told['id']}"
    source = Link(href, words.title_of(told))
    text = f"{says}: {told['text']}"
    card = DutyCard(text, href, clock, told["unit"], source, WORDS, Link(href, act))
    return Duty(KIND, card, waits)
