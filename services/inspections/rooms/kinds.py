"""Papers of a room beside its supervisions: the plan of a year, and the reports to the Front.

Nghị định 59/2023: the board of people's inspectors plans by quarter, half-year, year and term, and
reports to the Front; it reports nothing to the committee. The Front sends its own programme to the
committee, which it is going to supervise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from libs.kernel.errors import Conflict, Refusal
from services.inspections.rooms.rules import Room

PAPERS_MAX = 60  # of one room in a year


class PaperKind(StrEnum):
    """What a paper of a room is."""

    PLAN = "plan"  # kế hoạch năm của Ban Thanh tra nhân dân
    PROGRAMME = "programme"  # chương trình giám sát năm của Mặt trận
    QUARTER = "quarter"  # báo cáo quý
    HALF_YEAR = "half_year"  # báo cáo 6 tháng
    YEAR = "year"  # báo cáo năm
    TERM = "term"  # báo cáo nhiệm kỳ
    SPECIAL = "special"  # báo cáo đột xuất


REPORTS = (
    *(PaperKind.QUARTER, PaperKind.HALF_YEAR, PaperKind.YEAR, PaperKind.TERM),
    PaperKind.SPECIAL,
)
OF_ROOM: Mapping[Room, Collection[PaperKind]] = {
    Room.PEOPLE: (PaperKind.PLAN, *REPORTS),
    Room.INVESTMENT: REPORTS,
    Room.FRONT: (PaperKind.PROGRAMME,),
}


class PaperNotOfRoom(Refusal):
    """Loại văn bản này không phải của nơi đang lập."""


class WhichQuarter(Refusal):
    """Báo cáo quý cần ghi là quý mấy, từ 1 đến 4."""


class RoomPaperThere(Conflict):
    """Văn bản loại này của kỳ này đã có. Hãy mở văn bản đó."""


class RoomPaperSent(Conflict):
    """Văn bản đã gửi nên không sửa, không bỏ được nữa."""


class TooManyRoomPapers(Refusal):
    """Một năm có tối đa 60 văn bản loại này."""


def check_paper(room: Room, kind: PaperKind, quarter: int, before: Collection[str]) -> None:
    """A room writes its own kinds; of one period there is one, but for reports on occasion."""
    if kind not in OF_ROOM[room]:
        raise PaperNotOfRoom(fields={"kind": "Chọn loại khác."})
    if (kind is PaperKind.QUARTER) != (quarter > 0):
        raise WhichQuarter(fields={"quarter": "Chỉ báo cáo quý ghi quý, từ 1 đến 4."})
    if kind is not PaperKind.SPECIAL and f"{kind}{quarter}" in before:
        raise RoomPaperThere
    if len(before) >= PAPERS_MAX:
        raise TooManyRoomPapers


def check_unsent(sent: bool) -> None:
    """What went out stands."""
    if sent:
        raise RoomPaperSent
