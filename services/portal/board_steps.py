"""The steps of a board that residents elect, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.portal.asking import Sentence
from services.portal.board_typed import Form, entered, lead, people_board, plain, project_board
from services.portal.board_words import LEFT, SOURCES
from services.portal.election_steps import NUMBER
from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.views.matters import Field

SEATS = "Mỗi dòng một khu phố: tên, dấu phẩy, số người."
PEOPLE = "Mỗi dòng một người: họ tên, dấu phẩy, khu phố đã bầu."


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, when, what is sent.

    `of_head` is a step of the head of a neighbourhood, and asks whether it is his to take.
    """

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    sent: Form
    when: Callable[[Told], bool] = lambda told: True
    of_head: bool = False


def _some(told: Told) -> bool:
    return not told["ended_on"] and any(each["left_on"] is None for each in told["members"])


KIND = Field(
    "kind",
    "Ban",
    "select",
    choices=[
        Choice("people", "Ban Thanh tra nhân dân"),
        Choice("investment", "Ban Giám sát đầu tư của cộng đồng"),
    ],
)
PLACE = Field(
    "unit_id",
    "Dự án thuộc khu phố",
    "select",
    "Để “Cả phường” nếu dự án qua nhiều khu phố.",
    optional=True,
)
UNIT = Field("unit_id", "Khu phố", "select")
MEMBER = Field("member_id", "Thành viên", "select")
ON = Field("on", "Ngày", "date")
BEGINNINGS = {
    "thanh-tra": Step(
        "people-boards",
        "form_board",
        "Lập Ban Thanh tra nhân dân của nhiệm kỳ mới",
        "Bắt đầu bầu",
        (
            Field(
                "seats",
                "Số người mỗi khu phố bầu",
                "area",
                Sentence(f"{SEATS} Để trống nếu mỗi khu phố bầu một người."),
                optional=True,
            ),
        ),
        people_board,
    ),
    "giam-sat": Step(
        "people-boards",
        "form_board",
        "Lập Ban Giám sát đầu tư của cộng đồng cho một dự án",
        "Bắt đầu bầu",
        (
            Field("title", "Chương trình, dự án", hint="Công khai."),
            PLACE,
            Field("size", "Số thành viên", "number", "Ít nhất 5, kể cả người được cử."),
            Field("seats", "Khu phố bầu đại diện", "area", f"{SEATS} Tất cả không quá 5 người."),
        ),
        project_board,
    ),
    "dang-co": Step(
        "entered-people-boards",
        "enter_board",
        "Ghi một Ban đã được công nhận từ trước",
        "Ghi vào danh sách",
        (
            KIND,
            Field("title", "Chương trình, dự án", hint="Chỉ của Ban giám sát.", optional=True),
            PLACE,
            Field("number", "Số quyết định công nhận"),
            Field("since", "Ngày công nhận", "date"),
            Field("until", "Hết nhiệm kỳ", "date", optional=True),
            Field(
                "members",
                "Thành viên",
                "area",
                f"{PEOPLE} Người được cử ghi Mặt trận Tổ quốc hoặc Ban Thanh tra nhân dân.",
            ),
        ),
        entered,
    ),
}
ACTS = {
    "bau": Step(
        "people-boards/{board}/elections",
        "call_board_election",
        "Nêu việc bầu thành viên của khu phố",
        "Nêu, chờ Mặt trận thống nhất",
        (
            UNIT,
            Field("on", "Ngày họp bầu", "date", "Danh sách ứng cử thông báo trước ít nhất 2 ngày."),
        ),
        plain("unit_id", "on"),
        lambda told: any(not each["electing"] for each in told["free"]),
        of_head=True,
    ),
    "cho-thoi": Step(
        "board-members/{member}/dismissal",
        "propose_dismissal",
        "Nêu việc cho thôi thành viên do khu phố bầu",
        "Nêu, chờ Mặt trận thống nhất",
        (MEMBER,),
        plain(),
        _some,
        of_head=True,
    ),
    "de-xuat-bau": Step(
        "people-boards/{board}/demands",
        "demand_board_election",
        "Ghi hộ gia đình đề xuất bầu thành viên",
        "Ghi đề xuất",
        (UNIT,),
        plain("unit_id"),
        lambda told: any(not each["electing"] for each in told["free"]),
    ),
    "de-xuat-cho-thoi": Step(
        "board-members/{member}/dismissal-demand",
        "demand_board_dismissal",
        "Ghi hộ gia đình đề xuất cho thôi thành viên",
        "Ghi đề xuất",
        (MEMBER,),
        plain(),
        _some,
    ),
    "cu": Step(
        "people-boards/{board}/members",
        "send_member",
        "Ghi người được cử tham gia",
        "Ghi thành viên",
        (
            Field(
                "source", "Nơi cử", "select", choices=[Choice(*each) for each in SOURCES.items()]
            ),
            Field("full_name", "Họ tên"),
            Field("since", "Từ ngày", "date"),
        ),
        plain("source", "full_name", "since"),
        lambda told: told["kind"] == "investment" and not told["ended_on"],
    ),
    "cong-nhan": Step(
        "people-boards/{board}/recognition",
        "recognise_board",
        "Công nhận Ban",
        "Ghi quyết định",
        (NUMBER, ON),
        plain("number", "on"),
        lambda told: told["since"] is None and _some(told),
    ),
    "truong-ban": Step(
        "people-boards/{board}/lead",
        "lead_board",
        "Ghi Trưởng ban, Phó Trưởng ban do các thành viên bầu",
        "Ghi",
        (
            Field("head_id", "Trưởng ban", "select"),
            Field("deputy_1", "Phó Trưởng ban", "select", optional=True),
            Field("deputy_2", "Phó Trưởng ban thứ hai", "select", optional=True),
        ),
        lead,
        _some,
    ),
    "roi-ban": Step(
        "board-members/{member}/leaving",
        "leave_board",
        "Ghi thành viên thôi tham gia",
        "Ghi",
        (
            MEMBER,
            Field(
                "left_as",
                "Vì sao",
                "select",
                "Chỉ Mặt trận xem được lý do.",
                choices=[Choice(each, LEFT[each]) for each in ("resigned", "unfit", "died")],
            ),
            ON,
        ),
        plain("left_as", "on"),
        _some,
    ),
    "ket-thuc": Step(
        "people-boards/{board}/end",
        "end_board",
        "Ghi Ban kết thúc",
        "Kết thúc",
        (ON,),
        plain("on"),
        lambda told: not told["ended_on"],
    ),
}
