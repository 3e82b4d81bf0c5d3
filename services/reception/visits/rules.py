"""What a line of the register must say, and what it may not."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date
from enum import StrEnum

from libs.kernel.errors import Refusal
from services.reception.sealed.rules import names_somebody
from services.reception.sessions.rules import Mode

# Fewer than these are shown to nobody as a number: they might be recognised.
SHOWN_FROM = 5
OPENED_AT_ONCE_MAX = 300
# A PDF of more lines is too large to be handed on in one answer.
PRINTED_AT_ONCE_MAX = 2_000


class Receiver(StrEnum):
    """Who received."""

    CHAIR = "chair"  # Chủ tịch UBND
    DEPUTY = "deputy"  # Phó Chủ tịch UBND
    CLERK = "clerk"  # công chức tiếp công dân thường xuyên


class Outcome(StrEnum):
    """What was decided, by the columns of the register."""

    ACCEPTED = "accepted"  # thuộc thẩm quyền, tiếp nhận xử lý
    ANSWERED = "answered"  # thuộc thẩm quyền, giải thích, trả lời ngay
    GUIDED = "guided"  # hướng dẫn đến cơ quan có thẩm quyền
    FORWARDED = "forwarded"  # chuyển đơn


ELSEWHERE = (Outcome.GUIDED, Outcome.FORWARDED)
UNDER_SEAL = "Niêm phong"  # what is read where words are in the sealed letter only


class ReceivedLater(Refusal):
    """Ngày tiếp {on} còn ở tương lai nên chưa ghi vào sổ được."""


class NotOfThisSession(Refusal):
    """Lượt tiếp này ghi ngày {on}, khác ngày {held_on} của buổi tiếp."""


class OnlineWithoutSession(Refusal):
    """Lượt tiếp trực tuyến phải thuộc một buổi tiếp trực tuyến có trong lịch (Nghị định
    154/2026/NĐ-CP, Điều 16 đến 24). Hãy ghi từ trang của buổi đó."""


class BodyNotNamed(Refusal):
    """Hướng dẫn hoặc chuyển đơn thì phải ghi rõ đến cơ quan nào."""


class SummaryNamesSomebody(Refusal):
    """Nội dung tóm tắt có tên, địa chỉ, số điện thoại hoặc giấy tờ của công dân. Hãy viết lại mà
    không nêu người: phần này người không có quyền mở danh tính cũng đọc được."""


class FollowedInItsCase(Refusal):
    """Đơn của lượt tiếp này chưa phân loại hoặc phải giữ kín. Kết quả giải quyết ghi ở hồ sơ đơn,
    không ghi ở sổ tiếp công dân."""


class FollowedNowhere(Refusal):
    """Nội dung tố cáo được niêm phong nên không ghi tiếp ở sổ tiếp công dân. Hãy đăng ký thành đơn
    để theo dõi việc giải quyết."""


class TooManyToOpen(Refusal):
    """Mỗi lần chỉ mở danh tính của tối đa {most} lượt tiếp. Hãy chọn khoảng ngày ngắn hơn."""


class TooLongToPrint(Refusal):
    """Sổ có {lines} lượt tiếp, một tệp PDF chỉ in được {most} lượt. Hãy tải PDF từng tháng, hoặc
    tải XLSX cho cả năm."""


class BackwardRange(Refusal):
    """Ngày cuối phải từ ngày đầu trở đi."""


def check_day(received_on: date, today: date, held_on: date | None) -> None:
    """Nothing is written down ahead, and a session has visits of its own day only."""
    if received_on > today:
        raise ReceivedLater(on=f"{received_on:%d/%m/%Y}")
    if held_on and held_on != received_on:
        raise NotOfThisSession(on=f"{received_on:%d/%m/%Y}", held_on=f"{held_on:%d/%m/%Y}")


def check_online(mode: Mode, of_session: str | None) -> None:
    """Nobody is received online but in a session that owed what the law asks of one."""
    if mode is Mode.ONLINE and of_session != Mode.ONLINE:
        raise OnlineWithoutSession(fields={"mode": OnlineWithoutSession().sentence})


def check_outcome(outcome: Outcome, body: str) -> None:
    """Whoever is sent elsewhere is told where."""
    if outcome in ELSEWHERE and not body:
        raise BodyNotNamed(fields={"outcome_body": BodyNotNamed().sentence})


def check_words(names: Collection[str], *written: str) -> None:
    """What many may read names nobody of a sealed letter; `names` are folded."""
    if any(names_somebody(words, names) for words in written if words):
        raise SummaryNamesSomebody


def check_printable(lines: int) -> None:
    """A register is printed whole or not at all: nobody sees where a cut one ends."""
    if lines > PRINTED_AT_ONCE_MAX:
        raise TooLongToPrint(lines=lines, most=PRINTED_AT_ONCE_MAX)


def days_of(year: int, month: int | None) -> tuple[date, date]:
    """The first and the last day of a year, or of a month of it."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def check_range(from_on: date, to_on: date) -> None:
    """A stretch of days goes forward."""
    if to_on < from_on:
        raise BackwardRange


def shown(count: int) -> int | None:
    """A number about people as everybody may see it; None for a few."""
    return count if count == 0 or count >= SHOWN_FROM else None
