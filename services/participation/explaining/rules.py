"""What residents are told afterwards, and what a decision against most of them needs.

Luật 10/2022/QH15, articles 27 and 28.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from services.participation.consultations.rules import DUTIES_AND_RIGHTS, Stance


class Decision(StrEnum):
    """What became of the draft."""

    AS_DRAFTED = "as_drafted"  # ban hành như dự thảo
    CHANGED = "changed"  # ban hành có chỉnh sửa
    DROPPED = "dropped"  # không ban hành


class Heard(StrEnum):
    """Whether those whom a decision binds were heard."""

    HEARD = "heard"  # đã nghe trình bày
    DECLINED = "declined"  # được báo, không trình bày
    EXCEPTED = "excepted"  # bí mật nhà nước, xử phạt vi phạm hành chính


class NotAllSeen(Refusal):
    """Còn {unseen} ý kiến chưa ai xem nên chưa công khai giải trình được."""


class NotAllGrouped(Refusal):
    """Còn {left} ý kiến chưa xếp nhóm. Hãy xếp nhóm lại rồi giải trình."""


class NotAllExplained(Refusal):
    """Còn {left} nhóm ý kiến chưa được giải trình (Điều 28 khoản 3 Luật 10/2022/QH15)."""


class ReasonsMissing(Refusal):
    """Quyết định khác ý kiến đa số phải nêu lý do (Điều 28 khoản 4 Luật 10/2022/QH15)."""


class DecidedInFuture(Refusal):
    """Ngày {on} còn ở tương lai; chỉ ghi việc đã làm."""


class DecidedBeforeClosing(Refusal):
    """Chưa hết thời gian lấy ý kiến (đến hết {closes_on}) thì chưa quyết định được."""


class ReportedBefore(Refusal):
    """Đã ghi việc báo cáo Hội đồng nhân dân về đợt lấy ý kiến này."""


class NobodyToHear(Refusal):
    """Chỉ quyết định về nghĩa vụ, quyền lợi (khoản 8 Điều 25) mới có đối tượng được nghe."""


class AddresseesUnheard(Refusal):
    """Phải báo cho đối tượng thi hành và ghi việc nghe ý kiến họ trước (Điều 27 Luật 10/2022)."""


class HeardTooLate(Refusal):
    """Phải nghe đối tượng thi hành rồi mới ký quyết định: từ ngày {on} (Điều 27 Luật 10/2022)."""


class HearingIncomplete(Refusal):
    """Hãy ghi {what} (Điều 27 Luật 10/2022/QH15)."""


def check_explained(unseen: int, ungrouped: int, unexplained: int) -> None:
    """Everybody is answered: each opinion in a group, each group with its explanation."""
    if unseen:
        raise NotAllSeen(unseen=unseen)
    if ungrouped:
        raise NotAllGrouped(left=ungrouped)
    if unexplained:
        raise NotAllExplained(left=unexplained)


def majority(said: Mapping[Stance, int]) -> Stance | None:
    """What more than half of all who were asked said; None where no opinion has that many."""
    whole = sum(said.values())
    return next((each for each, number in said.items() if 2 * number > whole), None)


def against_majority(decision: Decision, most: Stance | None) -> bool:
    """Whether most wanted the draft that is dropped, or did not want what is issued."""
    if decision is Decision.DROPPED:
        return most is Stance.FOR
    return most is Stance.AGAINST


def check_decision(decided_on: date, closes_on: date, today: date) -> None:
    """A decision was signed, and after everybody had their time."""
    if decided_on > today:
        raise DecidedInFuture(on=f"{decided_on:%d/%m/%Y}")
    if decided_on <= closes_on:
        raise DecidedBeforeClosing(closes_on=f"{closes_on:%d/%m/%Y}")


@dataclass(frozen=True)
class Hearing:
    """How those were heard whom a decision binds: numbers and days, no names."""

    addressees: int
    informed_on: date | None
    outcome: Heard
    heard_on: date | None = None
    dialogue_on: date | None = None
    basis: str = ""


def check_hearing(clause: int, hearing: Hearing, today: date) -> None:
    """Informed and asked to speak; several of them in a dialogue, unless the law excepts it."""
    if clause != DUTIES_AND_RIGHTS:
        raise NobodyToHear
    days = [day for day in (hearing.informed_on, hearing.heard_on, hearing.dialogue_on) if day]
    if any(day > today for day in days):
        raise DecidedInFuture(on=f"{max(days):%d/%m/%Y}")
    if hearing.outcome is Heard.EXCEPTED:
        if not hearing.basis:
            raise HearingIncomplete(what="căn cứ không phải nghe", fields={"basis": "Ghi căn cứ."})
        return
    if hearing.informed_on is None:
        raise HearingIncomplete(what="ngày báo cho họ", fields={"informed_on": "Ghi ngày báo."})
    if hearing.outcome is Heard.HEARD and hearing.heard_on is None:
        raise HearingIncomplete(what="ngày nghe họ", fields={"heard_on": "Ghi ngày nghe."})
    if hearing.addressees > 1 and hearing.dialogue_on is None:
        said = {"dialogue_on": "Nhiều đối tượng thì tổ chức đối thoại."}
        raise HearingIncomplete(what="ngày đối thoại với họ", fields=said)


def check_heard(clause: int, days: Collection[date | None] | None, decided_on: date) -> None:
    """A decision on duties and rights is signed after those whom it binds were heard.

    `days` are those of the hearing that was noted, None where none was.
    """
    if clause != DUTIES_AND_RIGHTS:
        return
    if days is None:
        raise AddresseesUnheard
    last = max((day for day in days if day), default=decided_on)
    if decided_on < last:
        said = {"decided_on": f"Chọn từ ngày {last:%d/%m/%Y}."}
        raise HeardTooLate(on=f"{last:%d/%m/%Y}", fields=said)


def check_reported(on: date, explained_on: date, today: date) -> None:
    """A report was made after there was something to report."""
    if not explained_on <= on <= today:
        raise DecidedInFuture(on=f"{on:%d/%m/%Y}")
