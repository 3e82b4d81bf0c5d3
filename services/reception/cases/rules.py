"""What decides about an intake and a case: channels, codes, who may see it, what it still lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from libs.kernel.errors import NotFound, Refusal, TooMany
from libs.law.calendar import Calendar, national_calendar
from libs.law.clocks import Extension, Suspension
from libs.law.deadlines import compute_deadline
from libs.law.procedures import UNSORTED, procedures
from libs.law.rules import rule
from libs.law.standing import CaseClock
from services.reception.dues import kept_days

# Each has to be answered by law: a flood from many addresses must not bury the true ones.
ONLINE_A_DAY_MAX = 2_000
PARTS_MAX = 20
LIKELY_MAX = 5
LONG_RULE = "petition.long_running"
DENUNCIATION = "denunciation"
NUMBER = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,2}))?/([0-9]{4})")
# Of which it is kept what they are about and where: of a denunciation that would tell neighbours.
PLACED_KINDS = ("complaint", "proposal")


class Channel(StrEnum):
    """How it came to the ward."""

    IN_PERSON = "in_person"  # trực tiếp tại nơi tiếp công dân
    POST = "post"  # bưu chính
    PORTAL = "portal"  # qua mạng
    HOTLINE = "hotline"  # đường dây nóng
    DROP_BOX = "drop_box"  # hòm thư
    EMAIL = "email"  # thư điện tử
    FORWARDED = "forwarded"  # cơ quan khác chuyển đến


class Lack(StrEnum):
    """What a letter lacks to be dealt with (Thông tư 05/2021/TT-TTCP)."""

    LANGUAGE = "language"  # không viết bằng tiếng Việt
    NAME = "name"  # không có họ tên
    ADDRESS = "address"  # không có địa chỉ
    SIGNATURE = "signature"  # không có chữ ký hoặc điểm chỉ
    DAY = "day"  # không ghi ngày
    CONTENT = "content"  # nội dung không rõ


LACK_WORDS = {
    Lack.LANGUAGE: "tiếng Việt",
    Lack.NAME: "họ tên",
    Lack.ADDRESS: "địa chỉ",
    Lack.SIGNATURE: "chữ ký hoặc điểm chỉ",
    Lack.DAY: "ngày viết đơn",
    Lack.CONTENT: "nội dung rõ ràng",
}
# The moves that are made by what becomes of a dialogue of the case.
LATE = "_late"  # the same, written down after the decision
OF_A_DIALOGUE = (
    *("announce_dialogue", "hold_dialogue"),
    *(f"announce_dialogue{LATE}", f"hold_dialogue{LATE}"),
)
# The moves by which the ward takes something up.
TAKING_UP = ("accept", "take_up")


class NoSuchPetition(NotFound):
    """Không có đơn nào với mã và khóa này. Hãy xem lại từng chữ trên giấy hoặc trang đã lưu."""


class TooManyPetitionsToday(TooMany):
    """Hôm nay phường đã nhận quá nhiều đơn qua mạng. Hãy gửi ngày mai hoặc gửi tại trụ sở."""


class ReceivedInFuture(Refusal):
    """Ngày nhận {received_on} còn ở tương lai."""


class StepOfADialogue(Refusal):
    """Bước này được ghi ở trang của buổi đối thoại, cùng ngày thông báo và biên bản."""


class StepInFuture(Refusal):
    """Ngày {on} của bước này còn ở tương lai."""


class LetterLacks(Refusal):
    """Đơn còn thiếu {what} nên chưa thụ lý được (Thông tư 05/2021). Hãy hướng dẫn bổ sung."""


class UnknownFact(Refusal):
    """Loại đơn này không có đặc điểm {fact}."""


class NamesSomebody(Refusal):
    """Lời ghi này có tên hoặc cách liên hệ của người trong đơn. Hãy viết lại, không nêu ai."""


class NotPlaced(Refusal):
    """Chỉ ghi lĩnh vực và khu dân cư của khiếu nại, kiến nghị không đi cùng đơn với tố cáo."""


class NoSuchMatter(Refusal):
    """Hãy chọn một lĩnh vực trong danh sách."""


class AcrossPersons(Refusal):
    """Không gộp tố cáo của những người khác nhau: mỗi người tố cáo phải được trả lời riêng."""


class LinkedToItself(Refusal):
    """Không nối đơn với chính nó."""


class NotTheFirst(Refusal):
    """Chỉ nối với đơn đến trước mà chính nó không nối với đơn nào. Hãy chọn đơn đầu tiên."""


class GivenToAccused(Refusal):
    """Không giao việc cho đơn vị có người bị khiếu nại, tố cáo (Điều 56 Luật Tố cáo)."""


class NotSortedYet(Refusal):
    """Đơn này chưa phân loại. Hãy phân loại trước: có thể đơn tố cáo người của đơn vị được giao."""


class TooManyParts(Refusal):
    """Một đơn chỉ tách được tối đa {parts_max} nội dung."""


class NotANumber(Refusal):
    """Số đơn viết như 12/2026, nội dung thứ hai của đơn ấy là 12-2/2026."""


@dataclass(frozen=True)
class Counted:
    """A due date as it is kept beside a clock; `counted` has one line for each day."""

    due_on: date | None
    basis: str
    calendar_version: str
    counted: list[dict[str, Any]]


def count(clock: CaseClock) -> Counted:
    """The last day of a clock by the calendar of today, with every day explained."""
    stops = (clock.suspensions, clock.extensions)
    return _counted(clock.rule_id, clock.start_on, *stops, national_calendar())


# On a busy day a thousand petitions start the same four clocks.
@lru_cache(maxsize=4_096)
def _counted(
    rule_id: str,
    start_on: date,
    suspensions: tuple[Suspension, ...],
    extensions: tuple[Extension, ...],
    calendar: Calendar,
) -> Counted:
    deadline = compute_deadline(
        rule(rule_id, start_on), start_on, calendar, suspensions=suspensions, extensions=extensions
    )
    lines = kept_days(deadline, calendar)
    return Counted(deadline.due_on, deadline.basis, deadline.calendar_version, lines)


def check_facts(kind: str, facts: Iterable[str]) -> frozenset[str]:
    """The facts, if the law knows them for this kind. Raises UnknownFact."""
    known = {fact.id for fact in procedures()[kind].facts}
    for fact in facts:
        if fact not in known:
            raise UnknownFact(fact=fact)
    return frozenset(facts)


def check_by_itself(move: str) -> None:
    """Refuse a step that a dialogue of the case makes, with its day and its minutes."""
    if move in OF_A_DIALOGUE:
        raise StepOfADialogue


def number_in(text: str) -> tuple[int, int | None, int]:
    """The number, the part and the year of 12/2026 or 12-2/2026. Raises NotANumber."""
    found = NUMBER.fullmatch("".join(text.split()))
    if found is None:
        raise NotANumber
    return int(found[1]), int(found[2]) if found[2] else None, int(found[3])


def check_sorted(kind: str) -> None:
    """Refuse to give a unit what nobody sorted: it may denounce somebody there, who would read it.

    Law 25/2018/QH14 on denunciations, article 56: who denounces is kept from who is denounced.
    """
    if kind == UNSORTED:
        raise NotSortedYet


def may_denounce(kind: str, claimed: Collection[str]) -> bool:
    """Whether it denounces somebody, or its sender says so and nobody has read it yet."""
    return kind == DENUNCIATION or (kind == UNSORTED and DENUNCIATION in claimed)


def check_one_person(kind: str, claimed: Collection[str]) -> None:
    """Refuse to link with another's letter what denounces somebody, or may."""
    if may_denounce(kind, claimed):
        raise AcrossPersons


def check_eligible(move: str, lacks: Collection[str]) -> None:
    """Refuse to take up a letter that lacks what the law asks of one."""
    if move in TAKING_UP and lacks:
        words = ", ".join(LACK_WORDS[Lack(each)] for each in lacks)
        raise LetterLacks(what=words)


def check_placing(kind: str, *, restricted: bool) -> None:
    """What and where is kept of complaints and proposals, never beside a denunciation."""
    if kind not in PLACED_KINDS or restricted:
        raise NotPlaced


def long_since(today: date) -> date:
    """What came before this day and is not settled runs long."""
    return today - timedelta(days=rule(LONG_RULE, today).value)
