"""What a check goes through, who may be on its team, and who may know that there is one.

An unannounced check (kiểm tra đột xuất) is by decision like any other, but nobody is told of it
before it starts: the yearly plan of the ward, II.2, wants it where officials meet the people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Refusal
from libs.permissions import Role

AHEAD_MAX = timedelta(days=400)


class InspectionKind(StrEnum):
    """Why a check is made."""

    PLANNED = "planned"  # theo kế hoạch
    THEMATIC = "thematic"  # chuyên đề
    UNANNOUNCED = "unannounced"  # đột xuất
    SELF = "self"  # tự kiểm tra


class InspectionState(StrEnum):
    """How far a check is."""

    DRAFTED = "drafted"  # dự thảo quyết định
    DECIDED = "decided"  # đã có quyết định
    ANNOUNCED = "announced"  # đã thông báo cho đơn vị
    STARTED = "started"  # đang kiểm tra
    CONCLUDED = "concluded"  # đã kết luận
    DROPPED = "dropped"  # thôi kiểm tra


KIND_WORDS = {
    InspectionKind.PLANNED: "Kiểm tra theo kế hoạch",
    InspectionKind.THEMATIC: "Kiểm tra chuyên đề",
    InspectionKind.UNANNOUNCED: "Kiểm tra đột xuất",
    InspectionKind.SELF: "Tự kiểm tra",
}
STATE_WORDS = {
    InspectionState.DRAFTED: "đang chờ quyết định",
    InspectionState.DECIDED: "đã có quyết định",
    InspectionState.ANNOUNCED: "đã thông báo cho đơn vị",
    InspectionState.STARTED: "đang tiến hành",
    InspectionState.CONCLUDED: "đã kết luận",
    InspectionState.DROPPED: "đã thôi",
}
BEFORE_START = (InspectionState.DRAFTED, InspectionState.DECIDED, InspectionState.ANNOUNCED)
GOING = (*BEFORE_START, InspectionState.STARTED)
ORDERED = (InspectionKind.PLANNED, InspectionKind.THEMATIC, InspectionKind.UNANNOUNCED)


class InspectionNotInThisState(Conflict):
    """Cuộc kiểm tra này {now} nên không làm việc này được."""


class NeverAnnounced(Conflict):
    """Cuộc kiểm tra đột xuất không thông báo trước; hãy bắt đầu khi đến nơi."""


class SelfCheckNotOrdered(Refusal):
    """Tự kiểm tra do chính đơn vị lập, không cần quyết định của Chủ tịch."""


class OnlySelfChecks(Conflict):
    """Cuộc kiểm tra này có đoàn kiểm tra nên do Chủ tịch kết luận."""


class SelfCheckThere(Conflict):
    """Đơn vị đã có cuộc tự kiểm tra này. Hãy mở cuộc đó trong danh sách, không lập thêm."""


class LinesOwed(Refusal):
    """Còn {lines} dòng của phiếu chưa ghi. Hãy ghi đủ; dòng không có việc thì ghi Không áp dụng."""


class DayNotAhead(Refusal):
    """Ngày kiểm tra {on} đã qua. Hãy chọn từ hôm nay."""


class DayTooFar(Refusal):
    """Ngày kiểm tra xa quá một năm. Hãy xem lại năm."""


class NotOnTheTeam(Conflict):
    """Chỉ thành viên đoàn kiểm tra ghi được việc này."""


class MinutesFixed(Conflict):
    """Biên bản kiểm tra đã chốt nên không ghi thêm, không bỏ được nữa."""


class ConclusionNumberTaken(Conflict):
    """Số {number} đã dùng cho một kết luận khác trong năm {year}. Hãy lấy số khác."""


class StartedEarly(Refusal):
    """Đơn vị được báo là kiểm tra từ ngày {on}, chưa đến ngày đó."""


@dataclass(frozen=True)
class Secrecy:
    """What decides who may know of a check."""

    kind: InspectionKind
    state: InspectionState
    unit_id: UUID
    announced: bool
    started: bool
    team: frozenset[str]
    leader_id: str
    author_id: str
    decided_by: str

    @property
    def hidden(self) -> bool:
        """Whether nobody but those who prepare it may know; one that never started stays hidden."""
        return self.kind is InspectionKind.UNANNOUNCED and not self.started

    @property
    def told(self) -> bool:
        """Whether the unit was told of it, or saw it start: also of one that was dropped then."""
        return self.started or self.announced


def may_see(one: Secrecy, by: Actor) -> bool:
    """Whether `by` may know that the check exists: the one answer for lists, counts and pages.

    Whoever came to work in the unit since it was prepared is told no more than the unit is.
    """
    moved_there = by.unit_id == one.unit_id and Role.CHAIR not in by.roles
    if one.hidden and moved_there:
        return False
    if Role.CHAIR in by.roles or by.id in {*one.team, one.author_id, one.decided_by}:
        return by.known
    if one.hidden:
        return False
    if by.roles & {Role.OFFICE, Role.CULTURE}:  # they prepare checks and keep their papers
        return True
    if not one.told and one.kind is not InspectionKind.SELF:
        return False
    return bool(by.roles & {Role.FRONT, Role.INSPECTOR}) or by.unit_id == one.unit_id


def may_read_findings(one: Secrecy, by: Actor) -> bool:
    """Whether `by` reads what was found: before the conclusion only the team and the chair do."""
    concluded = one.state is InspectionState.CONCLUDED
    return may_see(one, by) and (concluded or is_inside(one, by))


def is_inside(one: Secrecy, by: Actor) -> bool:
    """Whether `by` follows the work itself: the team does, and the chair."""
    return Role.CHAIR in by.roles or on_team(one, by)


def on_team(one: Secrecy, by: Actor) -> bool:
    """Whether `by` carries the check out; a self-check is the whole unit's, others never."""
    if by.unit_id == one.unit_id:
        return one.kind is InspectionKind.SELF
    return by.id in one.team


def check_on_team(one: Secrecy, by: Actor) -> None:
    """Refuse who does not carry the check out."""
    if not on_team(one, by):
        raise NotOnTheTeam


def check_state(now: InspectionState, *wanted: InspectionState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise InspectionNotInThisState(now=STATE_WORDS[now])


def check_writing(now: InspectionState, minutes_on: date | None) -> None:
    """What is seen and found is written down until the minutes are signed."""
    check_state(now, InspectionState.STARTED)
    if minutes_on:
        raise MinutesFixed


def check_announcing(kind: InspectionKind, now: InspectionState) -> None:
    """Only what was decided is announced, and an unannounced check never."""
    if kind is InspectionKind.UNANNOUNCED:
        raise NeverAnnounced
    check_state(now, InspectionState.DECIDED)


def check_starting(
    kind: InspectionKind, now: InspectionState, planned_on: date, today: date
) -> None:
    """An unannounced check starts from its decision; any other from its notice, on its day."""
    if kind is InspectionKind.UNANNOUNCED:
        check_state(now, InspectionState.DECIDED)
        return
    check_state(now, InspectionState.ANNOUNCED)
    if today < planned_on:
        raise StartedEarly(on=f"{planned_on:%d/%m/%Y}")


def check_day(planned_on: date, today: date) -> None:
    """A check is on a day to come, within a year."""
    if planned_on < today:
        said = {"planned_on": "Chọn từ hôm nay."}
        raise DayNotAhead(on=f"{planned_on:%d/%m/%Y}", fields=said)
    if planned_on > today + AHEAD_MAX:
        raise DayTooFar(fields={"planned_on": "Xem lại năm."})


def check_ordered(kind: InspectionKind) -> None:
    """A self-check is ordered by nobody."""
    if kind not in ORDERED:
        raise SelfCheckNotOrdered


def check_new(kind: InspectionKind, planned_on: date, today: date) -> None:
    """What is prepared is ordered by somebody, for a day to come."""
    check_ordered(kind)
    check_day(planned_on, today)


def check_self(kind: InspectionKind) -> None:
    """Only a self-check is finished by the unit itself."""
    if kind is not InspectionKind.SELF:
        raise OnlySelfChecks


def check_filled(owed: int) -> None:
    """A self-check that left lines out has not been made."""
    if owed:
        raise LinesOwed(lines=owed)
