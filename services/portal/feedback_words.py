"""How pages word everyday feedback: its states, its steps, its lines, what is known of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.look.words import dmy
from services.portal.reading import Told, day, the_day, urgency
from services.portal.views import Choice, State
from services.portal.views.feedback import FeedbackLine, FeedbackTicket

CHANNELS = {
    "web": "trang của phường",
    "open311": "phần mềm khác",
    "hotline": "đường dây nóng",
    "drop_box": "hòm thư",
    "in_person": "trực tiếp",
}
GROUNDS = {
    "insult": "Lời lẽ xúc phạm",
    "persons_named": "Nêu tên, hình ảnh người khác",
    "not_ours": "Không thuộc việc của phường",
    "unclear": "Không rõ việc gì, ở đâu",
    "spam": "Quảng cáo, gửi thử, không có thật",
}
CLAIMS = {
    "complaint": "Khiếu nại",
    "denunciation": "Tố cáo",
    "proposal": "Kiến nghị, phản ánh cần xử lý theo đơn",
}
ENDED = {
    "answered": State("done", "Đã trả lời"),
    "closed": State("done", "Đã kết thúc"),
    "declined": State("stopped", "Không tiếp nhận"),
    "merged": State("stopped", "Gộp với phản ánh trùng"),
    "handed_over": State("stopped", "Chuyển sang xử lý đơn"),
}
PROGRESS = {"received": "Chờ ghi sổ", "logged": "Chờ giao", "assigned": "Đang giải quyết"}
STEPS = {"log": "Ghi sổ", "assign": "Giao", "answer": "Trả lời"}


def state_of(told: Told) -> State:
    """How a report stands, in a shape and words."""
    return ENDED.get(told["progress"]) or urgency(told["days_left"])


def owed(told: Told) -> Told:
    """The clock that runs out first of those that still run; else the one of the answer."""
    open_now = [clock for clock in told["clocks"] if not clock["ended_on"]]
    return min(open_now or [told["clock"]], key=lambda clock: str(clock["due_on"]))


def work_state(told: Told) -> State:
    """How a report stands for who works on it: by the step that is due first."""
    if told["progress"] in ENDED:
        return ENDED[told["progress"]]
    clock = owed(told)
    left = urgency(clock["days_left"])
    return State(left.kind, f"{STEPS[clock['step']]}: {left.text[:1].lower()}{left.text[1:]}")


def where(told: Told) -> str:
    """The place in words, as far as it may be shown."""
    return ", ".join(part for part in (told["place"], told["neighbourhood"]) if part)


def line(told: Told, href: str, state: State, number: str = "") -> FeedbackLine:
    """A report in a list."""
    notes = [where(told), f"nhận {dmy(the_day(told['received_on']))}"]
    if told["times_told"] > 1:
        notes.append(f"{told['times_told']} người phản ánh")
    if told["unit"]:
        notes.append(told["unit"])
    if told["rating"]:
        notes.append(f"người gửi chấm {told['rating']}/5")
    words = told["text"].split("\n")[0]
    short = words if len(words) <= 90 else f"{words[:89].rstrip()}…"
    title = f"{told['category_title']}: {short}" if short else told["category_title"]
    return FeedbackLine(title, href, state, [note for note in notes if note], number)


def facts(told: Told) -> list[str]:
    """What is known of a report, in short lines."""
    said = [told["category_title"], where(told), f"nhận {dmy(the_day(told['received_on']))}"]
    if told["times_told"] > 1:
        said.append(f"{told['times_told']} người phản ánh")
    if told["latitude"] is not None:
        said.append(f"vị trí {told['latitude']:.5f}, {told['longitude']:.5f}")
    if told["unit"]:
        said.append(f"{told['unit']} giải quyết")
    return [each for each in said if each]


def notes(told: Told) -> list[str]:
    """What happened, in sentences."""
    said = []
    if answered := day(told["answered_on"]):
        late = f", muộn {told['days_late']} ngày làm việc" if told["days_late"] else ", đúng hạn"
        said.append(f"Trả lời ngày {dmy(answered)}{late}.")
    if reopened := day(told["reopened_on"]):
        said.append(f"Người gửi đề nghị xem lại ngày {dmy(reopened)}.")
    if told["rating"]:
        said.append(f"Người gửi chấm câu trả lời {told['rating']} trên 5.")
    if told.get("ground"):
        said.append(f"{GROUNDS[told['ground']]}. {told['ground_words']}")
    return said


def ticket(told: Told) -> FeedbackTicket:
    """What a report is followed by."""
    return FeedbackTicket(told["code"], told["secret"], dmy(the_day(told["due_on"])))


def category_choices(told: list[Told], chosen: str = "") -> list[Choice]:
    """What a report may be about."""
    return [Choice(each["code"], each["title"], each["code"] == chosen) for each in told]


def neighbourhood_choices(told: list[Told], none: str) -> list[Choice]:
    """The neighbourhoods of the ward, behind a choice of none."""
    named = [Choice(each["id"], each["name"]) for each in told if each["kind"] == "neighbourhood"]
    return [Choice("", none), *named]


def point_in(words: str) -> tuple[str, str]:
    """Latitude and longitude as map programs copy them, "21.034500, 106.771200"."""
    parts = words.replace(";", ",").replace("°", " ").replace(",", " ").split()
    return (
        (parts[0], parts[1]) if len(parts) == 2 else (words, words) if words.strip() else ("", "")
    )


def report_form(typed: Mapping[str, str], photos: list[str]) -> dict[str, Any]:
    """What was typed, as the service wants it."""
    latitude, longitude = point_in(typed.get("point", ""))
    return {
        "category": typed.get("category", ""),
        "text": typed.get("text", ""),
        "place": typed.get("place", ""),
        "neighbourhood_id": typed.get("neighbourhood_id") or None,
        "latitude": latitude or None,
        "longitude": longitude or None,
        "public": typed.get("public", "1") == "1",
        "photos": photos,
        "email": typed.get("email", ""),
        "phone": typed.get("phone", ""),
    }
