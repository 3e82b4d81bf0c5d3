"""Elections and heads of neighbourhoods in the words of pages."""

from __future__ import annotations

from services.portal.look.words import dmy
from services.portal.reading import Told, day, events, the_day, urgency
from services.portal.views import Clock, Link, State
from services.portal.views.elections import CandidateLine, ElectionView, PreparationLine
from services.portal.views.matters import MatterLine

PUBLIC = "bau-cu"
TITLE = "Bầu Trưởng khu phố"
CAUSES = {
    "term_over": "hết nhiệm kỳ",
    "dismissed": "người trước được cho thôi",
    "resigned": "người trước xin thôi hoặc đã mất",
    "vacant": "khuyết Trưởng khu phố",
    "new_unit": "khu phố mới thành lập",
    "again": "bầu lại",
    "new_board": "Ban mới thành lập",
    "member_left": "bầu bổ sung",
}
STATES = {
    "preparing": State("todo", "Đang chuẩn bị"),
    "announced": State("live", "Đã thông báo"),
    "missed": State("late", "Đã qua ngày bầu"),
    "voting": State("live", "Đang bầu"),
    "elected": State("live", "Có người trúng cử, chờ công nhận"),
    "recognised": State("done", "Đã công nhận"),
    "nobody": State("stopped", "Không có người trúng cử"),
    "refused": State("stopped", "Không được công nhận"),
    "abolished": State("stopped", "Đã bị bãi bỏ"),
    "called_off": State("stopped", "Đã hủy"),
}
STEPS = {
    "decision": "Quyết định tổ chức bầu cử, kế hoạch",
    "candidates": "Gửi danh sách người ứng cử",
    "team": "Thành lập Tổ bầu cử",
    "announcement": "Thông báo ngày bầu, danh sách ứng cử",
}
# The directory alone gives roles; no election makes or ends an account by itself.
APPOINTED = (
    "Chủ tịch Ủy ban nhân dân (hoặc người vận hành) giao vai trò Trưởng khu phố cho người trúng cử "
    "và thu hồi vai trò của người trước trong danh bạ cán bộ; hệ thống không tự làm việc này."
)
WON = State("done", "Trúng cử")
NOT_NEEDED = State("stopped", "Không cần nữa")


def election_line(told: Told, href: str) -> MatterLine:
    """An election in a list."""
    notes = [f"bầu ngày {dmy(the_day(told['on']))}", CAUSES[told["cause"]]]
    return MatterLine(told["unit"], href, STATES[told["state"]], notes)


def head_line(told: Told, home: str) -> MatterLine:
    """How a neighbourhood is headed; the name of the head stands in the directory."""
    href = f"{home}/{PUBLIC}/{told['election_id']}" if told["election_id"] else ""
    notes = []
    if since := day(told["since"]):
        notes.append(f"từ {dmy(since)}")
    if until := day(told["until"]):
        notes.append(f"đến {dmy(until)}")
    if told["number"]:
        notes.append(told["number"])
    if due := told["owed"]:
        notes.append(f"phải quyết định bầu trước hết ngày {dmy(the_day(due['due_on']))}")
        notes.append(due["basis"])
    return MatterLine(told["unit"], href, _headed(told), notes)


def _headed(told: Told) -> State:
    if told["owed"] and told["owed"]["days_left"] < 0:
        return State("late", "Quá hạn quyết định bầu")
    if told["kind"] == "elected":
        return State("live", "Có Trưởng khu phố được bầu")
    if told["kind"] == "provisional":
        return State("soon", "Trưởng khu phố lâm thời")
    if told["owed"]:
        return State("broken", "Đang khuyết")
    return State("none", "Chưa ghi nhận nhiệm kỳ")


def election_of(told: Told, back: Link, home: str, *, official: bool) -> ElectionView:
    """One election; an official is told what the Front has not sent yet."""
    facts = [f"bầu ngày {dmy(the_day(told['on']))}", CAUSES[told["cause"]]]
    if told["board_id"]:
        facts.append(f"bầu {told['seats']} người")
    else:
        facts.append(f"Quyết định {told['number']}, {dmy(the_day(told['decided_on']))}")
    if first := day(told["first_on"]):
        facts.append(f"dời từ ngày {dmy(first)}")
    recognised = told["state"] == "recognised" and not told["board_id"]
    return ElectionView(
        title=f"{told['title']}: {told['unit']}",
        back=back,
        state=STATES[told["state"]],
        facts=facts,
        finding=_finding(told),
        steps=[_step(each, told, f"{home}/{PUBLIC}/{told['id']}/han") for each in told["steps"]],
        candidates=[_candidate(each) for each in told["candidates"]],
        hidden=_hidden(told, official=official),
        reason=told["reason"] or told["moved_reason"],
        following=APPOINTED if official and recognised else "",
        events=events(told["timeline"], {}),
    )


def _finding(told: Told) -> str:
    if told["since"]:
        since = f"Giữ nhiệm vụ từ {dmy(the_day(told['since']))}"
        return f"{since} đến {dmy(the_day(told['until']))}" if told["until"] else since
    if told["households"]:
        return f"{told['households']} hộ, cần {told['needed']} phiếu để trúng cử"
    if told["state"] == "called_off":
        return "Cuộc bầu này không tổ chức"
    return "Trúng cử khi được trên một nửa tổng số hộ của khu phố bầu"


def _step(told: Told, election: Told, explained: str) -> PreparationLine:
    due, done = told["due"], day(told["done_on"])
    off = NOT_NEEDED if election["state"] == "called_off" else urgency(due["days_left"])
    state = State("done", f"Xong {dmy(done)}") if done else off
    clock = Clock(the_day(due["due_on"]), state, f"{explained}/{told['step']}")
    return PreparationLine(STEPS[told["step"]], clock, told["number"])


def _candidate(told: Told) -> CandidateLine:
    votes = "" if told["votes"] is None else str(told["votes"])
    won = WON if told["elected"] else None
    return CandidateLine(told["ordinal"], told["full_name"], told["born_year"], votes, won)


def _hidden(told: Told, *, official: bool) -> str:
    if told["candidates"]:
        over = told["state"] == "recognised" and not official
        return "Sau khi công nhận chỉ còn ghi người trúng cử." if over else ""
    if official:
        return "Mặt trận chưa gửi danh sách người ứng cử."
    if told["state"] == "preparing":
        return "Danh sách được công khai khi Tổ bầu cử thông báo."
    if told["state"] == "called_off":
        return "Cuộc bầu đã hủy, không còn ghi tên người ứng cử."
    return "Cuộc bầu đã qua, không còn ghi tên người ứng cử."
