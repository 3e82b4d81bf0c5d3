"""What residents are told afterwards, and what a decision against most of them needs.

Luật 10/2022/QH15, article 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from services.participation.consultations.rules import Stance


class Decision(StrEnum):
    """What became of the draft."""

    AS_DRAFTED = "as_drafted"  # ban hành như dự thảo
    CHANGED = "changed"  # ban hành có chỉnh sửa
    DROPPED = "dropped"  # không ban hành


class NotAllSeen(Refusal):
    """Còn {unseen} ý kiến chưa ai xem nên chưa công khai giải trình được."""


class NotAllGrouped(Refusal):
    """Còn {left} ý kiến chưa xếp nhóm. Hãy xếp nhóm lại rồi giải trình."""


class NotAllExplained(Refusal):
    """Còn {left} nhóm ý kiến chưa được giải trình (Điều 28 khoản 3 Luật 10/2022/QH15)."""


class ReasonsMissing(Refusal):
    """Quyết định khác ý kiến đa số phải nêu lý do (Điều 28 khoản 4 Luật 10/2022/QH15)."""


class ReportedTooSoon(Refusal):
    """Ngày {on} trước ngày giải trình công khai {explained_on}; chưa có gì để báo cáo."""


class DecidedInFuture(Refusal):
    """Ngày {on} còn ở tương lai; chỉ ghi việc đã làm."""


class DecidedBeforeClosing(Refusal):
    """Chưa hết thời gian lấy ý kiến (đến hết {closes_on}) thì chưa quyết định được."""


class ReportedBefore(Refusal):
    """Đã ghi việc báo cáo Hội đồng nhân dân về đợt lấy ý kiến này."""


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


def check_reported(on: date, explained_on: date, today: date) -> None:
    """A report was made after there was something to report."""
    if on > today:
        raise DecidedInFuture(on=f"{on:%d/%m/%Y}")
    if on < explained_on:
        raise ReportedTooSoon(on=f"{on:%d/%m/%Y}", explained_on=f"{explained_on:%d/%m/%Y}")
