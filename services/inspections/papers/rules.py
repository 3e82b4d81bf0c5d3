"""Which papers a check has, who signs them and reads them, and what nobody signs twice.

The form of papers is Nghị định 30/2020/NĐ-CP's. Results of checks are public by Luật 10/2022/QH15,
article 11, khoản 10: the public paper is written of counts, units and days only, so that neither a
person nor words about one can stand in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Forbidden, Refusal
from libs.permissions import Role
from services.inspections.inspections.rules import (
    InspectionState,
    Secrecy,
    check_ordered,
    check_state,
    may_read_findings,
    on_team,
)

BASIS = "Điều 11 khoản 10 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"


class PaperKind(StrEnum):
    """A paper of a check."""

    MINUTES = "minutes"  # biên bản kiểm tra
    CONCLUSION = "conclusion"  # kết luận kiểm tra, for whom it concerns
    NOTICE = "notice"  # thông báo kết luận, for everybody


class SigningForm(StrEnum):
    """In whose name a conclusion is signed. Nghị định 30/2020/NĐ-CP, article 13."""

    ON_BEHALF = "tm"  # TM. ỦY BAN NHÂN DÂN, Chủ tịch ký
    FOR_CHAIR = "tm_kt"  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, Phó Chủ tịch ký


class NotTheLeader(Forbidden):
    """Chỉ trưởng đoàn kiểm tra chốt biên bản."""


class MinutesEmpty(Refusal):
    """Biên bản chưa có gì. Hãy ghi phiếu kiểm tra hoặc một phát hiện trước khi chốt."""


class MinutesSigned(Conflict):
    """Biên bản kiểm tra này đã chốt và được lưu nguyên văn, không chốt lại."""


class ConclusionSigned(Conflict):
    """Kết luận này đã ban hành và được lưu nguyên văn, không ban hành lại."""


class NoConclusionYet(Conflict):
    """Cuộc kiểm tra này chưa có kết luận nên chưa có văn bản kết luận."""


class NoticeNumberTaken(Conflict):
    """Số {number} đã dùng cho một thông báo kết luận khác trong năm {year}. Hãy lấy số khác."""


class StillADraft(Forbidden):
    """Văn bản này còn là dự thảo, chỉ đoàn kiểm tra và Chủ tịch đọc được."""


@dataclass(frozen=True)
class Signed:
    """How a paper was signed; a paper without it is a draft and says so."""

    number: str  # "50/KL-UBND"
    signed_on: date
    signer: str = ""
    form: SigningForm = SigningForm.ON_BEHALF

    @property
    def bare_number(self) -> str:
        """The number without the symbol."""
        return self.number.partition("/")[0]


def symbol_of(number: str, usual: str) -> str:
    """The symbol that stands behind a number, or the usual one."""
    return number.partition("/")[2] or usual


def check_begun(state: InspectionState) -> None:
    """There are no minutes before the team was there."""
    check_state(state, InspectionState.STARTED, InspectionState.CONCLUDED)


def check_signing_minutes(
    state: InspectionState, leads: bool, signed_on: date | None, written: int
) -> None:
    """The leader signs once, while or after the team is there, and not an empty sheet."""
    if not leads:
        raise NotTheLeader
    check_begun(state)
    if signed_on:
        raise MinutesSigned
    if not written:
        raise MinutesEmpty


def check_signing_conclusion(one: Secrecy, signed_on: date | None) -> None:
    """A conclusion that somebody ordered goes out once."""
    check_ordered(one.kind)
    if one.state is not InspectionState.CONCLUDED:
        raise NoConclusionYet
    if signed_on:
        raise ConclusionSigned


def check_reading_minutes(one: Secrecy, by: Actor) -> None:
    """Before the conclusion minutes are the team's and the chair's, signed or not."""
    if not may_read_findings(one, by):
        raise StillADraft


def check_reading_conclusion(one: Secrecy, signed_on: date | None, by: Actor) -> None:
    """Whoever may know of the check reads what was issued; the draft only the team and the chair.

    A self-check has no conclusion of the chair, and says so.
    """
    check_ordered(one.kind)
    if one.state is not InspectionState.CONCLUDED:
        raise NoConclusionYet
    if signed_on is None and not (on_team(one, by) or Role.CHAIR in by.roles):
        raise StillADraft
