"""When a vote is open, who still may get a ballot, and what of a count cannot be.

Luật 10/2022/QH15, Điều 19, Điều 21; Nghị định 59/2023/NĐ-CP, Điều 4, Điều 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, NotFound, Refusal
from libs.law.decisions import Clause, Scope, VoteForm, form_allowed
from libs.law.rules import rule

# Nghị định 59/2023/NĐ-CP, Điều 5: what a household may answer.
OPTIONS = ("Đồng ý", "Không đồng ý", "Ý kiến khác")
OPEN_DAYS_MAX = 30


class Phase(StrEnum):
    """How a vote stands at a moment."""

    ANNOUNCED = "announced"
    OPEN = "open"
    ENDED = "ended"  # nobody votes any more, nothing is counted yet
    COUNTED = "counted"


class Form(StrEnum):
    """How a household has its ballot."""

    NONE = "none"
    PAPER = "paper"
    ONLINE = "online"


class TooSoon(Refusal):
    """Phải thông tin đến hộ gia đình ít nhất {days} ngày trước khi mở biểu quyết ({basis})."""


class NoTimeToVote(Refusal):
    """Thời điểm đóng phải sau thời điểm mở, và cách không quá {days} ngày."""


class NotOpenNow(Conflict):
    """Cuộc biểu quyết này hiện không nhận phiếu."""


class NotEnded(Conflict):
    """Chưa đến giờ đóng hòm phiếu nên chưa được kiểm phiếu. Không ai xem được kết quả trước."""


class CountedAlready(Conflict):
    """Cuộc biểu quyết này đã kiểm phiếu và công bố."""


class NotCounted(NotFound):
    """Cuộc biểu quyết này chưa kiểm phiếu nên chưa có kết quả."""


class NotOnRoll(Refusal):
    """Hộ này không có trong danh sách hộ của cuộc biểu quyết."""


class HasPaper(Conflict):
    """Hộ này đã nhận phiếu giấy. Muốn bỏ phiếu trực tuyến, hãy trả phiếu giấy cho Tổ phát phiếu."""


class HasBallot(Conflict):
    """Phiếu của hộ này đã được ký trên một thiết bị khác. Mỗi hộ chỉ có một phiếu."""


class HasOnline(Conflict):
    """Hộ này đã nhận phiếu trực tuyến nên không phát phiếu giấy nữa. Mỗi hộ chỉ có một phiếu."""


class HasNoPaper(Conflict):
    """Hộ này không giữ phiếu giấy nào."""


class BallotNotSigned(Refusal):
    """Phiếu này không có chữ ký của cuộc biểu quyết nên không được nhận."""


class NotABallot(Refusal):
    """Phiếu gửi lên không đúng dạng. Hãy tải lại trang rồi làm lại."""


class TooManyPapers(Refusal):
    """Kiểm được {counted} phiếu giấy nhưng chỉ phát ra {given}. Hãy đối chiếu lại."""


class PapersNotCounted(Refusal):
    """Đã phát {given} phiếu giấy: hãy ghi kết quả kiểm phiếu giấy."""


class WrongTeam(Refusal):
    """Tổ kiểm phiếu phải có từ {least} đến {most} người và ít nhất {witnesses} hộ chứng kiến."""


@dataclass(frozen=True)
class PaperCount:
    """What the team found in the paper ballots: each option, and what is no valid ballot."""

    counts: tuple[int, ...]
    invalid: int

    @property
    def total(self) -> int:
        """All paper ballots that came back."""
        return sum(self.counts) + self.invalid


def phase(
    opens_at: datetime, closes_at: datetime, counted_at: datetime | None, now: datetime
) -> Phase:
    """How a vote stands; at the very moment of closing it is closed."""
    if counted_at:
        return Phase.COUNTED
    if now >= closes_at:
        return Phase.ENDED
    return Phase.OPEN if now >= opens_at else Phase.ANNOUNCED


def check_times(opens_at: datetime, closes_at: datetime, now: datetime) -> None:
    """Households are told in time, and have time."""
    notice = rule("participation.ballot_notice", now.date())
    if (opens_at.astimezone(now.tzinfo).date() - now.date()).days < notice.value:
        raise TooSoon(days=notice.value, basis=notice.basis)
    if not timedelta() < closes_at - opens_at <= timedelta(days=OPEN_DAYS_MAX):
        raise NoTimeToVote(days=OPEN_DAYS_MAX)


def check_form(accepted: int, households: int, now: datetime) -> None:
    """A vote on the web is for other matters of a neighbourhood (khoản 6 Điều 15), and only if more
    than half of all households accepted it. Raises FormBarred."""
    share = rule("participation.online_accepted", now.date())
    after = {"accepted"} if share.is_met(accepted, households) else set[str]()
    form_allowed(Clause.OTHER, Scope.NEIGHBOURHOOD, VoteForm.ONLINE, now.date(), after=after)


def check_online(form: Form, kept: bytes | None, blinded: bytes) -> None:
    """A household gets one signature: for nothing else than what it sent first."""
    if form is Form.PAPER:
        raise HasPaper
    if form is Form.ONLINE and kept != blinded:
        raise HasBallot


def check_paper(paper: PaperCount | None, given: int, options: Sequence[str]) -> None:
    """No more paper ballots than were given out; every option has its number."""
    if paper is None:
        if given:
            raise PapersNotCounted(given=given)
        return
    if len(paper.counts) != len(options):
        raise NotABallot
    if paper.total > given:
        raise TooManyPapers(counted=paper.total, given=given)


def check_counting(tellers: int, witnesses: int, now: datetime) -> None:
    """Three to five count, two households watch."""
    on = now.date()
    least, most = rule("participation.tellers_min", on), rule("participation.tellers_max", on)
    watching = rule("participation.witnesses", on)
    if not least.value <= tellers <= most.value or witnesses < watching.value:
        raise WrongTeam(least=least.value, most=most.value, witnesses=watching.value)
