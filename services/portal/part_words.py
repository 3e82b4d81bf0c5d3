"""Words of the parts that units hand in, and one part as a line of a list."""

from __future__ import annotations

from services.portal.look.words import dmy, moment
from services.portal.reading import Told, the_day, urgency
from services.portal.reading import moment as moment_of
from services.portal.several import TICK
from services.portal.views import Clock, State
from services.portal.views.parts import PartLine

DESK = "viec/phan-bao-cao"
STATES = {
    "asked": State("todo", "Chưa nộp"),
    "handed_in": State("done", "Đã nộp"),
    "returned": State("soon", "Trả lại để sửa"),
}
CLOSED = State("stopped", "Không nộp")
WORDS = {
    "results": "Kết quả nổi bật",
    "difficulties": "Khó khăn, hạn chế",
    "proposals": "Kiến nghị, đề xuất",
}


def state_of(told: Told) -> State:
    """Where a part stands; what was not handed in before the report was issued is over."""
    if told["closed"] and told["state"] != "handed_in":
        return CLOSED
    return STATES[told["state"]]


def clock_of(told: Told) -> Clock | None:
    """By when it is owed, while it is."""
    if told["closed"] or told["state"] != "asked":
        return None
    return Clock(the_day(told["due_on"]), urgency(told["days_left"]))


def line_of(told: Told, home: str, *, of_unit: bool, returns: bool = False) -> PartLine:
    """A part in a list: under its unit's name, or under the report's for the unit itself.

    `returns` is whether the visitor may send it back, and so choose it with others.
    """
    clock = clock_of(told)
    notes = [] if clock else [f"hạn {dmy(the_day(told['due_on']))}"]
    if first := told["first_handed_in_at"]:
        notes.append(f"nộp lần đầu {moment(moment_of(first))}")
    if told["taken"]:
        notes.append("đã đưa vào dự thảo")
    title = told["period_title"] if of_unit else told["unit"]
    href = f"{home}/{DESK}/{told['id']}"
    chosen = returns and told["state"] == "handed_in" and not told["closed"]
    tick = f"{TICK}{told['id']}" if chosen else ""
    return PartLine(title, href, notes, state_of(told), clock, tick)
