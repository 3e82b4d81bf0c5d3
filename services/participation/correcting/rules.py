"""What of a count may be put right, and until when (Luật 10/2022/QH15, articles 9.5, 20 and 21)."""

from __future__ import annotations

from datetime import date

from libs.kernel.errors import Conflict, Refusal
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.decisions import Clause, Scope
from libs.law.rules import rule
from services.participation.candidates.rules import ELECTED_BY_CLAUSE
from services.participation.matters.rules import MatterState
from services.participation.papers.rules import SENDING_RULE
from services.participation.rounds.rules import Count


class SentAlready(Conflict):
    """Quyết định đã gửi, hoặc toàn phường đã tổng hợp, nên kết quả kiểm phiếu giữ nguyên."""


class NothingToCorrect(Conflict):
    """Chưa có kết quả kiểm phiếu để sửa."""


class CountedOtherwise(Refusal):
    """Kết quả bầu cử và kết quả biểu quyết trực tuyến không sửa ở đây được."""


class NothingCorrected(Refusal):
    """Số liệu ghi lại giống số liệu đã ghi."""


class OutcomeWouldChange(Refusal):
    """Sửa như vậy thì nội dung {after}, trong khi kết quả đã công bố là {before}. Lỗi làm đổi kết
    quả không sửa ở đây được: hãy đưa nội dung ra bàn, quyết định lại (Điều 16 Luật
    10/2022/QH15)."""


class CorrectedLate(Refusal):
    """Nội dung không được thông qua nên kết quả kiểm phiếu chỉ được sửa đến hết ngày {due_on}.
    Căn cứ: {basis}."""


WORDS = {True: "được thông qua", False: "không được thông qua"}


def too_late(
    clause: Clause,
    scope: Scope,
    state: MatterState,
    *,
    counted_on: date | None,
    sent: bool,
    today: date,
) -> Refusal | None:
    """Why a count is not put right: its decision is sent, or the ward was added up.

    What was not adopted is never sent: it stays open as long as it would have been (20.3).
    """
    if clause in ELECTED_BY_CLAUSE:
        return CountedOtherwise()
    ward = scope is Scope.COMMUNE
    still = (MatterState.OPENED,) if ward else (MatterState.ADOPTED, MatterState.REJECTED)
    if state not in still or sent:
        return SentAlready()
    if state is MatterState.REJECTED and counted_on:
        law = rule(SENDING_RULE, counted_on)
        due_on = compute_deadline(law, counted_on, national_calendar()).due_on
        if due_on and today > due_on:
            return CorrectedLate(due_on=f"{due_on:%d/%m/%Y}", basis=law.basis)
    return None


def check_changed(before: Count, after: Count) -> None:
    """A correction corrects something."""
    if before == after:
        raise NothingCorrected


def check_outcome(clause: Clause, before: Count, after: Count, households: int, on: date) -> None:
    """What everybody was told residents decided stays decided: nobody turns it by typing."""
    was = decisions.passed(clause, before.yes, households, on)
    becomes = decisions.passed(clause, after.yes, households, on)
    if was != becomes:
        raise OutcomeWouldChange(before=WORDS[was], after=WORDS[becomes])
