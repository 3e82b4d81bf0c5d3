"""How long a household's code is good, and what is answered to one that is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from libs.kernel.errors import NotFound, Refusal
from libs.law.calendar import national_calendar
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule

GOOD_FOR = "participation.household_code"


class HouseholdCodeNotGood(NotFound):
    """Mã và khóa này không mở được trang của hộ nào: có thể gõ nhầm, hoặc mã đã hết hiệu lực. Hãy
    xem lại từng chữ, hoặc xin mã mới ở trưởng khu phố."""


class EveryHouseholdHasCode(Refusal):
    """Mọi hộ trong danh sách đều đã có mã còn hiệu lực. Muốn cấp lại, hãy chọn từng hộ."""


class NoHouseholdCode(Refusal):
    """Hộ này không có mã nào còn hiệu lực."""


@dataclass(frozen=True)
class Access:
    """What stands on a household's paper."""

    code: str
    secret: str


def good_until(issued_on: date) -> date:
    """The last day on which a code opens something."""
    last = compute_deadline(rule(GOOD_FOR, issued_on), issued_on, national_calendar()).due_on
    assert last is not None  # nothing suspends it
    return last
