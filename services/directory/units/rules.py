"""Kinds of units and how people write them; what a unit may not be."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from libs import vietnamese
from libs.kernel.errors import Conflict, NotFound, Refusal


class UnitKind(StrEnum):
    """What a unit is. MTTQ, HĐND and Đảng ủy stand beside the People's Committee, not in it."""

    DEPARTMENT = "department"  # phòng chuyên môn
    OFFICE = "office"  # văn phòng
    SERVICE_CENTRE = "service_centre"  # trung tâm
    SCHOOL = "school"  # trường học
    NEIGHBOURHOOD = "neighbourhood"  # khu phố, tổ dân phố, thôn, khu dân cư
    FRONT = "front"  # Mặt trận Tổ quốc
    ORGANISATION = "organisation"  # đoàn thể
    INSPECTION_BOARD = "inspection_board"  # Ban Thanh tra nhân dân
    INVESTMENT_BOARD = "investment_board"  # Ban Giám sát đầu tư của cộng đồng
    STEERING_COMMITTEE = "steering_committee"  # Ban Chỉ đạo
    PARTY = "party"  # Đảng ủy
    COUNCIL = "council"  # Hội đồng nhân dân


KIND_WORDS = {
    UnitKind.DEPARTMENT: ("Phòng chuyên môn", "Phòng"),
    UnitKind.OFFICE: ("Văn phòng",),
    UnitKind.SERVICE_CENTRE: ("Trung tâm", "Đơn vị sự nghiệp"),
    UnitKind.SCHOOL: ("Trường học", "Trường"),
    UnitKind.NEIGHBOURHOOD: ("Khu phố", "Tổ dân phố", "Thôn", "Khu dân cư", "Khu", "Bản", "Làng"),
    UnitKind.FRONT: ("Mặt trận Tổ quốc", "Mặt trận", "MTTQ"),
    UnitKind.ORGANISATION: ("Đoàn thể", "Tổ chức chính trị - xã hội", "Hội"),
    UnitKind.INSPECTION_BOARD: ("Ban Thanh tra nhân dân", "Ban TTND"),
    UnitKind.INVESTMENT_BOARD: ("Ban Giám sát đầu tư của cộng đồng", "Ban GSĐTCĐ"),
    UnitKind.STEERING_COMMITTEE: ("Ban Chỉ đạo",),
    UnitKind.PARTY: ("Đảng ủy",),
    UnitKind.COUNCIL: ("Hội đồng nhân dân", "HĐND"),
}
KIND_OF_WORDS = {
    vietnamese.fold(words): kind for kind, ways in KIND_WORDS.items() for words in ways
}


class NameTaken(Conflict):
    """Đã có đơn vị đang hoạt động tên “{name}”."""


class HouseThere(Conflict):
    """Nơi này đã có nhà văn hóa “{name}”."""


class NoSuchUnit(NotFound):
    """Không tìm thấy đơn vị này."""


class AlreadyClosed(Conflict):
    """Đơn vị này đã kết thúc hoạt động."""


class SuccessorNotOpen(Refusal):
    """Đơn vị tiếp nhận phải là một đơn vị khác đang hoạt động."""


class ParentNotOpen(Refusal):
    """Đơn vị cấp trên phải là một đơn vị đang hoạt động."""


class HouseOnlyForNeighbourhoods(Refusal):
    """Chỉ khu phố, thôn, tổ dân phố mới có nhà văn hóa."""


class ClosedBeforeOpened(Refusal):
    """Ngày kết thúc phải từ ngày thành lập trở đi và không sau hôm nay."""


def kind_of(words: str) -> UnitKind | None:
    """The kind that people mean by `words`, in Vietnamese with or without marks, or by its code."""
    folded = vietnamese.fold(" ".join(words.split()))
    return KIND_OF_WORDS.get(folded) or next((k for k in UnitKind if k == folded), None)


def name_key(name: str) -> str:
    """What makes two names the same: letters with their marks, not capitals or spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def check_house(kind: str, community_house: str | None) -> None:
    """Only a neighbourhood has a community house."""
    if community_house and kind != UnitKind.NEIGHBOURHOOD:
        raise HouseOnlyForNeighbourhoods
