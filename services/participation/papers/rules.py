"""What the decision of residents must hold: the seven contents of article 20.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import rule

BASIS = "Điều 20 khoản 2 Luật 10/2022/QH15"
TOTAL_BASIS = "Điều 21 khoản 2 Luật 10/2022/QH15"
SENDING_RULE = "participation.decision_sent"


class PaperKind(StrEnum):
    """As what a decision is written (article 20.1)."""

    RESOLUTION = "resolution"  # nghị quyết
    MINUTES = "minutes"  # biên bản
    MEMORANDUM = "memorandum"  # bản ghi nhớ
    AGREEMENT = "agreement"  # bản thỏa thuận


class PaperNotWhole(Refusal):
    """Quyết định còn thiếu: {what}. Căn cứ: {basis}."""


class NotCountedYet(Refusal):
    """Chưa có kết quả kiểm phiếu nên chưa lập được quyết định."""


class DecisionSentAlready(Conflict):
    """Quyết định này đã gửi ngày {on} nên không sửa được nữa."""


class WhichNeighbourhood(Refusal):
    """Nội dung phạm vi toàn phường có quyết định của từng khu phố. Hãy chọn khu phố."""


class OneNeighbourhoodOnly(Refusal):
    """Nội dung này trong phạm vi một khu phố nên phường không lập văn bản tổng hợp."""


class NotTotalledYet(Conflict):
    """Chưa tổng hợp kết quả toàn phường (Điều 21 khoản 2 Luật 10/2022/QH15)."""


class TotalPaperUnwritten(Refusal):
    """Phường chưa lập văn bản tổng hợp kết quả nên chưa có gì để in."""


class TotalPaperOwed(Refusal):
    """Hãy lập và gửi văn bản tổng hợp kết quả của toàn phường trước khi ấn định ngày có hiệu lực
    (Điều 21 khoản 2 Luật 10/2022/QH15)."""


class DecisionsOwed(Refusal):
    """Còn {count} khu phố chưa gửi quyết định: {names}. Hãy chờ nhận đủ, muộn nhất là hết ngày
    {due_on}. Căn cứ: {basis}."""


class NotAnnouncedYet(Refusal):
    """Chưa chốt danh sách hộ nên chưa có thông báo biểu quyết."""


class NotAWitness(Refusal):
    """Hai đại diện hộ ký quyết định phải thuộc danh sách hộ của lượt lấy ý kiến."""


@dataclass(frozen=True)
class Contents:
    """What stands in a decision, as far as it is written."""

    decided_on: date | None
    households: int
    present: int | None
    content: str
    form: str
    counted: bool
    decision: str
    head_name: str
    front_name: str
    household_signers: int


def neighbourhood_of(own: UUID | None, asked: UUID | None) -> UUID:
    """Whose decision it is: of a matter of one neighbourhood its own, else the one asked for."""
    where = own or asked
    if where is None or asked not in (None, where):
        raise WhichNeighbourhood(fields={"unit_id": "Chọn một khu phố."})
    return where


def missing_of_the_whole(decision: str, signer: str) -> list[str]:
    """What the ward's paper lacks; days and sums are what was totalled (article 21.2)."""
    held = {"nội dung tổng hợp": decision.strip(), "người ký của Ủy ban nhân dân": signer}
    return [what for what, there in held.items() if not there]


def missing(paper: Contents) -> list[str]:
    """Which of the seven contents it does not hold yet, in words and in the order of the law."""
    signers = rule("participation.witnesses", paper.decided_on or date.max).value
    signed = paper.head_name and paper.front_name and paper.household_signers >= signers
    held = {
        "thời gian": paper.decided_on is not None,
        "tổng số hộ, số đại diện hộ dự và vắng": paper.households > 0 and paper.present is not None,
        "nội dung": bool(paper.content.strip()),
        "hình thức": bool(paper.form),
        "kết quả": paper.counted,
        "quyết định": bool(paper.decision.strip()),
        "chữ ký của Trưởng khu phố, Trưởng ban công tác Mặt trận, "
        f"{signers} đại diện hộ gia đình": bool(signed),
    }
    return [what for what, there in held.items() if not there]


def check_whole(paper: Contents) -> None:
    """Refuse to send a decision that lacks one of the seven."""
    if lacks := missing(paper):
        raise PaperNotWhole(what="; ".join(lacks), basis=BASIS)
