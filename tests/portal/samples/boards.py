"""Sample views of boards that residents elect; names and numbers are invented."""

from dataclasses import replace

from services.participation.boards.words import STEPS
from services.portal.board_steps import ACTS, BEGINNINGS
from services.portal.board_words import ELECTING, FREE, TITLE
from services.portal.election_words import STATES
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.boards import MemberLine, PeopleBoardsView, PeopleBoardView
from services.portal.views.matters import Act, MatterLine
from tests.portal.samples.past import past

HERE, DESK = "/06811/ban-cua-dan", "/06811/viec/ban-cua-dan"
BOARDS = PeopleBoardsView(
    TITLE,
    "2 Ban đang hoạt động",
    [
        MatterLine(
            "Ban Thanh tra nhân dân",
            f"{HERE}/1",
            State("live", "Đang hoạt động"),
            ["từ 21/09/2026", "hết nhiệm kỳ 21/09/2031", "33 trong 33 thành viên"],
        ),
        MatterLine(
            "Ban Giám sát đầu tư của cộng đồng: Đường ngõ 4 (mẫu)",
            f"{HERE}/2",
            State("todo", "Đang bầu, chờ công nhận"),
            ["Khu phố 1", "4 trong 5 thành viên, các khu phố còn bầu 1 người"],
        ),
    ],
)
WORK = replace(
    BOARDS,
    acts=[
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{DESK}/bat-dau/{name}", prefix=f"{name}-"),
            each.fields,
        )
        for name, each in BEGINNINGS.items()
    ],
)
ONE = PeopleBoardView(
    title="Ban Thanh tra nhân dân",
    back=Link(HERE, TITLE),
    state=State("live", "Đang hoạt động"),
    facts=["từ 21/09/2026", "Mặt trận công nhận: 30/QĐ-MTTQ", "hết nhiệm kỳ 21/09/2031"],
    finding="3 trong 5 thành viên, các khu phố còn bầu 2 người",
    members=[
        MemberLine("Thành Viên Mẫu Một", "Trưởng ban", "Khu phố 1", "21/09/2026"),
        MemberLine("Thành Viên Mẫu Hai", "Phó Trưởng ban", "Khu phố 2", "21/09/2026"),
        MemberLine("Thành Viên Mẫu Ba", "Thành viên", "Khu phố 3", "21/09/2026"),
    ],
    free=[
        MatterLine("Khu phố 4", "", ELECTING, ["bầu 1 người"]),
        MatterLine("Khu phố 5", "", FREE, ["bầu 1 người"]),
    ],
    elections=[
        MatterLine(
            "Khu phố 4",
            "/06811/bau-cu/1",
            STATES["announced"],
            ["bầu ngày 21/12/2026", "bầu bổ sung"],
        )
    ],
    events=past(
        STEPS,
        *("form_board", "seat_members", "lead_board", "recognise_board", "leave_board"),
        size="5",
        on="21/09/2026",
        members="5",
    ),
)
LEFT = MemberLine(
    "Thành Viên Mẫu Bốn", "Thành viên", "Khu phố 4", "21/09/2026", "01/11/2026, xin thôi"
)
CHOICES = [Choice("1", "Thành Viên Mẫu Một, Khu phố 1")]
DESK_ONE = replace(
    ONE,
    back=Link(DESK, TITLE),
    members=[*ONE.members, LEFT],
    acts=[
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{DESK}/1/{name}", prefix=f"{name}-"),
            [
                replace(field, choices=field.choices or CHOICES)
                if field.kind == "select"
                else field
                for field in each.fields
            ],
        )
        for name, each in ACTS.items()
    ],
)
