"""When ballots may be handed out and who does it.

Luật 10/2022/QH15, article 19; Nghị định 59/2023/NĐ-CP, article 4.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline, last_day_before
from libs.law.decisions import Clause
from libs.law.rules import Rule, rule

PLAN_RULE = "participation.ballot_plan"
NOTICE_RULE = "participation.ballot_notice"
LENGTHENINGS_RULE = "participation.ballot_lengthenings"
AHEAD_MAX = timedelta(days=120)
LONGEST = timedelta(days=30)


class HandoutState(StrEnum):
    """How far a handing out of ballots is."""

    PLANNED = "planned"  # đã có kế hoạch
    OPENED = "opened"  # đang phát, thu phiếu
    COUNTED = "counted"  # đã kiểm phiếu
    CANCELLED = "cancelled"  # đã hủy


STATE_WORDS = {
    HandoutState.PLANNED: "chưa phát phiếu",
    HandoutState.OPENED: "đang phát phiếu",
    HandoutState.COUNTED: "đã kiểm phiếu",
    HandoutState.CANCELLED: "đã hủy",
}


class HandoutNotThisForm(Conflict):
    """Nội dung này chưa chọn hình thức phát phiếu."""


class HandoutNotInThisState(Conflict):
    """Đợt phát phiếu {now} nên không làm việc này được."""


class HandoutDaysWrong(Refusal):
    """Ngày phát phải còn kịp thông tin trước; thu phiếu từ ngày phát, trong tối đa 30 ngày."""


class PlanSentLate(Refusal):
    """Kế hoạch phải gửi chậm nhất ngày {due_on} ({basis}). Hãy ban hành lại kế hoạch."""


class InformedLate(Refusal):
    """Phải thông tin đến các hộ chậm nhất ngày {due_on} ({basis}). Hãy dời ngày phát phiếu."""


class HandoutToldInFuture(Refusal):
    """Ngày {on} còn ở tương lai."""


class HandoutToldBefore(Refusal):
    """Ngày {on} trước ngày ban hành kế hoạch {issued_on}."""


class HandoutNotTold(Refusal):
    """Chưa ghi ngày gửi kế hoạch và ngày thông tin đến các hộ. Căn cứ: {basis}."""


class HandoutNotTheDay(Refusal):
    """Phiếu được phát từ ngày {on}, hôm nay chưa mở được."""


class StillHandedOut(Refusal):
    """Phiếu còn được thu đến hết ngày {until}; chưa kiểm phiếu được."""


class NotAllHaveOne(Refusal):
    """Mới phát {given} phiếu trong {households} hộ, mà mỗi hộ được một phiếu (Điều 19). Phiếu còn
    được phát, thu đến hết ngày {until}; chưa kiểm phiếu được."""


class TooFewGiven(Refusal):
    """Mới phát {given} phiếu trong {households} hộ: dù mọi phiếu đều tán thành cũng không đủ
    {needed} hộ. Hãy gia hạn thu phiếu và phát tiếp, mỗi hộ một phiếu. Căn cứ: Điều 19; {basis}."""


class LengthenedEnough(Refusal):
    """Đợt này đã gia hạn {most} lần. Hãy kiểm phiếu; hộ không có phiếu tính là không tán thành.
    Căn cứ: Điều 21 Luật 10/2022/QH15; {basis}."""


class AllHaveOne(Refusal):
    """Cả {households} hộ đều đã có phiếu nên không gia hạn thu phiếu nữa."""


class MoreOutThanHouseholds(Refusal):
    """Chỉ có {households} hộ mà ghi đã phát {given} phiếu. Hãy kiểm tra lại."""


class LengthenedWrongly(Refusal):
    """Ngày thu phiếu cuối cùng mới phải sau ngày {until}, từ hôm nay và trong vòng 30 ngày tới."""


class MoreBackThanOut(Refusal):
    """Phát ra {given} phiếu cho {households} hộ mà thu về {back} phiếu. Hãy kiểm tra lại."""


def check_days(starts_on: date, until: date, today: date) -> None:
    """Ahead enough that every household can be told before."""
    if not last_notice(starts_on)[0] >= today or starts_on > today + AHEAD_MAX:
        raise HandoutDaysWrong
    if not starts_on <= until <= starts_on + LONGEST:
        raise HandoutDaysWrong


def last_notice(starts_on: date) -> tuple[date, str]:
    """The last day to tell households, and its article."""
    law = rule(NOTICE_RULE, starts_on)
    return last_day_before(law, starts_on, national_calendar()), law.basis


def check_told(
    issued_on: date, sent_on: date, informed_on: date, starts_on: date, today: date
) -> None:
    """The plan went to the ward and the Front, the households know, each in time."""
    for on in (sent_on, informed_on):
        if on > today:
            raise HandoutToldInFuture(on=f"{on:%d/%m/%Y}")
        if on < issued_on:
            raise HandoutToldBefore(on=f"{on:%d/%m/%Y}", issued_on=f"{issued_on:%d/%m/%Y}")
    law = rule(PLAN_RULE, issued_on)
    due_on = compute_deadline(law, issued_on, national_calendar()).due_on
    if due_on and sent_on > due_on:
        raise PlanSentLate(due_on=f"{due_on:%d/%m/%Y}", basis=law.basis)
    latest_on, basis = last_notice(starts_on)
    if informed_on > latest_on:
        raise InformedLate(due_on=f"{latest_on:%d/%m/%Y}", basis=basis)


def check_opening(
    starts_on: date, until: date, sent_on: date | None, informed_on: date | None, today: date
) -> None:
    """Within its days, and only when both were told."""
    if not starts_on <= today <= until:
        raise HandoutNotTheDay(on=f"{starts_on:%d/%m/%Y}")
    if sent_on is None or informed_on is None:
        raise HandoutNotTold(basis=rule(NOTICE_RULE, starts_on).basis)


def check_back(given: int, back: int, households: int) -> None:
    """One ballot for each household, and no more back than were given."""
    if not back <= given <= households:
        raise MoreBackThanOut(given=given, back=back, households=households)


def check_counting(until: date, given: int, back: int, households: int, today: date) -> None:
    """No result before closing, unless every household had a ballot and every ballot is back."""
    if today > until:
        return
    if given < households:
        raise NotAllHaveOne(given=given, households=households, until=f"{until:%d/%m/%Y}")
    if back < given:
        raise StillHandedOut(until=f"{until:%d/%m/%Y}")


def check_given(
    clause: Clause, given: int, households: int, on: date, *, lengthened: int = 0
) -> None:
    """So few went out that nobody could have adopted it: while more may go out, more have to.

    Then it is counted as it is, so that nobody holds a decision up by handing out little: a
    household that says nothing, or got nothing, is no yes (article 21.1).
    """
    needed = decisions.needed(clause, households, on)
    if given < needed and lengthened < lengthenings_max(on).value:
        basis = decisions.threshold(clause, on).basis
        raise TooFewGiven(given=given, households=households, needed=needed, basis=basis)


def lengthenings_max(on: date) -> Rule:
    """How often the last day may be set later."""
    return rule(LENGTHENINGS_RULE, on)


def check_lengthening(
    until: date, longer: date, given: int, households: int, before: int, today: date
) -> None:
    """Not too often, only while households lack their ballot; later than before, and in sight."""
    most = lengthenings_max(today)
    if before >= most.value:
        raise LengthenedEnough(most=most.value, basis=most.basis)
    if given > households:
        raise MoreOutThanHouseholds(given=given, households=households)
    if given == households:
        raise AllHaveOne(households=households)
    if not max(until + timedelta(days=1), today) <= longer <= today + LONGEST:
        raise LengthenedWrongly(until=f"{until:%d/%m/%Y}")


def check_state(now: HandoutState, *wanted: HandoutState) -> None:
    """Refuse what does not belong to this state."""
    if now not in wanted:
        raise HandoutNotInThisState(now=STATE_WORDS[now])
