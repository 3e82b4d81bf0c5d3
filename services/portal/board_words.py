"""Boards that residents elect in the words of pages."""

from __future__ import annotations

from datetime import date

from services.portal.asking import Sentence
from services.portal.election_words import CAUSES, STATES
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events, the_day
from services.portal.views import Link, State
from services.portal.views.boards import MemberLine, PeopleBoardView
from services.portal.views.matters import MatterLine

PUBLIC = "ban-cua-dan"
TITLE = "Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng"
KINDS = {
    "people": "Ban Thanh tra nhân dân",
    "investment": "Ban Giám sát đầu tư của cộng đồng",
}
POSTS = {"head": "Trưởng ban", "deputy": "Phó Trưởng ban", "member": "Thành viên"}
SOURCES = {"front": "Mặt trận Tổ quốc", "inspectors": "Ban Thanh tra nhân dân"}
LEFT = {
    "resigned": "xin thôi",
    "dismissed": "được cho thôi",
    "died": "đã mất",
    "unfit": "không còn đủ điều kiện",
    "annulled": "kết quả bầu bị bãi bỏ",
}
ENDS = {
    "followed": "Ban của nhiệm kỳ sau đã được công nhận",
    "term_over": "hết nhiệm kỳ",
    "dissolved": "dự án xong, Ban tự giải thể",
}
ELECTING = State("live", "Đang bầu")
FREE = State("todo", "Chưa bầu")


def name_of(told: Told) -> str:
    """Which board it is; of a project with its name."""
    return f"{KINDS[told['kind']]}: {told['title']}" if told["title"] else KINDS[told["kind"]]


def state_of(told: Told, today: date) -> State:
    """Whether it is in office."""
    if told["ended_on"]:
        return State("stopped", "Đã kết thúc")
    if told["since"] is None:
        return State("todo", "Đang bầu, chờ công nhận")
    if told["until"] and the_day(told["until"]) < today:
        return State("late", "Đã hết nhiệm kỳ")
    return State("live", "Đang hoạt động")


def line_of(told: Told, base: str, today: date) -> MatterLine:
    """A board in a list."""
    notes = facts_of(told)
    if not told["ended_on"]:
        notes.append(_count(told))
    return MatterLine(name_of(told), f"{base}/{told['id']}", state_of(told, today), notes)


def facts_of(told: Told) -> list[str]:
    """Its term and its papers."""
    facts = [told["unit"]] if told["unit"] else []
    if since := day(told["since"]):
        facts.append(f"từ {dmy(since)}")
        facts.append(f"Mặt trận công nhận: {told['number']}")
    if until := day(told["until"]):
        facts.append(f"hết nhiệm kỳ {dmy(until)}")
    if ended := day(told["ended_on"]):
        facts.append(f"kết thúc {dmy(ended)}, {ENDS[told['ended_as']]}")
    return facts


def board_of(told: Told, back: Link, elections: str, today: date) -> PeopleBoardView:
    """One board; `elections` is the address below which each election has its page."""
    over = bool(told["ended_on"])
    return PeopleBoardView(
        title=name_of(told),
        back=back,
        state=state_of(told, today),
        facts=facts_of(told),
        finding="Ban đã kết thúc, không còn ghi tên thành viên" if over else _count(told),
        members=[_member(each) for each in told["members"]],
        free=[_free(each) for each in told["free"]],
        elections=[_election(each, elections) for each in told["elections"]],
        events=events(told["timeline"], {}),
    )


def _count(told: Told) -> str:
    there = sum(each["left_on"] is None for each in told["members"])
    missing = sum(each["free"] for each in told["free"])
    said = f"{there} trong {told['size']} thành viên"
    return Sentence(f"{said}, các khu phố còn bầu {missing} người") if missing else said


def _member(told: Told) -> MemberLine:
    left = day(told["left_on"])
    return MemberLine(
        told["full_name"],
        POSTS[told["post"]],
        told["unit"] or SOURCES[told["source"]],
        dmy(the_day(told["since"])),
        f"{dmy(left)}, {LEFT[told['left_as']]}" if left else "",
    )


def _free(told: Told) -> MatterLine:
    state = ELECTING if told["electing"] else FREE
    return MatterLine(told["unit"], "", state, [f"bầu {told['free']} người"])


def _election(told: Told, base: str) -> MatterLine:
    notes = [f"bầu ngày {dmy(the_day(told['on']))}", CAUSES[told["cause"]]]
    return MatterLine(told["unit"], f"{base}/{told['id']}", STATES[told["state"]], notes)
