"""Letters that urge: several tasks in one, the day of the answer, number, paper, unanswered."""

from __future__ import annotations

import io
import json
from datetime import date, datetime

import docx
import pytest
from pypdf import PdfReader

from libs.contracts.directory import WardOnboarded
from libs.kernel import clock, testing
from libs.kernel.outbox import told
from services.planning.urging import actions
from tests.planning.ward import (
    BINH,
    CHAIR,
    CULTURE,
    HOA,
    LAN,
    NORTH,
    NORTH_HEAD,
    NOW,
    SOUTH_HEAD,
    WARD,
    actor,
)

CLOCK = actor("clock", "clock")
TEXT = "Đề nghị báo cáo tiến độ.\n- Nêu rõ phần chưa làm."


@pytest.fixture
async def plan_id(faces, small_plan) -> str:
    await faces.hears(
        WardOnboarded(
            occurred_at=NOW,
            code=WARD,
            name="Phường Uông Bí",
            kind="phường",
            province_code=22,
            province_name="Tỉnh Quảng Ninh",
        )
    )
    return await faces.approved(small_plan)


@pytest.fixture
async def letter(faces, plan_id) -> dict:
    """A letter to the office that compiles, about two of its reports."""
    first, second = (await faces.tasks(unit=CULTURE, kind="report"))[:2]
    form = {"text": TEXT, "with_task_ids": [second["id"], first["id"]]}
    sent = await faces.post(f"tasks/{first['id']}/urgings", form, by=BINH)
    assert sent.status_code == 201, sent.text
    return dict(sent.json())


async def test_a_letter_names_several_tasks_and_the_rule_gives_the_day(faces, letter):
    details = [(await faces.get(f"tasks/{one}", BINH)).json() for one in letter["task_ids"]]

    assert len(letter["task_ids"]) == 2
    # Five working days after Friday 10 January.
    assert letter["answer_by"] == "2025-01-17"
    assert [one["urgings"][0]["id"] for one in details] == [letter["id"]] * 2
    assert [one["timeline"][-1]["action"] for one in details] == ["send_urging"] * 2


async def test_one_letter_is_one_event(faces, plan_id):
    first, second = (await faces.tasks(unit=CULTURE, kind="report"))[:2]
    async with faces.database.session(WARD) as session:
        await actions.send_urging(
            session,
            first["id"],
            text=TEXT,
            answer_by=None,
            with_task_ids=[second["id"]],
            by=BINH,
            now=NOW,
        )
        [sent] = [json.loads(one["body"]) for one in told(session)]

    assert sent["task_ids"] == [first["id"], second["id"]]
    assert "text" not in sent


async def test_a_letter_goes_to_one_unit(faces, plan_id):
    north = (await faces.tasks(unit=NORTH))[0]
    culture = (await faces.tasks(unit=CULTURE))[0]
    form = {"text": TEXT, "with_task_ids": [north["id"]]}

    answer = await faces.post(f"tasks/{culture['id']}/urgings", form, by=BINH)

    assert answer.json()["type"] == "AnotherUnitsTask"


async def test_a_letter_is_numbered_once_by_the_office(faces, letter):
    path = f"urgings/{letter['id']}/number"
    good = {"number": "45/UBND-VP", "signed_on": "2025-01-10", "signing": "tl"}

    refused = [
        await faces.post(path, good, by=LAN),
        await faces.post(path, good | {"number": "45"}, by=BINH),
        await faces.post(path, good | {"signed_on": "2025-01-11"}, by=BINH),
        await faces.post(path, good | {"signed_on": "2025-01-09"}, by=BINH),
    ]
    waiting = (await faces.get("inbox", BINH)).json()["letters_to_number"]
    done = await faces.post(path, good, by=BINH)
    again = await faces.post(path, good, by=BINH)
    left = (await faces.get("inbox", BINH)).json()["letters_to_number"]

    assert [one.json()["type"] for one in refused] == [
        "NotYourRole",
        "NumberMalformed",
        "SignedInFuture",
        "NumberedBeforeSent",
    ]
    assert [one["id"] for one in waiting] == [letter["id"]]
    assert (done.status_code, done.json()["number"]) == (201, "45/UBND-VP")
    assert again.json()["type"] == "AlreadyNumbered"
    assert left == []


async def test_a_number_serves_one_letter_a_year(faces, plan_id, letter):
    task = (await faces.tasks(unit=NORTH))[0]
    other = await faces.post(f"tasks/{task['id']}/urgings", {"text": TEXT}, by=BINH)
    form = {"number": "45/UBND-VP", "signed_on": "2025-01-10", "signing": "tl"}
    await faces.post(f"urgings/{letter['id']}/number", form, by=BINH)

    again = await faces.post(f"urgings/{other.json()['id']}/number", form, by=BINH)

    assert again.json()["type"] == "NumberTaken"


async def test_the_letter_is_a_paper_and_only_its_sides_read_it(faces, letter):
    form = {"number": "45/UBND-VP", "signed_on": "2025-01-10", "signing": "tl"}
    await faces.post(f"urgings/{letter['id']}/number", form, by=BINH)

    pdf = await faces.get(f"urgings/{letter['id']}/letter.pdf", LAN)
    word = await faces.get(f"urgings/{letter['id']}/letter.docx", CHAIR)
    foreign = await faces.get(f"urgings/{letter['id']}/letter.pdf", SOUTH_HEAD)
    page = " ".join(PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text().split())
    lines = [one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs]

    assert "Số: 45/UBND-VP V/v đôn đốc thực hiện nhiệm vụ dân chủ ở cơ sở" in page
    assert "ỦY BAN NHÂN DÂN PHƯỜNG UÔNG BÍ" in page
    assert "Kính gửi: Phòng Văn hóa - Xã hội" in page
    assert "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG" in page
    assert "- Nêu rõ phần chưa làm." in lines
    assert any("quý I" in line and "hạn ngày 15/04/2025" in line for line in lines)
    assert foreign.status_code == 403


async def test_a_letter_nobody_answered_is_told_once_and_only_while_it_matters(faces, letter):
    counts = []
    for day in (17, 18, 19):
        async with faces.database.transaction(WARD) as session:
            now = datetime(2025, 1, day, 6, 10, tzinfo=clock.VIETNAM)
            await actions.flag_unanswered(session, by=CLOCK, now=now)
            counts.append(len(told(session)))

    assert counts == [0, 1, 0]


async def test_a_letter_about_finished_work_is_neither_waited_for_nor_called_late(faces, plan_id):
    task = (await faces.tasks(unit=NORTH))[0]
    await faces.post(f"tasks/{task['id']}/urgings", {"text": TEXT}, by=BINH)
    outcome = {"outcome": "partly", "reason": "Trời mưa."}
    await faces.post(f"tasks/{task['id']}/outcome", outcome, by=NORTH_HEAD)

    waiting = (await faces.get("inbox", NORTH_HEAD)).json()["urgings"]
    async with faces.database.transaction(WARD) as session:
        later = datetime(2025, 2, 20, 6, 10, tzinfo=clock.VIETNAM)
        await actions.flag_unanswered(session, by=CLOCK, now=later)
        said = told(session)

    assert (waiting, said) == ([], [])


async def test_the_ward_sets_its_pace_and_the_chair_comes_after_the_head(faces, plan_id):
    before = (await faces.get("urging-pace", BINH)).json()
    path = f"/api/wards/{WARD}/planning/urging-pace"
    pace = {"answer_days": 2, "head_days": 4, "chair_days": 4}

    together = await faces.client.put(path, json=pace, headers=testing.signed(BINH))
    no_right = await faces.client.put(path, json=pace, headers=testing.signed(HOA))
    pace["chair_days"] = 9
    done = await faces.client.put(path, json=pace, headers=testing.signed(BINH))
    task = (await faces.tasks(unit=NORTH))[0]
    sent = await faces.post(f"tasks/{task['id']}/urgings", {"text": TEXT}, by=BINH)

    assert (before["answer_days"], before["head_days"], before["chair_days"]) == (5, 3, 7)
    assert together.json()["type"] == "ChairBeforeHead"
    assert no_right.status_code == 403
    assert done.json()["own"]
    assert date.fromisoformat(sent.json()["answer_by"]) == date(2025, 1, 14)


async def test_a_unit_sees_the_letters_it_got_and_the_office_sees_all(faces, letter):
    task = (await faces.tasks(unit=NORTH))[0]
    await faces.post(f"tasks/{task['id']}/urgings", {"text": TEXT}, by=BINH)

    of_north = (await faces.get("urgings", NORTH_HEAD)).json()
    of_all = (await faces.get("urgings", BINH, answered=False)).json()

    assert {one["unit_id"] for one in of_north} == {str(NORTH)}
    assert len(of_all) == 2
