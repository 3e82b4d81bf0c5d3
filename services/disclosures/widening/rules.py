"""What a ward's own regulation may add to the law's catalogue: wider, never narrower.

Law 10/2022/QH15, article 11 khoản 14 and article 35.2.c.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from string import ascii_lowercase

from libs.kernel.errors import Conflict, Refusal
from libs.law.catalogue import Owner
from libs.law.forms import Form, Place, Rhythm

# Keys of the law's own items go on in the alphabet; those of a ward never meet them.
WARD_LETTER = "w"
DAYS_MAX = 3_650


class Kind(StrEnum):
    """What is added."""

    ITEM = "item"  # nội dung mới của khoản 14
    FORM = "form"  # thêm hình thức, nơi, ngày cho một nội dung


class Standing(StrEnum):
    """How far an addition is."""

    PROPOSED = "proposed"  # chờ duyệt
    APPROVED = "approved"  # đã duyệt
    DECLINED = "declined"  # không duyệt


# Where a form can be asked for, so that its proof can be given. The portal is asked for anyway.
PLACES_OF: dict[Form, tuple[Place, ...]] = {
    Form.POSTING: (Place.HEADQUARTERS, Place.COMMUNITY_HOUSE, Place.RECEPTION_PLACE),
    Form.LOUDSPEAKER: (Place.LOUDSPEAKER,),
    Form.NOTICE_TO_HEADS: (Place.NEIGHBOURHOOD,),
    Form.WRITTEN_NOTICE: (Place.ORGANISATIONS, Place.NEIGHBOURHOOD),
    Form.DIALOGUE: (Place.ELSEWHERE,),
    Form.STATEMENT: (Place.ELSEWHERE,),
    Form.NOTICE_TO_BODIES: (Place.ELSEWHERE,),
    Form.NETWORK: (Place.ELSEWHERE,),
}
COUNTED_IN_DAYS = (Form.POSTING, Form.LOUDSPEAKER)


class RegulationInFuture(Refusal):
    """Văn bản của phường ghi ngày {on}, ngày này chưa đến."""


class BeforeRegulation(Refusal):
    """Quy định không áp dụng trước ngày ban hành văn bản ({on})."""


class FormNotThere(Refusal):
    """Hình thức này không thực hiện ở nơi đã chọn; hãy chọn lại hình thức hoặc nơi công khai."""


class DaysMissing(Refusal):
    """Cần ghi số ngày, hoặc chọn niêm yết thường xuyên."""


class ReportsAreIssued(Refusal):
    """Nội dung nhận các báo cáo đã ban hành phải công khai khi phát sinh."""


class ReportsElsewhere(Conflict):
    """Các báo cáo đã ban hành đã thuộc nội dung “{title}”."""


class AlreadyProposed(Conflict):
    """Đã có đề nghị như vậy, áp dụng từ cùng ngày."""


class AlreadyDecided(Conflict):
    """Đề nghị này đã được quyết định rồi."""


class TooManyItems(Refusal):
    """Đã có đủ {many} nội dung riêng nên không thêm được nữa."""


class OwnerUnknown(Refusal):
    """Không có đơn vị phụ trách “{owner}” trong danh mục; hãy chọn một trong: {owners}."""


class ItemNotYet(Refusal):
    """Nội dung này chỉ phải công khai với văn bản ký từ ngày {since} ({basis})."""


def check_regulation(regulation_on: date, valid_from: date, today: date) -> None:
    """Refuse a regulation of tomorrow, and one that applies before it was made."""
    if regulation_on > today:
        raise RegulationInFuture(on=f"{regulation_on:%d/%m/%Y}")
    if valid_from < regulation_on:
        raise BeforeRegulation(on=f"{regulation_on:%d/%m/%Y}")


def check_reports(rhythm: Rhythm, elsewhere: str | None) -> None:
    """An item for issued reports waits for each of them, and is the only one that does."""
    if rhythm is not Rhythm.EVENT:
        raise ReportsAreIssued(fields={"rhythm": "Chọn “Khi phát sinh”."})
    if elsewhere is not None:
        raise ReportsElsewhere(title=elsewhere)


def check_owner(owner: str, owners: Mapping[str, Owner]) -> None:
    """Refuse an owner that the catalogue does not know: pages and plans name each item's owner."""
    if owner not in owners:
        raise OwnerUnknown(
            owner=owner,
            owners="; ".join(each.name for each in owners.values()),
            fields={"owner": "Hãy chọn đơn vị trong danh mục."},
        )


def check_form(form: Form, place: Place, days: int | None, permanent: bool) -> None:
    """Refuse a form at a place where nobody could prove it, and one without its length."""
    if place not in PLACES_OF.get(form, ()):
        raise FormNotThere
    if form in COUNTED_IN_DAYS and days is None and not (permanent and form is Form.POSTING):
        raise DaysMissing(fields={"days": "Cần ghi số ngày."})


def next_key(taken: Collection[str]) -> str:
    """The key of the ward's next own item: 14wa, 14wb, … Raises TooManyItems."""
    keys = [f"14{WARD_LETTER}{letter}" for letter in ascii_lowercase]
    free = [key for key in keys if key not in taken]
    if not free:
        raise TooManyItems(many=len(keys))
    return free[0]


def basis_of(number: str, on: date) -> str:
    """How a regulation of the ward is named as the ground of a duty."""
    return f"Văn bản số {number} ngày {on:%d/%m/%Y} của Ủy ban nhân dân"
