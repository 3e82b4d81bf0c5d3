"""The life of a paper for the staff: the same as a public one, in one of two forms, twenty days.

Law 10/2022/QH15, articles 46 to 48.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from libs.law.catalogue import InternalKhoan, internal_khoans
from libs.law.forms import Rhythm
from libs.law.rules import rule
from services.disclosures.rules import STATE_WORDS, State, under_the_law

# Article 47.2: within five working days after the document.
PUBLISH_RULE = "agency.publish"
# Article 48: on the internal site, or on the wall, for twenty days in a row.
STANDING_RULE = "agency.posting"
KHOANS = len(internal_khoans())


class InternalForm(StrEnum):
    """How the staff is told (article 48); this product, behind its sign-in, is the site."""

    SITE = "site"  # trang thông tin điện tử nội bộ
    POSTING = "posting"  # niêm yết tại cơ quan, đơn vị


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.APPROVED, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset({State.POSTING, State.COMPLETED, State.WITHDRAWN}),
    State.POSTING: frozenset({State.COMPLETED, State.WITHDRAWN}),
    State.COMPLETED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}
SHOWN = (State.PUBLISHED, State.POSTING, State.COMPLETED)


class InternalMoveNotAllowed(Conflict):
    """Nội dung nội bộ này đang ở trạng thái “{now}” nên không chuyển sang “{wanted}” được."""


class NotOnAWall(Refusal):
    """Nội dung này được công khai trên trang nội bộ, không niêm yết."""


class SiteIsCounted(Refusal):
    """Nội dung đăng trên trang nội bộ tự hoàn thành khi đủ thời gian."""


class StandsForEver(Refusal):
    """Nội quy, quy chế phải công khai thường xuyên nên không kết thúc."""


class StoodTooShort(Refusal):
    """Phải giữ liên tục đến hết ngày {keep_until} (Điều 48 Luật 10/2022/QH15)."""


def check_move(now: State, wanted: State) -> None:
    """Refuse a move that is not in the table."""
    if wanted not in MOVES[now]:
        raise InternalMoveNotAllowed(now=STATE_WORDS[now], wanted=STATE_WORDS[wanted])


def khoan_of(number: int) -> InternalKhoan:
    """One of the twelve contents."""
    return internal_khoans()[number - 1]


def is_permanent(khoan: int) -> bool:
    """Whether a content is shown as long as it holds: rules and regulations."""
    return khoan_of(khoan).rhythm is Rhythm.PERMANENT


def keep_until(shown_on: date, khoan: int) -> date | None:
    """The last day something shown on a day must stand; None: as long as it holds.

    The first day is not counted (Civil Code, article 147.2).
    """
    if is_permanent(khoan):
        return None
    days = rule(STANDING_RULE, under_the_law(shown_on)).value
    return shown_on + timedelta(days=int(days))


def check_end(until: date | None, on: date) -> None:
    """Refuse to end before all days are over, or what never ends."""
    if until is None:
        raise StandsForEver
    if on <= until:
        raise StoodTooShort(keep_until=f"{until:%d/%m/%Y}")
