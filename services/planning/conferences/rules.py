"""When a staff conference is owed, valid, and adopts its resolution.

Luật 10/2022/QH15, articles 50 to 52. Of those PRESENT more than half adopt: the opposite of
article 21, which counts all households. Everything is counted in whole numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.rules import Rule, rule

DUE, CHECK = "agency.conference", "agency.conference_check"
# Offices stand for the whole agency; departments hold no conference of their own.
KINDS = ("office", "service_centre", "school")
# When a working year ends is no matter of the law: a unit says so, this is until it does.
YEAR_ENDS = {"school": (31, 5)}
YEAR_END = (31, 12)
TITLE = "Tổ chức hội nghị cán bộ, công chức, viên chức, người lao động"
SENTENCE = (
    "Hội nghị cán bộ, công chức, viên chức, người lao động được tổ chức mỗi năm một lần sau khi"
    " kết thúc năm công tác, chậm nhất trong 3 tháng tiếp theo."
)
CHECK_TITLE = "Kiểm tra việc thực hiện nghị quyết hội nghị và thông báo kết quả"
CHECK_SENTENCE = "Định kỳ 6 tháng kiểm tra việc thực hiện nghị quyết hội nghị và thông báo kết quả."


class ConferenceForm(StrEnum):
    """Who is called."""

    PLENARY = "plenary"  # hội nghị toàn thể
    DELEGATES = "delegates"  # hội nghị đại biểu


class ConferenceState(StrEnum):
    """How far a conference is."""

    OWED = "owed"
    PLANNED = "planned"
    HELD = "held"
    WAIVED = "waived"  # not more people than oblige a unit to hold one


@dataclass(frozen=True)
class Convening:
    """One time people were called: how many were to come, came, and agreed."""

    on: date
    called: int
    present: int
    in_favour: int | None


class NoConferenceHere(Refusal):
    """Đơn vị này không tổ chức hội nghị riêng; hội nghị theo cơ quan, trung tâm, trường học."""


class DayNotOfYear(Refusal):
    """Ngày kết thúc năm công tác không có trong lịch; hãy viết ngày và tháng, ví dụ 31/12."""


class DelegatesNotAllowed(Refusal):
    """Đơn vị có {staff} người phải họp toàn thể; từ {least} người mới họp đại biểu ({basis})."""


class SummonedMissing(Refusal):
    """Hội nghị đại biểu cần ghi số đại biểu được triệu tập, không quá số người của đơn vị."""


class ConferencePast(Conflict):
    """Hội nghị này đã họp nên không lập lại kế hoạch được."""


class NotPlanned(Conflict):
    """Hãy ghi kế hoạch tổ chức hội nghị (ngày, hình thức, số người) trước khi ghi kết quả."""


class BeforeYearEnd(Refusal):
    """Hội nghị họp sau khi năm công tác kết thúc, tức là sau ngày {ended_on}."""


class CalledThatDay(Conflict):
    """Lần triệu tập ngày {on} đã được ghi là không đủ người."""


class ConferenceAhead(Refusal):
    """Ngày {on} chưa đến nên chưa ghi kết quả được."""


class MoreThanCalled(Refusal):
    """Số người dự ({present}) nhiều hơn số người được triệu tập ({called})."""


class MoreThanPresent(Refusal):
    """Số người tán thành ({in_favour}) nhiều hơn số người dự ({present})."""


class NotQuorate(Refusal):
    """Có {present}/{called} người dự, chưa đủ {least} người nên hội nghị không hợp lệ ({basis});
    bỏ trống số tán thành để ghi lần triệu tập này."""


class VotesMissing(Refusal):
    """Hội nghị đủ người; hãy ghi số người tán thành nghị quyết."""


class ResolutionNotAdopted(Refusal):
    """Có {in_favour}/{present} người tán thành, chưa đủ {least} người ({basis}) nên nghị quyết chưa
    được thông qua; bỏ tệp nghị quyết để ghi kết quả biểu quyết."""


class ResolutionMissing(Refusal):
    """Nghị quyết đã được thông qua; hãy gửi kèm tệp nghị quyết."""


class BallotsTooEarly(Refusal):
    """Chỉ lấy phiếu khi đã {least} lần triệu tập không đủ người ({basis}); mới có {times} lần."""


class AlreadyAdopted(Conflict):
    """Nghị quyết của hội nghị này đã được thông qua."""


class NothingToCheck(Conflict):
    """Đơn vị chưa có nghị quyết hội nghị được thông qua để kiểm tra."""


class CheckDayWrong(Refusal):
    """Ngày kiểm tra phải sau ngày hội nghị và lần kiểm tra trước, không sau hôm nay."""


class AnnouncedBeforeCheck(Refusal):
    """Kết quả được thông báo từ ngày kiểm tra trở đi, không sau hôm nay."""


def year_ended_on(kind: str, chosen: tuple[int, int] | None, today: date) -> date:
    """The last day of the latest working year that is over; `chosen` is day and month."""
    day, month = chosen or YEAR_ENDS.get(kind, YEAR_END)
    ended = date(today.year, month, day)
    return ended if ended < today else date(today.year - 1, month, day)


def check_year_end(day: int, month: int) -> None:
    """Refuse 31/6, and 29/2, which most years do not have."""
    try:
        date(2023, month, day)
    except ValueError as error:
        raise DayNotOfYear(fields={"year_end": "Ví dụ: 31/12."}) from error


def is_optional(staff_count: int | None, on: date) -> bool:
    """Whether so few people work there that a conference is not obligatory."""
    return staff_count is not None and staff_count <= rule("agency.conference_optional", on).value


def check_after_year(on: date, ended_on: date) -> None:
    """Refuse a day within the working year that the conference looks back on (article 51)."""
    if on <= ended_on:
        raise BeforeYearEnd(ended_on=f"{ended_on:%d/%m/%Y}", fields={"on": "Xem lại ngày."})


def check_in_vain(on: date, failed: Sequence[date]) -> None:
    """Refuse the same call once more: ballots are allowed after two."""
    if on in failed:
        raise CalledThatDay(on=f"{on:%d/%m/%Y}")


def check_form(form: ConferenceForm, staff: int, summoned: int | None, on: date) -> int:
    """How many people are called; refuses delegates where all must come."""
    if form is ConferenceForm.PLENARY:
        return staff
    law = rule("agency.delegates", on)
    if staff < law.value:
        raise DelegatesNotAllowed(staff=staff, least=law.value, basis=law.basis)
    if summoned is None or not 0 < summoned <= staff:
        raise SummonedMissing(fields={"summoned": "Cần điền mục này."})
    return summoned


def check_convened(held: Convening, *, resolution: bool, today: date) -> bool:
    """Whether the conference was valid; refuses votes without quorum, and a text without votes."""
    _check_counts(held, today)
    quorum = rule("agency.quorum", held.on)
    if not quorum.is_met(held.present, held.called):
        if held.in_favour is None and not resolution:
            return False
        least = quorum.least(held.called)
        raise NotQuorate(present=held.present, called=held.called, least=least, basis=quorum.basis)
    _check_resolution(held, held.present, rule("agency.resolution_passed", held.on), resolution)
    return True


def check_ballots(
    held: Convening, failed: Sequence[date], *, resolution: bool, today: date
) -> None:
    """Ballots instead of a meeting: only after it was called in vain as often as the law says."""
    _check_counts(held, today)
    law = rule("agency.ballots_after", held.on)
    if len(failed) < law.value:
        raise BallotsTooEarly(least=law.value, times=len(failed), basis=law.basis)
    _check_resolution(held, held.called, rule("agency.ballot_passed", held.on), resolution)


def is_adopted(in_favour: int, of: int, on: date, *, by_ballot: bool) -> bool:
    """Whether the resolution was adopted: by those present, in ballots by all who were called."""
    law = rule("agency.ballot_passed" if by_ballot else "agency.resolution_passed", on)
    return law.is_met(in_favour, of)


def check_checked(on: date, announced_on: date, *, after: date, today: date) -> None:
    """A check comes after the last one, and its result is announced, not only written down."""
    if not after < on <= today:
        raise CheckDayWrong(fields={"on": "Xem lại ngày."})
    if not on <= announced_on <= today:
        raise AnnouncedBeforeCheck(fields={"announced_on": "Xem lại ngày."})


def _check_counts(held: Convening, today: date) -> None:
    if held.on > today:
        raise ConferenceAhead(on=f"{held.on:%d/%m/%Y}")
    if held.present > held.called:
        raise MoreThanCalled(present=held.present, called=held.called)
    if held.in_favour is not None and held.in_favour > held.present:
        raise MoreThanPresent(in_favour=held.in_favour, present=held.present)


def _check_resolution(held: Convening, of: int, law: Rule, resolution: bool) -> None:
    if held.in_favour is None:
        raise VotesMissing(fields={"in_favour": "Cần điền mục này."})
    adopted = law.is_met(held.in_favour, of)
    if resolution and not adopted:
        raise ResolutionNotAdopted(
            in_favour=held.in_favour, present=of, least=law.least(of), basis=law.basis
        )
    if adopted and not resolution:
        raise ResolutionMissing(fields={"resolution": "Cần tệp nghị quyết."})
