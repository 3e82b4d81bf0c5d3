"""When the council may vote, what a count must add up to, and when it is in favour."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import rule
from libs.law.titles import Title

PRESENT_RULE, TELLERS_RULE = "award.council_present", "award.tellers"
LEAST_RULE = "award.council_least"


class Count(NamedTuple):
    """What the tellers counted; nobody's vote is in it."""

    present: int
    in_favour: int
    against: int
    blank: int  # and those that are not valid
    tellers: int


class CouncilTooSmall(Refusal):
    """Hội đồng có {members} thành viên được cử trước ngày họp, cần ít nhất {least}."""


class SeatedBackwards(Refusal):
    """Chỉ ghi thành viên tham gia, hoặc thôi tham gia, từ hôm nay trở đi."""


class MemberLeft(Conflict):
    """Người này đã thôi tham gia Hội đồng từ trước."""


class HeldBeforeAppraisal(Refusal):
    """Hội đồng họp sau khi có kết quả thẩm định ngày {on}."""


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
    least = rule(LEAST_RULE, held_on).value
    if members < least:
        raise CouncilTooSmall(members=members, least=least)
    quorum, tellers = rule(PRESENT_RULE, held_on), rule(TELLERS_RULE, held_on).value
    if count.present > members:
        raise TooManyPresent(members=members, fields={"present": f"Tối đa {members}."})
    if count.present * quorum.of < quorum.value * members:
        raise TooFewPresent(members=members, present=count.present)
    if count.tellers < tellers:
        raise TooFewTellers(least=tellers, fields={"tellers": f"Ít nhất {tellers} người."})
    if count.in_favour + count.against + count.blank != count.present:
        raise CountNotWhole(fields={"in_favour": "Cộng lại cho bằng số người dự họp."})


def check_seat(on: date, today: date) -> None:
    """Nobody changes afterwards who belonged to the council when it sat."""
    if on < today:
        raise SeatedBackwards(fields={"begins_on": "Từ hôm nay trở đi."})


def check_held(held_on: date, appraised_on: date | None) -> None:
    """The council sits when the appraisal is there, not before."""
    if appraised_on and held_on < appraised_on:
        said = {"held_on": "Xem lại ngày họp."}
        raise HeldBeforeAppraisal(on=f"{appraised_on:%d/%m/%Y}", fields=said)


def in_favour_shown(in_favour: int, members: int, held_on: date) -> int | None:
    """The votes in favour for everybody; of very few nothing that tells who voted how."""
    return in_favour if members >= rule(LEAST_RULE, held_on).value else None


def adopted(title: Title, count: Count, members: int) -> bool:
    """Whether the share that this title asks of all members is in favour."""
    return title.share.reached(count.in_favour, members)
