"""What a class may say of itself: days to come, attendance by group, results, proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal

REACH = timedelta(days=366)  # a class is written down for a year ahead, or of the past year


class Group(StrEnum):
    """Who is taught; numbers only, no names."""

    OFFICIALS = "officials"  # cán bộ, công chức, viên chức
    HEADS = "heads"  # Trưởng khu, tổ trưởng
    FRONT = "front"  # MTTQ, đoàn thể
    INSPECTORS = "inspectors"  # Ban TTND, Ban GSĐTCĐ
    RESIDENTS = "residents"  # người dân
    OTHERS = "others"


class ClassState(StrEnum):
    """How far a class is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class DayOutOfReach(Refusal):
    """Ngày {on} quá xa so với hôm nay; hãy xem lại năm."""


class ClassNotOver(Refusal):
    """Buổi cuối của lớp là ngày {on}, chưa đến nên chưa ghi kết quả được."""


class ClassSettled(Conflict):
    """Lớp này đã ghi kết quả hoặc đã hủy, không ghi lại được."""


class NobodyInvited(Refusal):
    """Cần ghi số người dự kiến của ít nhất một nhóm."""


class NobodyCame(Refusal):
    """Không có ai dự thì hãy hủy lớp và ghi lý do, không ghi là đã tổ chức."""


class MoreThanInvited(Refusal):
    """Số người dự {came} nhiều hơn số dự kiến {invited}: hãy ghi rõ vì sao."""


class MoreTestedThanCame(Refusal):
    """Số người kiểm tra không thể nhiều hơn số người dự {came}."""


class MorePassedThanTested(Refusal):
    """Số người đạt không thể nhiều hơn số người được kiểm tra {tested}."""


class AttendanceUnproven(Refusal):
    """Cần có ảnh chụp hoặc bản quét danh sách điểm danh."""


@dataclass(frozen=True)
class Result:
    """What came of a class."""

    attendance: Mapping[Group, int]
    tested: int | None
    passed: int | None
    remark: str

    @property
    def came(self) -> int:
        """How many took part."""
        return sum(self.attendance.values())


def check_days(days: Sequence[date], today: date) -> list[date]:
    """The days of the sessions in order, each once; refuses one far from today."""
    for day in days:
        if abs(day - today) > REACH:
            raise DayOutOfReach(on=f"{day:%d/%m/%Y}", fields={"days": "Xem lại năm."})
    return sorted(set(days))


def check_result(
    state: str, days: Sequence[date], invited: int, result: Result, proven: bool, today: date
) -> None:
    """Refuse a result before its time, out of nothing, or that does not add up."""
    if state != ClassState.PLANNED:
        raise ClassSettled
    if days[-1] > today:
        raise ClassNotOver(on=f"{days[-1]:%d/%m/%Y}")
    came = result.came
    if not came:
        raise NobodyCame
    if came > invited and not result.remark:
        raise MoreThanInvited(came=came, invited=invited, fields={"remark": "Cần điền mục này."})
    if (result.tested or 0) > came:
        raise MoreTestedThanCame(came=came, fields={"tested": "Xem lại số này."})
    if (result.passed or 0) > (result.tested or 0):
        raise MorePassedThanTested(tested=result.tested or 0, fields={"passed": "Xem lại số này."})
    if not proven:
        raise AttendanceUnproven(fields={"evidence": "Cần ít nhất một tệp."})
