"""How long a sheet hangs: thirty days without a gap, or for ever (article 13.2)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from libs.kernel.errors import Refusal

ONE_DAY = timedelta(days=1)


class PlaceKind(StrEnum):
    """A kind of place where sheets hang."""

    HEADQUARTERS = "headquarters"  # trụ sở HĐND - UBND
    COMMUNITY_HOUSE = "community_house"  # nhà văn hóa, điểm sinh hoạt cộng đồng
    RECEPTION_PLACE = "reception_place"  # nơi tiếp công dân


class Hanging(StrEnum):
    """What became of a sheet."""

    UP = "up"  # đang niêm yết
    BROKEN = "broken"  # bị gián đoạn
    DOWN = "down"  # đã kết thúc
    REPLACED = "replaced"  # bản trên tờ đã được đính chính hoặc thu hồi


class NotAPhoto(Refusal):
    """Cần ảnh chụp tờ niêm yết (JPEG hoặc PNG). Tệp gửi lên không phải là ảnh."""


class PlaceNotAsked(Refusal):
    """Pháp luật không yêu cầu niêm yết nội dung này tại địa điểm đã chọn."""


class AlreadyPosted(Refusal):
    """Nội dung này đã được niêm yết tại đây từ ngày {posted_on}."""


class AlreadyKept(Refusal):
    """Tờ niêm yết tại đây đã giữ đủ thời gian đến hết ngày {keep_until}. Hãy ghi kết thúc."""


class PostingOver(Refusal):
    """Lần niêm yết này đã kết thúc, bị gián đoạn hoặc đã được thay."""


class PostedBeforeGap(Refusal):
    """Tờ niêm yết trước bị gián đoạn ngày {broken_on} nên không thể dán lại trước ngày đó."""


class BeforePosted(Refusal):
    """Tờ niêm yết dán ngày {posted_on}: ngày ghi nhận phải từ ngày đó trở đi."""


class KeptTooShort(Refusal):
    """Tờ niêm yết phải giữ liên tục đến hết ngày {keep_until}, sớm nhất {first_day} mới gỡ được."""


class NeverEnds(Refusal):
    """Nội dung này phải niêm yết thường xuyên, không được kết thúc (Điều 13 khoản 2)."""


def check_photo(is_photo: bool) -> None:
    """The proof that a sheet hangs is a picture."""
    if not is_photo:
        raise NotAPhoto


def keep_until(posted_on: date, days: int | None, permanent: bool) -> date | None:
    """The last day the sheet must hang; None: for ever.

    Law 10/2022/QH15, article 13.2, and Civil Code article 147.2: the day it was hung is not
    counted. A minimum is never moved by days off.
    """
    return None if permanent else posted_on + ONE_DAY * (days or 0)


def days_kept(posted_on: date, gone_on: date) -> int:
    """The whole days a sheet hung, without the day it was hung and the day it was gone."""
    return max(0, (gone_on - posted_on).days - 1)


def check_restart(posted_on: date, broken_on: date | None) -> None:
    """A sheet is hung again after the gap, not before it."""
    if broken_on and posted_on < broken_on:
        raise PostedBeforeGap(broken_on=f"{broken_on:%d/%m/%Y}")


def check_seen(on: date, posted_on: date) -> None:
    """Nobody saw or missed a sheet before it was hung."""
    if on < posted_on:
        raise BeforePosted(posted_on=f"{posted_on:%d/%m/%Y}")


def check_break(broken_on: date, posted_on: date, until: date | None) -> None:
    """A sheet breaks while it must hang; afterwards its days are kept whatever happens."""
    check_seen(broken_on, posted_on)
    if until and broken_on > until:
        raise AlreadyKept(keep_until=f"{until:%d/%m/%Y}")


def check_end(ended_on: date, until: date | None) -> None:
    """A sheet comes down the day after its last day, never earlier; a permanent one never."""
    if until is None:
        raise NeverEnds
    if ended_on <= until:
        raise KeptTooShort(
            keep_until=f"{until:%d/%m/%Y}",
            first_day=f"{until + ONE_DAY:%d/%m/%Y}",
        )
