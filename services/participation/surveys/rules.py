"""The life of a survey: drafted, opened, closed, published; and which day allows which step.

Law 10/2022/QH15, articles 34.1 and 35.2.a: residents rate, and the committee keeps asking.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Refusal
from libs.law.rules import rule

DAYS_MAX = 180
SURVEYS_A_YEAR_MAX = 500


class State(StrEnum):
    """Where a survey stands."""

    DRAFT = "draft"  # đang soạn
    OPENED = "opened"  # đã phát hành: câu hỏi không đổi được nữa
    CLOSED = "closed"  # đã khóa: không nhận thêm phiếu
    PUBLISHED = "published"  # đã công bố kết quả
    WITHDRAWN = "withdrawn"  # đã hủy: hỏi sai, phiếu đã nhận bị xóa


class Audience(StrEnum):
    """Who may answer."""

    RESIDENTS = "residents"  # người dân
    VISITORS = "visitors"  # người đến giải quyết thủ tục hành chính
    OFFICIALS = "officials"  # cán bộ, công chức, viên chức, người lao động


class Sample(StrEnum):
    """How those who answered came to be asked. The two are never added up."""

    FRAME = "frame"  # mẫu chọn ngẫu nhiên
    VOLUNTEERS = "volunteers"  # người tự nguyện


class QuestionsFixed(Refusal):
    """Khảo sát đã phát hành nên không sửa được nữa. Muốn hỏi khác, hãy lập phiếu mới."""


class NotADraft(Refusal):
    """Chỉ phát hành được cuộc khảo sát đang soạn."""


class OpeningDaysWrong(Refusal):
    """Ngày mở phải từ hôm nay trở đi, ngày khóa phải sau ngày mở và không quá {days} ngày sau."""


class NobodyToAsk(Refusal):
    """Chưa có ai để hỏi: hãy chọn mẫu ngẫu nhiên rồi in mã, hoặc thêm điểm lấy ý kiến."""


class NotClosedYet(Refusal):
    """Kết quả chỉ xem được sau khi khảo sát khóa, hết ngày {closes_on}."""


class NotOpenToday(Refusal):
    """Cuộc khảo sát nhận phiếu từ ngày {opens_on} đến hết ngày {closes_on}."""


class NotOpened(Refusal):
    """Chỉ hủy được cuộc khảo sát đã phát hành mà chưa khóa."""


class AlreadyPublished(Refusal):
    """Kết quả khảo sát này đã được công bố."""


class CommentsWaiting(Refusal):
    """Còn {count} ý kiến bằng lời chưa được xem. Hãy xem hết rồi công bố kết quả."""


class SummaryMissing(Refusal):
    """Hãy viết tổng hợp các ý kiến góp ý, không nêu tên người, rồi công bố."""


class TooManySurveys(Refusal):
    """Năm nay phường đã lập quá nhiều cuộc khảo sát: nhiều nhất 500 cuộc."""


def check_draft(state: State) -> None:
    """Raise QuestionsFixed for a survey that went out."""
    if state is not State.DRAFT:
        raise QuestionsFixed


def check_opening(state: State, opens_on: date, closes_on: date, today: date) -> None:
    """Raise why a survey cannot be opened for these days."""
    if state is not State.DRAFT:
        raise NotADraft
    if not today <= opens_on < closes_on or (closes_on - opens_on).days > DAYS_MAX:
        raise OpeningDaysWrong(days=DAYS_MAX)


def is_open(state: State, opens_on: date | None, closes_on: date | None, today: date) -> bool:
    """Whether answers are taken on a day; both days are included."""
    return bool(state is State.OPENED and opens_on and closes_on and opens_on <= today <= closes_on)


def is_over(state: State) -> bool:
    """Whether results may be counted at all: nobody sees how it stands meanwhile."""
    return state in (State.CLOSED, State.PUBLISHED)


def cell_min(on: date) -> int:
    """From how many people on a number may be shown."""
    return rule("survey.cell", on).value


def asked_again(on: date) -> timedelta:
    """How near to each other two surveys of one list closed whose results are compared."""
    return timedelta(days=rule("survey.asked_again", on).value)


def sample_min(on: date) -> int:
    """From how many answers on anything but their number is shown."""
    return rule("survey.sample", on).value
