"""Sample views of dialogues."""

from dataclasses import replace

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.dialogues import (
    CommitmentLine,
    DialogueAct,
    DialogueLine,
    DialoguesView,
    DialogueView,
)
from services.reception.dialogues.words import STEPS
from tests.portal.samples.frame import DEADLINE
from tests.portal.samples.past import past

HERE, DESK = "/06811/doi-thoai", "/06811/viec/doi-thoai"
LINES = [
    DialogueLine(
        "Đối thoại với Nhân dân năm 2026",
        f"{HERE}/1",
        State("done", "Đã kết luận"),
        ["12/06/2026, Hội trường phường", "84 người dân dự", "2/3 cam kết đã thực hiện"],
    )
]
PUBLIC = DialoguesView(
    "Hội nghị năm 2026 đã tổ chức ngày 12/06/2026 (Điều 32 khoản 1 Luật 10/2022/QH15)", LINES
)
WORK = replace(
    PUBLIC,
    form=FormView(DESK, {"on": "2025-01-01"}, {"on": "Ngày này đã qua."}),
)
ONE = DialogueView(
    title="Đối thoại với Nhân dân năm 2026",
    back=Link(HERE, "Đối thoại với Nhân dân"),
    state=State("done", "Đã kết luận"),
    facts=["08:00 ngày 12/06/2026", "Hội trường phường", "84 người dân, 9 cán bộ dự"],
    agenda="Môi trường, giao thông, chỉnh trang đô thị.",
    summary="Phường trả lời 11 ý kiến tại chỗ.",
    commitments=[
        CommitmentLine(
            "1. Nạo vét cống đường Mẫu",
            State("done", "Đã thực hiện"),
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "hạn 30/06/2026", "xong ngày 25/06/2026"],
        ),
        CommitmentLine(
            "2. Lắp đèn ngõ 4", State("live", "Đang thực hiện"), ["Văn phòng", "hạn 30/11/2026"]
        ),
    ],
    events=past(
        STEPS,
        *("plan_dialogue", "hold_dialogue", "conclude_dialogue", "settle_commitment"),
        on="12/06/2026",
        commitments="2",
    ),
)


def _act(name: str, title: str, *fields: str) -> DialogueAct:
    return DialogueAct(name, title, title, FormView(f"{DESK}/1/{name}", prefix=f"{name}-"), fields)


DESK_ONE = replace(
    ONE,
    state=State("live", "Đã tổ chức, chờ kết luận"),
    minutes="/tep/1",
    acts=[
        _act("bao", "Ghi ngày thông báo", "notified_on"),
        _act("bien-ban", "Ghi biên bản", "residents", "officials", "questions", "answered",
             "summary", "minutes"),
        _act("cam-ket", "Thêm cam kết", "text", "unit_id", "due_on"),
        _act("bo-cam-ket", "Bỏ một cam kết", "commitment_id"),
        _act("ket-luan", "Kết luận, giao việc"),
        _act("doi-ngay", "Dời ngày", "on"),
    ],
    made=[Choice("1", "1. Nạo vét cống đường Mẫu")],
    units=[Choice("1", "Phòng Kinh tế, Hạ tầng và Đô thị")],
)  # fmt: skip
OF_A_COMPLAINT = replace(
    DESK_ONE,
    title="Đối thoại vụ khiếu nại số 12/2026",
    back=Link("/06811/viec/don-thu/1", "Vụ khiếu nại"),
    state=State("todo", "Sắp tổ chức"),
    acts=[
        _act("bao", "Ghi ngày thông báo", "notified_on", "number"),
        _act("bien-ban", "Ghi biên bản", "residents", "summary", "minutes", "number"),
    ],
    private=True,
    notice=DEADLINE,
)
