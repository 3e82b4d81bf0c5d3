"""What an account of contributions may hold (Luật 10/2022/QH15, article 11.5, 15.1 and 15.2).

Whole đồng, and half days of labour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.decisions import Clause
from libs.law.rules import rule
from services.participation.matters.rules import DECIDED, MatterState

DONG_MAX = 1_000_000_000_000
HALF_DAYS_MAX = 2_000
# What residents pay for; of the others there is nothing to account for.
PAID_FOR = (Clause.WORKS, Clause.SPENDING)
POSTING_RULE = "contribution.account_posted"
CONFIRMING_RULE = "contribution.spending_confirmed"


class EntryKind(StrEnum):
    """What an entry of the book is about."""

    MONEY = "money"  # góp tiền
    LABOUR = "labour"  # góp ngày công
    MATERIAL = "material"  # góp hiện vật
    SPENDING = "spending"  # chi tiền


class ReversalReason(StrEnum):
    """Why an entry is reversed; a choice and no text, since everybody reads it."""

    WRONG_AMOUNT = "wrong_amount"  # ghi sai số
    WRONG_DAY = "wrong_day"  # ghi sai ngày
    WRONG_GIVER = "wrong_giver"  # ghi nhầm hộ, nhầm người
    WRONG_WORDS = "wrong_words"  # ghi sai nội dung, chứng từ
    TWICE = "twice"  # ghi hai lần
    GIVEN_BACK = "given_back"  # đã trả lại


class ExemptionKind(StrEnum):
    """Why a household is exempt as residents decided; everybody sees only how many are."""

    POOR = "poor"  # hộ nghèo
    NEAR_POOR = "near_poor"  # hộ cận nghèo
    MERIT = "merit"  # gia đình có công
    HARDSHIP = "hardship"  # khó khăn đột xuất
    OTHER = "other"  # trường hợp khác đã được quyết định


class FundState(StrEnum):
    """Whether the book is open."""

    OPEN = "open"
    SETTLED = "settled"


class NoDecisionInEffect(Refusal):
    """Sổ chỉ mở cho quyết định đang có hiệu lực về khoản 1, khoản 2 Điều 15 Luật 10/2022/QH15."""


class OfAnotherNeighbourhood(Refusal):
    """Quyết định này của khu phố khác; sổ do khu phố đã quyết định mở (Điều 15)."""


class FundAlreadyOpen(Conflict):
    """Khu phố đã mở sổ đóng góp cho quyết định này."""


class NoLevel(Refusal):
    """Hãy ghi mức mỗi hộ đã quyết định: số tiền, ngày công, hoặc cả hai (khoản 1 Điều 15)."""


class DecisionEnded(Refusal):
    """Quyết định không còn hiệu lực (Điều 22 Luật 10/2022/QH15): chỉ còn trả lại và quyết toán."""


class FundClosed(Conflict):
    """Sổ đã quyết toán ngày {on} nên không ghi thêm được."""


class EntryAhead(Refusal):
    """Ngày ghi sổ không được sau hôm nay."""


class EntryBeforeDecision(Refusal):
    """Ngày {on} trước ngày quyết định có hiệu lực ({since}) nên chưa được thu, chi."""


class NotOfThisRoll(Refusal):
    """Có hộ không thuộc khu phố này."""


class NothingGiven(Refusal):
    """Hãy ghi số tiền khi góp tiền, số ngày công khi góp công, và tên hiện vật khi góp hiện vật."""


class MoreThanLeft(Refusal):
    """Sổ còn {left} đồng nên không chi được {dong} đồng. Hãy ghi khoản thu trước."""


class WouldFallShort(Refusal):
    """Hủy dòng này thì số đã chi nhiều hơn số có. Hãy ghi khoản thu đúng trước rồi hủy dòng sai."""


class AlreadyReversed(Conflict):
    """Dòng này đã được hủy bằng một dòng khác."""


class ReversalStands(Refusal):
    """Dòng này là dòng hủy. Nếu hủy nhầm, hãy ghi lại khoản thu, chi đó thành một dòng mới."""


class NotASpending(Refusal):
    """Chỉ khoản chi mới cần xác nhận."""


class AlreadyConfirmed(Conflict):
    """Khoản chi này đã được xác nhận."""


class SpendingUnconfirmed(Refusal):
    """Còn {left} khoản chi chưa được Mặt trận xác nhận, cũng chưa hủy nên chưa quyết toán được."""


class RestWithoutUse(Refusal):
    """Sổ còn {left} đồng. Hãy ghi việc sử dụng số dư mà các hộ đã quyết định."""


class PostedBeforeLast(Refusal):
    """Bảng kê trước được niêm yết ngày {on}; bảng kê này không thể niêm yết trước ngày đó."""


class PostedBeforeWritten(Refusal):
    """Bảng kê có dòng ghi vào sổ ngày {on} nên không thể được niêm yết trước ngày đó."""


class NothingNew(Refusal):
    """Bảng kê đến dòng này đã được niêm yết hôm nay."""


@dataclass(frozen=True)
class Terms:
    """What residents decided: of each household, and what was there before."""

    level_dong: int = 0
    level_half_days: int = 0
    opening_dong: int = 0


@dataclass(frozen=True)
class Gift:
    """What was given, on which day; `words` says what material it was."""

    kind: EntryKind
    on: date
    dong: int = 0
    half_days: int = 0
    words: str = ""


def check_opening(
    clause: Clause, state: MatterState, effective_on: date | None, terms: Terms, today: date
) -> None:
    """An account belongs to a decision in effect on what residents pay (article 15.1, 15.2)."""
    if clause not in PAID_FOR or not in_effect(state, effective_on, today):
        raise NoDecisionInEffect
    if clause is Clause.WORKS and not (terms.level_dong or terms.level_half_days):
        raise NoLevel(fields={"level_dong": "Ghi số tiền mỗi hộ, hoặc số ngày công."})


def in_effect(state: MatterState, effective_on: date | None, today: date) -> bool:
    """Whether a decision binds on a day."""
    return state in DECIDED and effective_on is not None and effective_on <= today


def check_day(on: date, since: date, today: date) -> None:
    """What is written down happened under the decision, and is over."""
    if on > today:
        raise EntryAhead(fields={"on": "Chọn hôm nay hoặc một ngày trước."})
    if on < since:
        said = {"on": f"Chọn từ ngày {since:%d/%m/%Y}."}
        raise EntryBeforeDecision(on=f"{on:%d/%m/%Y}", since=f"{since:%d/%m/%Y}", fields=said)


def check_posting(posted_on: date, last_on: date | None, written_on: date | None) -> None:
    """A sheet hangs after the one before it, and after its last line was written down."""
    if last_on and posted_on < last_on:
        said = {"posted_on": f"Chọn từ ngày {last_on:%d/%m/%Y}."}
        raise PostedBeforeLast(on=f"{last_on:%d/%m/%Y}", fields=said)
    if written_on and posted_on < written_on:
        said = {"posted_on": f"Chọn từ ngày {written_on:%d/%m/%Y}."}
        raise PostedBeforeWritten(on=f"{written_on:%d/%m/%Y}", fields=said)


def check_gift(gift: Gift) -> None:
    """Money is đồng, labour half days, material words; what is of another kind is none of it."""
    right = {
        EntryKind.MONEY: gift.dong > 0 and not gift.half_days,
        EntryKind.LABOUR: gift.half_days > 0 and not gift.dong,
        EntryKind.MATERIAL: bool(gift.words) and not gift.half_days,
    }
    if not right.get(gift.kind, False):
        raise NothingGiven


def check_spending(dong: int, left: int) -> None:
    """Nobody spends what is not there."""
    if dong > left:
        said = {"dong": f"Không quá {left} đồng."}
        raise MoreThanLeft(left=left, dong=dong, fields=said)


def check_reversal(kind: EntryKind, dong: int, left: int, *, reversal: bool, done: bool) -> None:
    """An entry is reversed once, and never so that more was spent than there was."""
    if reversal:
        raise ReversalStands
    if done:
        raise AlreadyReversed
    if kind is EntryKind.MONEY and dong > left:
        raise WouldFallShort


def check_settling(left: int, left_use: str, unconfirmed: int) -> None:
    """Every spending has a second pair of eyes, and every đồng left a use."""
    if unconfirmed:
        raise SpendingUnconfirmed(left=unconfirmed)
    if left and not left_use:
        said = {"left_use": "Ghi việc sử dụng số dư."}
        raise RestWithoutUse(left=left, fields=said)


def posting_due(last_on: date) -> Deadline:
    """By when the sheet hangs again."""
    return compute_deadline(rule(POSTING_RULE, last_on), last_on, national_calendar())


def confirming_due(recorded_on: date) -> Deadline:
    """By when the Front looks at a spending."""
    return compute_deadline(rule(CONFIRMING_RULE, recorded_on), recorded_on, national_calendar())
