"""Meetings: called, moved, called off, held; conclusions that become tasks once announced."""

from __future__ import annotations

import io
import json
from datetime import datetime

import pytest
from docx import Document

from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning.conclusions import actions as conclusions
from services.planning.rules import Position, Signature, SigningForm
from services.planning.tasks import actions, moving
from tests.planning.ward import (
    BINH,
    CHAIR,
    ECONOMY,
    FRONT_MAN,
    HOA,
    LAN,
    NORTH,
    NORTH_HEAD,
    WARD,
    actor,
    day,
)

MEETING = {
    "kind": "committee",
    "title": "Sơ kết quý IV và nhiệm vụ quý I",
    "on": "2025-01-10",
    "starts_at": "14:00",
    "place": "Phòng họp số 2",
    "agenda": "Đánh giá việc niêm yết; bàn nhiệm vụ quý I.",
}
ANNOUNCED = {
    "number": "12/TB-BCĐ",
    "signed_on": "2025-01-10",
    "signing_form": "tm",
    "signer_position": "Chủ tịch",
}
DUTY = {
    "text": "Phòng Kinh tế niêm yết đủ quyết toán năm 2024.",
    "lead_unit_ids": [str(ECONOMY)],
    "due_on": "2025-01-26",
}


def at(text: str) -> datetime:
    """A moment in the ward."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.VIETNAM)


@pytest.fixture
async def meeting_id(ward) -> str:
    answer = await ward.post("meetings", MEETING, by=BINH)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


@pytest.fixture
async def held_id(ward, meeting_id, receipt) -> str:
    form = {"invited": 20, "present": 18, "minutes": receipt}
    answer = await ward.post(f"meetings/{meeting_id}/minutes", form, by=BINH)
    assert answer.status_code == 201, answer.text
    return meeting_id


@pytest.fixture
async def announced_id(ward, held_id) -> str:
    await ward.post(f"meetings/{held_id}/conclusions", {"text": "Biểu dương."}, by=BINH)
    await ward.post(f"meetings/{held_id}/conclusions", DUTY, by=BINH)
    answer = await ward.sign(f"meetings/{held_id}", "announcement", ANNOUNCED)
    assert answer.status_code == 201, answer.text
    return held_id


async def test_a_moved_meeting_keeps_its_former_day_and_the_reason(ward, meeting_id):
    moved = MEETING | {"on": "2025-01-17", "reason": "Trùng lịch họp Đảng ủy."}
    del moved["kind"], moved["title"]
    await ward.post(f"meetings/{meeting_id}/move", moved, by=BINH)
    await ward.post(f"meetings/{meeting_id}/cancellation", {"reason": "Bão."}, by=BINH)

    detail = (await ward.get(f"meetings/{meeting_id}", LAN)).json()
    again = await ward.post(f"meetings/{meeting_id}/move", moved, by=BINH)

    assert [one["on"] for one in detail["changes"]] == ["2025-01-10", "2025-01-17"]
    assert [one["reason"] for one in detail["changes"]] == ["Trùng lịch họp Đảng ủy.", "Bão."]
    assert detail["meeting"]["state"] == "cancelled"
    assert again.json()["type"] == "MeetingNotOpen"


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"invited": 20, "present": 21}, "TooManyPresent"),
        ({"invited": 20, "present": 20}, None),
    ],
)
async def test_not_more_come_than_were_invited(ward, meeting_id, receipt, form, refusal):
    answer = await ward.post(
        f"meetings/{meeting_id}/minutes", {**form, "minutes": receipt}, by=BINH
    )

    assert answer.json().get("type") == refusal


async def test_minutes_are_of_a_day_that_has_come(ward, receipt):
    ahead = (await ward.post("meetings", MEETING | {"on": "2025-01-11"}, by=BINH)).json()["id"]
    form = {"invited": 9, "present": 9, "minutes": receipt}

    early = await ward.post(f"meetings/{ahead}/minutes", form, by=BINH)
    sentence = await ward.post(f"meetings/{ahead}/conclusions", DUTY, by=BINH)
    long_ago = await ward.post("meetings", MEETING | {"on": "2024-12-09"}, by=BINH)

    assert early.json()["type"] == "MeetingStillAhead"
    assert sentence.json()["type"] == "MeetingNotHeld"
    assert long_ago.json()["type"] == "MeetingDayWrong"


async def test_a_conclusion_becomes_a_task_that_comes_from_its_sentence(ward, announced_id):
    [task] = await ward.tasks(unit=ECONOMY)
    detail = (await ward.get(f"meetings/{announced_id}", HOA)).json()

    # 26/01/2025 is a Sunday in the Tết holiday: the last working day before it is due.
    assert (task["due_on"], task["kind"]) == ("2025-01-24", "conclusion")
    assert task["basis"] == "Kết luận 2, Thông báo số 12/TB-BCĐ"
    assert task["source_sentence"] == DUTY["text"]
    assert (task["origin"], task["origin_id"], task["plan_id"]) == (
        "conclusion",
        announced_id,
        None,
    )
    assert [one["id"] for one in detail["conclusions"][1]["tasks"]] == [task["id"]]
    assert detail["conclusions"][0]["tasks"] == []


async def test_a_task_of_a_conclusion_is_worked_on_urged_and_finished(ward, announced_id, receipt):
    [task] = await ward.tasks(unit=ECONOMY)
    path = f"tasks/{task['id']}"

    noted = await ward.post(f"{path}/progress", {"on": "2025-01-10", "note": "Đang làm."}, by=HOA)
    strange = await ward.post(
        f"{path}/progress", {"on": "2025-01-10", "note": "Tôi làm."}, by=NORTH_HEAD
    )
    urging = {"text": "Đề nghị làm ngay.", "answer_by": "2025-01-15"}
    urged = await ward.post(f"{path}/urgings", urging, by=BINH)
    done = await ward.post(f"{path}/outcome", {"outcome": "done", "evidence": [receipt]}, by=HOA)

    assert [noted.status_code, urged.status_code, done.status_code] == [201, 201, 201]
    assert strange.json()["type"] == "NotYourUnit"


async def test_a_task_of_a_conclusion_follows_the_calendar_and_is_told_overdue(ward, upload):
    clockwork = actor("clock", "clock")
    # Friday 02/01/2026 was made a day off by an order published on 25/12/2025.
    with testing.time_is(at("2025-12-20 09:00")):
        meeting = await ward.post("meetings", MEETING | {"on": "2025-12-19"}, by=BINH)
        path = f"meetings/{meeting.json()['id']}"
        page = {"invited": 9, "present": 9, "minutes": await upload(clock.now())}
        await ward.post(f"{path}/minutes", page, by=BINH)
        await ward.post(f"{path}/conclusions", DUTY | {"due_on": "2026-01-02"}, by=BINH)
        signed = ANNOUNCED | {"signed_on": "2025-12-19"}
        await ward.sign(path, "announcement", signed)
    async with ward.database.transaction(WARD) as session:
        await moving.follow_calendar(session, by=clockwork, now=at("2025-12-26 05:45"))
        moved = [json.loads(one["body"]) for one in told(session)]
    async with ward.database.session(WARD) as session:
        await actions.flag_overdue(session, by=clockwork, now=at("2026-01-01 06:00"))
        late = [json.loads(one["body"]) for one in told(session)]

    assert [(one["was_due_on"], one["due_on"]) for one in moved] == [("2026-01-02", "2025-12-31")]
    assert [(one["kind"], one["due_on"]) for one in late] == [("conclusion", "2025-12-31")]


async def test_announced_conclusions_stand(ward, announced_id):
    more = await ward.post(f"meetings/{announced_id}/conclusions", DUTY, by=BINH)
    detail = (await ward.get(f"meetings/{announced_id}", LAN)).json()
    first = detail["conclusions"][0]["id"]
    less = await ward.post(f"conclusions/{first}/removal", by=BINH)
    twice = await ward.sign(f"meetings/{announced_id}", "announcement", ANNOUNCED)

    assert [one.json()["type"] for one in (more, less, twice)] == ["AlreadyAnnounced"] * 3


async def test_a_conclusion_taken_back_leaves_no_gap(ward, held_id):
    for text in ("Một.", "Hai.", "Ba."):
        await ward.post(f"meetings/{held_id}/conclusions", {"text": text}, by=BINH)
    before = (await ward.get(f"meetings/{held_id}", LAN)).json()["conclusions"]

    await ward.post(f"conclusions/{before[0]['id']}/removal", by=BINH)

    after = (await ward.get(f"meetings/{held_id}", LAN)).json()["conclusions"]
    assert [(one["ordinal"], one["text"]) for one in after] == [(1, "Hai."), (2, "Ba.")]


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (DUTY | {"lead_unit_ids": []}, "DueDayWithoutUnit"),
        (DUTY | {"due_on": None}, "DueDayWithoutUnit"),
        (DUTY | {"due_on": "2025-01-10"}, "DueBeforeMeeting"),
        (DUTY | {"lead_unit_ids": ["0198f2c0-0000-7000-8000-000000000099"]}, "UnitNotThere"),
    ],
)
async def test_work_needs_a_unit_and_a_day_to_come(ward, held_id, form, refusal):
    answer = await ward.post(f"meetings/{held_id}/conclusions", form, by=BINH)

    assert answer.json()["type"] == refusal
    assert answer.json()["fields"]


async def test_only_conclusions_that_were_read_are_announced(ward, held_id):
    path = f"meetings/{held_id}"
    await ward.post(f"{path}/conclusions", DUTY, by=BINH)
    read = (await ward.get(path, CHAIR)).json()["content_sha256"]
    await ward.post(f"{path}/conclusions", DUTY | {"text": "Thêm việc."}, by=BINH)

    stale = await ward.post(f"{path}/announcement", ANNOUNCED | {"content_sha256": read}, by=CHAIR)
    unread = await ward.post(f"{path}/announcement", ANNOUNCED, by=CHAIR)
    none_yet = await ward.tasks(kind="conclusion")
    fresh = await ward.sign(path, "announcement", ANNOUNCED)

    assert (stale.status_code, stale.json()["type"]) == (409, "ConclusionsChanged")
    assert (unread.status_code, list(unread.json()["fields"])) == (422, ["content_sha256"])
    assert none_yet == []
    assert fresh.status_code == 201


async def test_an_announcement_is_signed_by_another_after_the_meeting_about_something(
    ward, held_id
):
    path, to = f"meetings/{held_id}", "announcement"
    empty = await ward.sign(path, to, ANNOUNCED)
    await ward.post(f"{path}/conclusions", DUTY, by=BINH)

    early = await ward.sign(path, to, ANNOUNCED | {"signed_on": "2025-01-09"})
    office = await ward.sign(path, to, ANNOUNCED, by=BINH)
    both = actor(BINH.id, "chair")
    own = await ward.sign(path, to, ANNOUNCED, by=both)
    with testing.time_is(at("2025-01-27 08:00")):
        late = await ward.sign(path, to, ANNOUNCED | {"signed_on": "2025-01-27"})

    answers = (empty, early, office, own, late)
    assert [one.json()["type"] for one in answers] == [
        "NothingConcluded",
        "SignedBeforeMeeting",
        "NotYourRole",
        "YourOwnWork",
        "DueDayPassed",
    ]


async def test_the_front_sees_its_own_meetings_only(ward, held_id):
    front = await ward.post("meetings", MEETING | {"kind": "front"}, by=BINH)
    listed = (await ward.get("meetings", FRONT_MAN)).json()["meetings"]
    hidden = await ward.get(f"meetings/{held_id}", FRONT_MAN)
    paper = await ward.get(f"meetings/{held_id}/announcement.pdf", FRONT_MAN)
    head = await ward.get("meetings", NORTH_HEAD)

    assert [one["id"] for one in listed] == [front.json()["id"]]
    assert (hidden.status_code, paper.status_code, head.status_code) == (404, 404, 403)


async def test_what_a_meeting_concluded_is_read_by_whom_it_concerns(ward, held_id):
    to_north = {"lead_unit_ids": [str(ECONOMY), str(NORTH)]}
    await ward.post(f"meetings/{held_id}/conclusions", DUTY | to_north, by=BINH)
    await ward.sign(f"meetings/{held_id}", "announcement", ANNOUNCED)
    tasks = {one["lead_unit"]["id"]: one["id"] for one in await ward.tasks(kind="conclusion")}
    of_economy = f"tasks/{tasks[str(ECONOMY)]}"

    def listed(answer) -> int:
        return answer.json()["total"]

    assert listed(await ward.get("tasks?kind=conclusion", HOA)) == 2
    assert listed(await ward.get("tasks?kind=conclusion", NORTH_HEAD)) == 1
    assert listed(await ward.get("tasks?kind=conclusion", FRONT_MAN)) == 0
    assert (await ward.get(f"tasks/{tasks[str(NORTH)]}", NORTH_HEAD)).status_code == 200
    for stranger in (NORTH_HEAD, FRONT_MAN):
        assert (await ward.get(of_economy, stranger)).status_code == 404
        assert (await ward.get(f"{of_economy}/steps", stranger)).status_code == 404


async def test_the_announcement_is_a_document_under_its_number(ward, announced_id):
    word = await ward.get(f"meetings/{announced_id}/announcement.docx", HOA)
    pdf = await ward.get(f"meetings/{announced_id}/announcement.pdf", HOA)
    document = Document(io.BytesIO(word.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])

    assert pdf.content.startswith(b"%PDF")
    assert "12/TB-BCĐ" in text
    assert "TRƯỞNG BAN" in text
    assert "Có mặt 18 trong số 20 người được mời" in text
    assert "Phòng Kinh tế, Hạ tầng và Đô thị. Hoàn thành chậm nhất ngày 26/01/2025" in text


async def test_what_is_told_of_a_meeting_holds_no_word_of_it(ward, held_id):
    await ward.post(f"meetings/{held_id}/conclusions", DUTY, by=BINH)
    read = (await ward.get(f"meetings/{held_id}", CHAIR)).json()["content_sha256"]
    async with ward.database.session(WARD) as session:
        signature = Signature("12/TB-BCĐ", day("2025-01-10"), SigningForm.ON_BEHALF, Position.CHAIR)
        await conclusions.announce_conclusions(
            session,
            held_id,
            signature=signature,
            content_sha256=read,
            by=CHAIR,
            now=clock.now(),
        )
        events = {one["headers"]["ce-type"]: json.loads(one["body"]) for one in told(session)}

    assigned = events["planning.task.assigned"]
    assert assigned["title"] == "Việc giao tại cuộc họp, kết luận 1"
    announced = events["planning.conclusions.announced"]
    assert (announced["conclusion_count"], announced["task_count"]) == (1, 1)
    assert set(events) == {"planning.conclusions.announced", "planning.task.assigned"}
    assert "niêm yết" not in json.dumps(announced, ensure_ascii=False)
