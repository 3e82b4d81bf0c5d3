"""Who may bring a matter before the staff, and how it may be settled.

Luật 10/2022/QH15, articles 49, 50 and 53: what staff decide is adopted or not; what they are asked
about is decided by the head, who explains what became of their opinion.
"""

from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import rule
from libs.law.staff_matters import DECIDED, StaffMatter, staff_matters


class Proposer(StrEnum):
    """Who brings a matter up."""

    UNION = "union"  # Công đoàn, or the body that speaks for the staff
    HEAD = "head"  # người đứng đầu
    STAFF = "staff"


class Outcome(StrEnum):
    """What became of a matter."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    EXPLAINED = "explained"  # tiếp thu, giải trình


class MatterUnknown(Refusal):
    """Luật không có nội dung này ở Điều 49 hoặc Điều 53."""


class StaffUncounted(Refusal):
    """Hãy khai số người của đơn vị trước, để tính tỷ lệ người đề xuất."""


class SupportersMissing(Refusal):
    """Cần ghi số người cùng đề xuất."""


class TooFewSupporters(Refusal):
    """Có {supporters}/{staff} người đề xuất, cần ít nhất {least} người ({basis})."""


class MoreThanStaff(Refusal):
    """Số người đề xuất ({supporters}) nhiều hơn số người của đơn vị ({staff})."""


class ProposedAhead(Refusal):
    """Ngày {on} chưa đến nên chưa ghi được."""


class SettledTwice(Conflict):
    """Nội dung này đã được kết luận."""


class OutcomeWrong(Refusal):
    """Việc ở Điều 49 do tập thể quyết định: thông qua hoặc không; việc ở Điều 53 do người đứng đầu
    quyết định sau khi nghe ý kiến: ghi tiếp thu, giải trình."""


class SettledTooEarly(Refusal):
    """Ngày kết luận phải từ ngày đề xuất đến hôm nay."""


def matter_of(article: int, number: int) -> StaffMatter:
    """The matter of the law; refuses one that is in neither article."""
    for matter in staff_matters():
        if (matter.article, matter.number) == (article, number):
            return matter
    raise MatterUnknown


def check_proposed(
    proposer: Proposer, supporters: int | None, staff: int | None, on: date, today: date
) -> None:
    """Staff themselves need a third of all who work there; union and head need nobody."""
    if on > today:
        raise ProposedAhead(on=f"{on:%d/%m/%Y}")
    if proposer is not Proposer.STAFF:
        return
    if staff is None:
        raise StaffUncounted
    if supporters is None:
        raise SupportersMissing(fields={"supporters": "Cần điền mục này."})
    if supporters > staff:
        raise MoreThanStaff(supporters=supporters, staff=staff)
    law = rule("agency.initiative", on)
    if not law.is_met(supporters, staff):
        least = law.least(staff)
        raise TooFewSupporters(supporters=supporters, staff=staff, least=least, basis=law.basis)


def check_settled(article: int, outcome: Outcome, proposed_on: date, on: date, today: date) -> None:
    """Refuse a decision where only an opinion was asked, and the other way round."""
    if (article == DECIDED) == (outcome is Outcome.EXPLAINED):
        raise OutcomeWrong(fields={"outcome": "Chọn lại kết quả."})
    if not proposed_on <= on <= today:
        raise SettledTooEarly(fields={"on": "Xem lại ngày."})
