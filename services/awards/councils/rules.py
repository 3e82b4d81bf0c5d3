"""When the council may vote, what a count must add up to, and when it is in favour."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from libs.kernel.errors import Refusal
from libs.law.rules import rule
from libs.law.titles import Title

PRESENT_RULE, TELLERS_RULE = "award.council_present", "award.tellers"


class Count(NamedTuple):
    """What the tellers counted; nobody's vote is in it."""

    present: int
    in_favour: int
    against: int
    blank: int  # and those that are not valid
    tellers: int


class NoCouncil(Refusal):
    """Chưa có thành viên Hội đồng nào vào ngày họp. Hãy ghi danh sách Hội đồng trước."""


class TooFewPresent(Refusal):
    """Hội đồng có {members} thành viên, {present} người dự họp: chưa đủ để bỏ phiếu."""


class TooManyPresent(Refusal):
    """Hội đồng chỉ có {members} thành viên."""


class TooFewTellers(Refusal):
    """Ban kiểm phiếu có ít nhất {least} người."""


class CountNotWhole(Refusal):
    """Số phiếu đồng ý, không đồng ý và không hợp lệ phải cộng thành số người dự họp."""


class HeldInFuture(Refusal):
    """Ngày họp Hội đồng chưa đến."""


def check_count(count: Count, members: int, held_on: date, today: date) -> None:
    """Refuse a count that cannot be."""
    if held_on > today:
        raise HeldInFuture(fields={"held_on": "Xem lại ngày họp."})
    if not members:
        raise NoCouncil
    quorum, tellers = rule(PRESENT_RULE, held_on), rule(TELLERS_RULE, held_on).value
    if count.present > members:
        raise TooManyPresent(members=members, fields={"present": f"Tối đa {members}."})
    if count.present * quorum.of < quorum.value * members:
        raise TooFewPresent(members=members, present=count.present)
    if count.tellers < tellers:
        raise TooFewTellers(least=tellers, fields={"tellers": f"Ít nhất {tellers} người."})
    if count.in_favour + count.against + count.blank != count.present:
        raise CountNotWhole(fields={"in_favour": "Cộng lại cho bằng số người dự họp."})


def adopted(title: Title, count: Count, members: int) -> bool:
    """Whether the share that this title asks of all members is in favour."""
    return title.share.reached(count.in_favour, members)
