"""Who may represent a household, and which changes of a roll are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs import vietnamese
from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import rule

AGE = "participation.representative_age"
# A neighbourhood has some hundreds; a mistaken file is not taken for one.
HOUSEHOLDS_MAX = 3_000
NUMBER_MAX = 9_999
ONE_DAY = timedelta(days=1)
DELEGATION_MAX = timedelta(days=366)


class StruckFor(StrEnum):
    """Why an official strikes out what he wrote down for a household from its paper."""

    TAKEN_BACK = "taken_back"  # hộ đã ký giấy thôi đồng ý
    WRONG_HOUSEHOLD = "wrong_household"  # ghi nhầm hộ
    NOT_SIGNED = "not_signed"  # người ký không đại diện cho hộ


class SaidByTheHousehold(Conflict):
    """Hộ tự đồng ý bằng mã của mình nên chỉ hộ đó rút lại được: số {numbers}."""


class Ending(StrEnum):
    """Why a household is not on the roll any more."""

    MOVED_AWAY = "moved_away"
    CEASED = "ceased"  # nobody lives in it any more
    MERGED = "merged"
    MISTAKEN = "mistaken"  # it should not have been entered
    NEIGHBOURHOOD_ENDED = "neighbourhood_ended"


# The endings somebody states; the others follow from a merger.
STATED = (Ending.MOVED_AWAY, Ending.CEASED, Ending.MISTAKEN)


class NotANeighbourhood(Refusal):
    """Chỉ khu phố, thôn, tổ dân phố mới có danh sách hộ gia đình."""


class NumberTaken(Conflict):
    """Số hộ {number} đã có trong danh sách. Hãy chọn số khác."""


class RollFull(Refusal):
    """Danh sách của một khu phố có tối đa {most} hộ."""


class BirthNotReadable(Refusal):
    """Không đọc được ngày sinh “{typed}”. Hãy ghi như 05/02/1970, hoặc chỉ ghi năm sinh."""


class BirthDayNeeded(Refusal):
    """Người sinh năm {year} có thể chưa đủ {years} tuổi. Hãy ghi đủ ngày, tháng, năm sinh."""


class NotAdult(Refusal):
    """Người đại diện hộ phải đủ {years} tuổi và có năng lực hành vi dân sự đầy đủ ({basis})."""


class NotCapable(Refusal):
    """Người đại diện hộ phải có năng lực hành vi dân sự đầy đủ (Điều 18 khoản 2 Luật
    10/2022/QH15). Nếu không, hộ cử hoặc ủy quyền cho người khác."""


class RepresentsAnother(Conflict):
    """Người này đã đại diện hộ số {number}. Mỗi người chỉ đại diện cho một hộ. Nếu đây là người
    khác trùng tên, trùng năm sinh, hãy đánh dấu “người khác”."""


class DelegatedToSelf(Refusal):
    """Hộ phải ủy quyền cho người khác, không ủy quyền cho chính người đại diện của hộ."""


class DelegationBackwards(Refusal):
    """Ngày cuối của ủy quyền phải từ ngày bắt đầu trở đi."""


class DelegationInThePast(Refusal):
    """Ủy quyền bắt đầu sớm nhất là hôm nay: việc hộ đã bàn, đã biểu quyết không đổi người."""


class DelegationTooLong(Refusal):
    """Mỗi lần ủy quyền có giá trị tối đa một năm. Nếu lâu hơn, hãy đổi người đại diện của hộ."""


class DelegatedAlready(Conflict):
    """Hộ đã ủy quyền cho người khác từ {since} đến hết {last_on}. Hãy kết thúc ủy quyền đó
    trước."""


class NotDelegated(Refusal):
    """Hộ này không có ủy quyền nào đang còn hiệu lực."""


class HouseholdEnded(Refusal):
    """Hộ này không còn trong danh sách từ ngày {until}."""


class MergedWithItself(Refusal):
    """Hãy chọn một hộ khác để nhập vào."""


class OtherNeighbourhood(Refusal):
    """Hai hộ phải cùng một khu phố mới nhập được."""


class VotedElsewhere(Conflict):
    """Các hộ của khu phố này đã lấy ý kiến về nội dung này trước khi sáp nhập."""


class RollEmpty(Refusal):
    """Khu phố này chưa có danh sách hộ gia đình. Hãy lập danh sách trước khi mở biểu quyết."""


class NothingChanged(Refusal):
    """Không có gì thay đổi so với danh sách."""


@dataclass(frozen=True)
class Birth:
    """A day of birth, or only its year: the day is looked at and not kept."""

    year: int
    on: date | None = None


@dataclass(frozen=True)
class Adult:
    """Somebody who may represent a household, as the roll keeps him."""

    full_name: str
    born_year: int

    @property
    def name_key(self) -> str:
        """The name without tones, capitals and double spaces."""
        return name_key(self.full_name)


def name_key(full_name: str) -> str:
    """Under which two ways to write one name are the same."""
    return vietnamese.fold(" ".join(full_name.split()))


def read_birth(typed: str) -> Birth:
    """`05/02/1970`, `1970-02-05` or `1970`. Raises BirthNotReadable."""
    text = typed.strip()
    if re.fullmatch(r"[0-9]{4}", text):
        return Birth(int(text))
    for day, pattern in (
        ("dmy", r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"),
        ("ymd", r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: 00:00:00)?"),
    ):
        if found := re.fullmatch(pattern, text):
            parts = [int(part) for part in found.groups()]
            year, month, on = parts if day == "ymd" else reversed(parts)
            try:
                return Birth(year, date(year, month, on))
            except ValueError:
                break
    raise BirthNotReadable(typed=typed[:40])


def check_adult(full_name: str, birth: Birth, today: date, *, capable: bool = True) -> Adult:
    """Somebody of full age and capacity on that day. Law 10/2022/QH15, article 18.2."""
    of_age = rule(AGE, today)
    if not 1900 <= birth.year <= today.year:
        raise BirthNotReadable(typed=birth.year)
    reached = age_reached(birth, of_age.value, today)
    if reached is None:
        raise BirthDayNeeded(year=birth.year, years=of_age.value)
    if not reached:
        raise NotAdult(years=of_age.value, basis=of_age.basis)
    if not capable:
        raise NotCapable
    return Adult(" ".join(full_name.split()), birth.year)


def age_reached(birth: Birth, years: int, on: date) -> bool | None:
    """Whether somebody is so old on a day; None where the year of birth does not say it."""
    turns = birth.year + years
    if birth.on:
        return on >= _birthday(birth.on, turns)
    return None if on.year == turns else on.year > turns


def _birthday(born_on: date, year: int) -> date:
    """The birthday in a year; of who was born on 29 February the first of March."""
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def check_delegation(since: date, last_on: date, today: date) -> None:
    """A delegation has a beginning that is not over, and an end within a year."""
    if last_on < since:
        raise DelegationBackwards
    if since < today:
        raise DelegationInThePast
    if last_on - since > DELEGATION_MAX:
        raise DelegationTooLong


def check_free(since: date, until: date, others: Iterable[tuple[date, date]]) -> None:
    """Two delegations of one household never hold on the same day."""
    for other_since, other_until in others:
        if since < other_until and other_since < until:
            raise DelegatedAlready(
                since=f"{other_since:%d/%m/%Y}", last_on=f"{other_until - ONE_DAY:%d/%m/%Y}"
            )


def next_number(taken: Iterable[int]) -> int:
    """The number after the last one; a number that became free is not given again by itself."""
    return max(taken, default=0) + 1
