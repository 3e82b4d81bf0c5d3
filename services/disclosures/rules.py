"""The words of disclosure and what every part of the service obeys: states, moves, dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from libs.kernel.errors import Refusal
from libs.law.catalogue import Catalogue, Item, national_catalogue
from libs.law.forms import Form, FormAt, OtherLaw, Place, Rhythm, WiderForm

# Law 10/2022/QH15, article 12.3: within five working days after the document.
PUBLISH_RULE = "disclosure.publish"
# Law 10/2022/QH15, article 14.1: shown again promptly, as the first time.
REPUBLISH_RULE = "disclosure.republish"
# Law 10/2022/QH15, article 13.2: thirty consecutive days.
POSTING_RULE = "disclosure.posting"
# The law gives khoản 14 no number of days: the ward's own regulation does.
WARD_POSTING_RULE = "disclosure.ward_item_posting"
# Law 10/2022/QH15, article 13.2: the list of everything disclosed is itself shown every quarter.
LIST_ITEM = "14q"
# Law 10/2022/QH15, article 91: in force from this day; an older document is owed from it on.
LAW_FROM = date(2023, 7, 1)


class State(StrEnum):
    """How far a disclosure is."""

    DRAFT = "draft"  # dự thảo
    APPROVED = "approved"  # đã duyệt
    PUBLISHED = "published"  # đã công khai
    POSTING = "posting"  # đang niêm yết
    COMPLETED = "completed"  # đã hoàn thành
    CORRECTED = "corrected"  # có bản đính chính chờ duyệt
    WITHDRAWN = "withdrawn"  # đã thu hồi


STATE_WORDS = {
    State.DRAFT: "dự thảo",
    State.APPROVED: "đã duyệt, chờ công khai",
    State.PUBLISHED: "đã công khai",
    State.POSTING: "đang niêm yết",
    State.COMPLETED: "đã hoàn thành",
    State.CORRECTED: "có bản đính chính chờ duyệt",
    State.WITHDRAWN: "đã thu hồi",
}

# A correction goes through approval again; the published version stays readable meanwhile.
MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.APPROVED, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.PUBLISHED, State.WITHDRAWN}),
    State.PUBLISHED: frozenset(
        {State.POSTING, State.COMPLETED, State.CORRECTED, State.WITHDRAWN},
    ),
    State.POSTING: frozenset({State.COMPLETED, State.CORRECTED, State.WITHDRAWN}),
    State.COMPLETED: frozenset({State.CORRECTED, State.WITHDRAWN}),
    # A correction found wrong before it is approved is written again.
    State.CORRECTED: frozenset({State.APPROVED, State.CORRECTED, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
}
IN_FORCE = (State.PUBLISHED, State.POSTING)


class MoveNotAllowed(Refusal):
    """Nội dung này đang ở trạng thái “{now}” nên không chuyển sang “{wanted}” được."""


class NotInForce(Refusal):
    """Chỉ ghi nhận được khi nội dung đang công khai, không bị thu hồi hay chờ đính chính."""


class DocumentInFuture(Refusal):
    """Ngày ký văn bản {signed_on} còn ở tương lai."""


class ShownBeforeSigned(Refusal):
    """Văn bản ký ngày {signed_on} nên không thể công khai, niêm yết trước ngày đó."""


class ShownInFuture(Refusal):
    """Chỉ ghi nhận việc đã làm: ngày {on} còn ở tương lai."""


class ShownBeforeCorrection(Refusal):
    """Bản đính chính công khai ngày {corrected_on} nên không thể niêm yết, phát trước ngày đó."""


def check_move(now: State, wanted: State) -> None:
    """Refuse a move that is not in the table."""
    if wanted not in MOVES[now]:
        raise MoveNotAllowed(now=STATE_WORDS[now], wanted=STATE_WORDS[wanted])


def check_in_force(state: State) -> None:
    """Refuse proofs for what is not public, or what needs none any more."""
    if state not in IN_FORCE:
        raise NotInForce


def check_signed(signed_on: date, today: date) -> None:
    """A document is signed at the latest today."""
    if signed_on > today:
        raise DocumentInFuture(signed_on=f"{signed_on:%d/%m/%Y}")


def check_happened(on: date, today: date) -> None:
    """Only what was done is noted."""
    if on > today:
        raise ShownInFuture(on=f"{on:%d/%m/%Y}")


def check_shown(on: date, signed_on: date, today: date, corrected_on: date | None = None) -> None:
    """Something is shown after it was signed, after its correction came out, and not tomorrow."""
    check_happened(on, today)
    if on < signed_on:
        raise ShownBeforeSigned(signed_on=f"{signed_on:%d/%m/%Y}")
    if corrected_on and on < corrected_on:
        raise ShownBeforeCorrection(corrected_on=f"{corrected_on:%d/%m/%Y}")


def under_the_law(signed_on: date) -> date:
    """The day from which the law on grassroots democracy binds a document."""
    return max(signed_on, LAW_FROM)


@lru_cache(maxsize=1_000)  # wards with additions of their own; most have none and share one
def catalogue(own: tuple[Item, ...] = (), wider: tuple[WiderForm, ...] = ()) -> Catalogue:
    """What a ward discloses: the law's items, the quarterly list, and what the ward itself adds."""
    return _of_every_ward().with_ward_items(own).with_wider(wider)


@cache
def _of_every_ward() -> Catalogue:
    """The law's catalogue with the quarterly list as an item of khoản 14."""
    walls = FormAt(
        form=Form.POSTING,
        places=(Place.HEADQUARTERS, Place.COMMUNITY_HOUSE),
        days=WARD_POSTING_RULE,
    )
    law = OtherLaw.model_validate(
        {
            "from": LAW_FROM,
            "basis": "Điều 13 khoản 2 Luật 10/2022/QH15",
            "says": "Danh mục thông tin đã công khai được lập, cập nhật và niêm yết hằng quý",
            "forms": (walls,),
        }
    )
    listed = Item(
        key=LIST_ITEM,
        title="Danh mục thông tin đã công khai trong quý",
        rhythm=Rhythm.QUARTERLY,
        owner="office",
        other_law=(law,),
    )
    return national_catalogue().with_ward_items([listed])
