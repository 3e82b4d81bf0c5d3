"""Who may look at what is sealed, and what may not be said outside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound, Refusal
from libs.vietnamese import fold

# How long an agreed look stays open, and a question unanswered.
LOOK_MAX = timedelta(minutes=30)
QUESTION_MAX = timedelta(days=3)
# A summary is checked against the sealed names: whoever tries names one after the other is stopped.
COMPARED_A_DAY_MAX = 20
_TITLES = ("ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "dong chi")


class Reason(StrEnum):
    """Why somebody looks. A choice and no text: what is typed here would be read by many."""

    SORT = "sort"
    VERIFY = "verify"
    CONTACT = "contact"
    PROTECT = "protect"
    AUTHORITY = "authority"


WORDS = {
    Reason.SORT: "Phân loại, xử lý đơn",
    Reason.VERIFY: "Xác minh nội dung đơn",
    Reason.CONTACT: "Liên hệ, mời làm việc với người gửi đơn",
    Reason.PROTECT: "Áp dụng biện pháp bảo vệ người tố cáo",
    Reason.AUTHORITY: "Theo yêu cầu của cơ quan có thẩm quyền",
}


class SecondPersonNeeded(Refusal):
    """Đơn này được giữ bí mật danh tính. Cần một người khác đồng ý trước khi xem."""


class AskedAlready(Refusal):
    """Bạn đã đề nghị xem đơn này và đang chờ người khác đồng ý."""


class AnsweredAlready(Refusal):
    """Đề nghị này đã được trả lời hoặc đã quá thời gian chờ."""


class NotRestricted(Refusal):
    """Đơn này không thuộc diện phải có người thứ hai đồng ý mới được xem."""


class Shredded(Refusal):
    """Nội dung đơn này đã được hủy khi hết thời hạn lưu giữ."""


class ComparedTooOften(Refusal):
    """Bản tóm tắt của đơn này đã sửa quá nhiều lần trong ngày. Hãy làm tiếp vào ngày mai."""


def is_barred(by: Actor, unit_ids: Collection[str], roles: Collection[str]) -> bool:
    """Whether somebody is of the unit or the office of who is accused. Luật Tố cáo, Điều 56."""
    return str(by.unit_id) in unit_ids or bool(by.roles & set(roles))


def check_not_barred(by: Actor, unit_ids: Collection[str], roles: Collection[str]) -> None:
    """For the unit and the office of who is accused a letter is not there."""
    if is_barred(by, unit_ids, roles):
        raise NotFound


def check_askable(restricted_at: datetime | None, shredded_at: datetime | None) -> None:
    """Refuse where no second person is needed, or nothing is left to see."""
    if restricted_at is None:
        raise NotRestricted
    if shredded_at is not None:
        raise Shredded


def is_open(asked_by: str, open_until: datetime | None, by: Actor, now: datetime) -> bool:
    """Whether a reveal lets this very account look now."""
    return asked_by == by.id and open_until is not None and now < open_until


def is_waiting(asked_at: datetime, answered_at: datetime | None, now: datetime) -> bool:
    """Whether a question still waits for its second person."""
    return answered_at is None and now < asked_at + QUESTION_MAX


def names(full_name: str, accused: Iterable[str], *contacts: str) -> frozenset[str]:
    """How the persons of a letter may be written, folded: in full, or by title and given name."""
    found = {folded(text) for text in contacts}
    for name in (full_name, *accused):
        words = folded(name).split()
        if len(words) > 1:
            found |= {" ".join(words), *(f"{title} {words[-1]}" for title in _TITLES)}
    return frozenset(filter(None, found))


def names_somebody(text: str, names: Iterable[str]) -> bool:
    """Whether one of the folded `names` stands in `text` as whole words."""
    said = f" {folded(text)} "
    return any(f" {name} " in said for name in names)


def folded(text: str) -> str:
    """Lower case, without marks, signs and doubled spaces; numbers without what parts them."""
    joined = re.sub(r"(?<=\d)[ .\-]+(?=\d)", "", fold(text))
    return " ".join(re.sub(r"[^\w]+", " ", joined).split())
