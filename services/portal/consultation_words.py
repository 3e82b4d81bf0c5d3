"""How consultations and opinions read: states, channels, notes of a line."""

from __future__ import annotations

from datetime import date

from services.portal.look.words import dmy
from services.portal.reading import Told, day, the_day
from services.portal.views import Choice, State
from services.portal.views.consultations import (
    AnsweredGroup,
    ConsultationLine,
    CountRow,
    MeetingLine,
    OpinionLine,
)

STATES = {
    "draft": State("todo", "Chưa công khai"),
    "closed": State("todo", "Hết hạn, đang tổng hợp"),
    "explained": State("done", "Đã giải trình"),
    "decided": State("done", "Đã quyết định"),
    "withdrawn": State("stopped", "Đã dừng"),
}
STANCES = {
    "for": State("done", "Đồng ý"),
    "against": State("stopped", "Không đồng ý"),
    "other": State("live", "Ý kiến khác"),
}
STANDINGS = {
    "waiting": State("todo", "Chờ xem"),
    "routed": State("soon", "Chờ cán bộ tiếp công dân xem"),
    "released": State("done", "Đang hiện công khai"),
    "counted": State("done", "Được tính, không hiện lời"),
    "excluded": State("stopped", "Không tính"),
    "handed_over": State("stopped", "Đã chuyển thành đơn"),
}
CHANNELS = {
    "web": "Gửi qua trang này",
    "paper": "Phiếu lấy ý kiến",
    "meeting": "Họp, hội nghị",
    "hotline": "Đường dây nóng",
    "drop_box": "Hòm thư góp ý",
    "front": "Mặt trận, đoàn thể",
    "network": "Mạng xã hội",
}
GROUNDS = {
    "persons_named": "Nêu tên, chuyện riêng của người khác",
    "insult": "Lời lẽ xúc phạm",
    "off_topic": "Không về dự thảo này",
    "spam": "Quảng cáo, gửi thử (không tính)",
    "twice": "Gửi trùng (không tính)",
}
SUSPICIONS = {
    "denunciation": "có thể là tố cáo",
    "complaint": "có thể là khiếu nại",
    "person": "nêu tên hoặc số điện thoại",
}


ANSWERS = {
    "accepted": State("done", "Tiếp thu"),
    "partly": State("soon", "Tiếp thu một phần"),
    "rejected": State("stopped", "Không tiếp thu"),
}
DECISIONS = {
    "as_drafted": "Ban hành như dự thảo",
    "changed": "Ban hành có chỉnh sửa",
    "dropped": "Không ban hành",
}
HEARINGS = {
    "heard": "Đã nghe trình bày",
    "declined": "Đã báo, họ không trình bày",
    "excepted": "Không phải nghe theo luật",
}
PRESENCES = {"1": "Có mặt", "0": "Vắng mặt"}


def state_of(told: Told) -> State:
    """The state of a consultation; while it runs, how long it still does."""
    if told["state"] != "open":
        return STATES[told["state"]]
    left = told["days_left"]
    if left < 0:
        return State("todo", "Hết hạn, đang tổng hợp")
    return State("live", f"Còn {left} ngày" if left else "Hôm nay là ngày cuối")


def line(told: Told, href: str) -> ConsultationLine:
    """One consultation in a list."""
    notes = [told["unit"]]
    if opened := day(told["published_on"]):
        notes.append(f"công khai {dmy(opened)}, góp ý đến hết {dmy(the_day(told['closes_on']))}")
    return ConsultationLine(told["title"], href, state_of(told), notes)


def opinion(told: Told) -> OpinionLine:
    """A released opinion."""
    came = f"{CHANNELS[told['channel']]}, {dmy(the_day(told['received_on']))}"
    return OpinionLine(STANCES[told["stance"]], told["text"], [came])


def rows(totals: Told | None) -> list[CountRow]:
    """The sums, one row for each channel and one for all."""
    if totals is None:
        return []
    found = [_row(CHANNELS[each["channel"]], each) for each in totals["channels"]]
    return [*found, _row("Tất cả", totals)] if found else []


def _row(name: str, told: Told) -> CountRow:
    return CountRow(name, told["in_favour"], told["against"], told["other"])


def meeting(told: Told, places: dict[str, str], remove: str) -> MeetingLine:
    """What one meeting or bundle of slips brought."""
    where = places.get(told["neighbourhood_id"] or "", "Toàn phường")
    title = f"{CHANNELS[told['channel']]}, {where}, {dmy(the_day(told['held_on']))}"
    said = (
        f"{told['in_favour']} đồng ý, {told['against']} không đồng ý, {told['other']} ý kiến khác"
    )
    return MeetingLine(title, [said], told["minutes"] or "", remove)


def facts(told: Told, today: date) -> list[str]:
    """Where the draft stands in time."""
    if (opened := day(told["published_on"])) is None:
        return [told["unit"]]
    said = [told["unit"], f"công khai {dmy(opened)}", f"đến hết {dmy(the_day(told['closes_on']))}"]
    if was := day(told["extended_from"]):
        said.append(f"đã kéo dài, trước là {dmy(was)}: {told['extension_reason']}")
    if stopped := day(told["withdrawn_on"]):
        said.append(f"dừng ngày {dmy(stopped)}: {told['withdrawal_reason']}")
    return said


def group(told: Told) -> AnsweredGroup:
    """A group as everybody reads it."""
    return AnsweredGroup(
        told["title"],
        STANCES[told["stance"]],
        told["size"],
        ANSWERS[told["answer"]],
        told["explanation"],
    )


def ending(told: Told) -> list[str]:
    """What became of the draft after it was explained."""
    end = told["conclusion"]
    said: list[str] = []
    if end is None:
        return said
    if decided := day(end["decided_on"]):
        words = f"{DECISIONS[end['decision']]}: {end['decision_number']} ngày {dmy(decided)}."
        said.append(f"{words} Khác ý kiến đa số, lý do:" if end["against_majority"] else words)
    if reported := day(end["council_reported_on"]):
        front = dmy(the_day(end["front_reported_on"]))
        said.insert(0, f"Đã báo cáo Hội đồng nhân dân ngày {dmy(reported)}, gửi Mặt trận {front}.")
    return said


def stances() -> list[Choice]:
    """For, against, another opinion; none is chosen before somebody does."""
    return [Choice(key, state.text) for key, state in STANCES.items()]


def channels() -> list[Choice]:
    """How what is typed in may have come."""
    return [Choice(key, text) for key, text in CHANNELS.items() if key != "web"]


def neighbourhoods(units: list[Told], nowhere: str, own: str = "") -> list[Choice]:
    """The neighbourhoods to choose from; `own` leaves only that one."""
    found = [
        Choice(unit["id"], unit["name"])
        for unit in units
        if unit["kind"] == "neighbourhood" and own in ("", unit["id"])
    ]
    return found if own else [Choice("", nowhere), *found]
