"""How those are heard whom a decision binds, and what the minutes of it hold.

Luật 10/2022/QH15, article 27.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from services.participation.consultations.rules import DUTIES_AND_RIGHTS


class Heard(StrEnum):
    """Whether those whom a decision binds were heard."""

    HEARD = "heard"  # đã nghe trình bày
    DECLINED = "declined"  # được báo, không trình bày
    EXCEPTED = "excepted"  # bí mật nhà nước, xử phạt vi phạm hành chính


class HeardInFuture(Refusal):
    """Ngày {on} còn ở tương lai; chỉ ghi việc đã làm."""


class NobodyToHear(Refusal):
    """Chỉ quyết định về nghĩa vụ, quyền lợi (khoản 8 Điều 25) mới có đối tượng được nghe."""


class AddresseesUnheard(Refusal):
    """Phải báo cho đối tượng thi hành và ghi việc nghe ý kiến họ trước (Điều 27 Luật 10/2022)."""


class HeardTooLate(Refusal):
    """Phải nghe đối tượng thi hành rồi mới ký quyết định: từ ngày {on} (Điều 27 Luật 10/2022)."""


class HearingIncomplete(Refusal):
    """Hãy ghi {what} (Điều 27 Luật 10/2022/QH15)."""


class NothingToMinute(Refusal):
    """Hãy ghi việc nghe hoặc đối thoại với đối tượng thi hành trước, rồi lập biên bản."""


class PresentMoreThanBound(Refusal):
    """Số đối tượng có mặt không nhiều hơn số đối tượng thi hành ({addressees})."""


class PartnersMissing(Refusal):
    """Đối thoại cần có Mặt trận, Ban Thanh tra nhân dân; bên nào vắng thì ghi vì sao (Điều 27)."""


class MinutesMissing(Refusal):
    """Hồ sơ trình ký phải có biên bản nghe, đối thoại ngày {on} (Điều 27 Luật 10/2022/QH15)."""


@dataclass(frozen=True)
class Hearing:
    """How those were heard whom a decision binds: numbers and days, no names."""

    addressees: int
    informed_on: date | None
    outcome: Heard
    heard_on: date | None = None
    dialogue_on: date | None = None
    basis: str = ""


def check_hearing(clause: int, hearing: Hearing, today: date) -> None:
    """Informed and asked to speak; several of them in a dialogue, unless the law excepts it."""
    if clause != DUTIES_AND_RIGHTS:
        raise NobodyToHear
    days = [day for day in (hearing.informed_on, hearing.heard_on, hearing.dialogue_on) if day]
    if any(day > today for day in days):
        raise HeardInFuture(on=f"{max(days):%d/%m/%Y}")
    if hearing.outcome is Heard.EXCEPTED:
        if not hearing.basis:
            raise HearingIncomplete(what="căn cứ không phải nghe", fields={"basis": "Ghi căn cứ."})
        return
    if hearing.informed_on is None:
        raise HearingIncomplete(what="ngày báo cho họ", fields={"informed_on": "Ghi ngày báo."})
    if hearing.outcome is Heard.HEARD and hearing.heard_on is None:
        raise HearingIncomplete(what="ngày nghe họ", fields={"heard_on": "Ghi ngày nghe."})
    if hearing.addressees > 1 and hearing.dialogue_on is None:
        said = {"dialogue_on": "Nhiều đối tượng thì tổ chức đối thoại."}
        raise HearingIncomplete(what="ngày đối thoại với họ", fields=said)


@dataclass(frozen=True)
class Course:
    """How the hearing went: where, who was there as numbers and bodies, what was said; no names."""

    place: str
    chaired_by: str
    present: int
    front_present: bool
    inspectors_present: bool
    absence: str
    said: str
    answered: str
    conclusion: str


def minuted_day(hearing: Hearing | None) -> date | None:
    """The day of which there have to be minutes: of the dialogue, else of the hearing."""
    if hearing is None or hearing.outcome is Heard.EXCEPTED:
        return None
    return hearing.dialogue_on or hearing.heard_on


def check_minutes(hearing: Hearing | None, course: Course) -> date:
    """The day of the minutes; refuses some of nothing, and a dialogue without the two bodies."""
    on = minuted_day(hearing)
    if hearing is None or on is None:
        raise NothingToMinute
    if course.present > hearing.addressees:
        said = {"present": f"Không quá {hearing.addressees}."}
        raise PresentMoreThanBound(addressees=hearing.addressees, fields=said)
    both = course.front_present and course.inspectors_present
    if hearing.dialogue_on and not both and not course.absence:
        raise PartnersMissing(fields={"absence": "Ghi đã mời ngày nào, vì sao vắng."})
    return on


def check_heard(
    clause: int, hearing: Hearing | None, minuted_on: date | None, decided_on: date
) -> None:
    """A decision on duties and rights is signed after those whom it binds were heard.

    The minutes of that day lie in the file that is signed.
    """
    if clause != DUTIES_AND_RIGHTS:
        return
    if hearing is None:
        raise AddresseesUnheard
    days = (hearing.informed_on, hearing.heard_on, hearing.dialogue_on)
    last = max((day for day in days if day), default=decided_on)
    if decided_on < last:
        said = {"decided_on": f"Chọn từ ngày {last:%d/%m/%Y}."}
        raise HeardTooLate(on=f"{last:%d/%m/%Y}", fields=said)
    on = minuted_day(hearing)
    if on is not None and minuted_on != on:
        raise MinutesMissing(on=f"{on:%d/%m/%Y}")
