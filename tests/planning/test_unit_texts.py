"""The text of a unit's plan: read like the ward's, kept whole, decided step by step."""

from __future__ import annotations

import hashlib
import io

import pytest
from docx import Document

from tests.planning.test_unit_plans import drafted, sign
from tests.planning.ward import (
    BINH,
    CHAIR,
    FRONT_MAN,
    HOA,
    LAN,
    NORTH,
    NORTH_HEAD,
    SOUTH_HEAD,
)

TEXT = """KẾ HOẠCH
Thực hiện dân chủ ở cơ sở của Khu phố Bắc năm 2025

I. MỤC ĐÍCH
Nhân dân biết, bàn và kiểm tra.

II. NỘI DUNG
1. Họp
- Tổ chức các cuộc họp của cộng đồng khu dân cư. Ghi biên bản.
- Niêm yết kết quả họp tại nhà văn hóa trước ngày 20/5.
2. Báo cáo
- Báo cáo UBND phường hàng quý.
- Vệ sinh nhà văn hóa hằng tháng.

Nơi nhận:
- UBND phường;
- Lưu: Khu phố.
"""


async def read(faces, text: str = TEXT, by=NORTH_HEAD) -> tuple[str, dict]:
    """A draft without steps, and its text as it was read."""
    plan = await drafted(faces, by)
    for item in plan["items"]:
        await faces.post(f"unit-plan-items/{item['id']}/removal", by=by)
    at = f"unit-plans/{plan['plan']['id']}"
    answer = await faces.post(f"{at}/text", {"text": text}, by=by)
    assert answer.status_code == 201, answer.text
    return at, (await faces.get(f"{at}/text", by)).json()


def accepting(steps: list[dict], **changes: str) -> dict:
    """The form that takes steps over as they were read."""
    kept = ("title", "due_on", "task_id")
    return {
        "decisions": [
            {
                "proposal_id": one["id"],
                "accepted": True,
                **{name: one[name] for name in kept},
                **changes,
            }
            for one in steps
        ]
    }


async def test_no_sentence_of_the_text_is_lost_and_its_source_is_known(faces, ward_plan):
    _, told = await read(faces)

    kept = "".join(f"{one['mark']}{one['text']}" for one in told["passages"])
    assert "".join(TEXT.split()) == "".join(kept.split())
    assert told["source"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


async def test_steps_come_with_their_days_and_the_ward_task_they_serve(faces, ward_plan):
    _, told = await read(faces)
    [meeting] = [one for one in await faces.tasks() if one["lead_unit"]["id"] == str(NORTH)]

    steps = [(one["title"], one["due_on"], one["path"]) for one in told["steps"]]
    assert steps == [
        ("Tổ chức các cuộc họp của cộng đồng khu dân cư", None, "II.1/1"),
        ("Niêm yết kết quả họp tại nhà văn hóa trước ngày 20/5", "2025-05-19", "II.1/2"),
        ("Báo cáo UBND phường hàng quý: hàng quý, quý I", "2025-04-15", "II.2/1"),
        ("Báo cáo UBND phường hàng quý: hàng quý, quý II", "2025-07-14", "II.2/1"),
        ("Báo cáo UBND phường hàng quý: hàng quý, quý III", "2025-10-14", "II.2/1"),
        # Owed in the next year, so the plan of this one sets no day.
        ("Báo cáo UBND phường hàng quý: hàng quý, quý IV", None, "II.2/1"),
        # Twelve times a year are one step that lasts.
        ("Vệ sinh nhà văn hóa hằng tháng", None, "II.2/2"),
    ]
    assert [one["task_id"] for one in told["steps"]] == [meeting["id"], *[None] * 6]
    assert told["steps"][0]["sentence"] == (
        "Tổ chức các cuộc họp của cộng đồng khu dân cư. Ghi biên bản."
    )


async def test_the_unit_decides_on_every_step_before_it_hands_in(faces, ward_plan):
    at, told = await read(faces)
    first, second, *rest = told["steps"]
    await faces.post(f"{at}/steps", accepting([first], title="Họp dân hai lần"), by=NORTH_HEAD)

    early = await faces.post(f"{at}/submission", by=NORTH_HEAD)
    dropped = {"decisions": [{"proposal_id": second["id"], "accepted": False, "title": "-"}]}
    await faces.post(f"{at}/steps", dropped, by=NORTH_HEAD)
    twice = await faces.post(f"{at}/steps", accepting([first]), by=NORTH_HEAD)
    await faces.post(f"{at}/steps", accepting(rest), by=NORTH_HEAD)
    handed_in = await faces.post(f"{at}/submission", by=NORTH_HEAD)
    plan = (await faces.get(at, NORTH_HEAD)).json()

    assert (early.status_code, early.json()["type"]) == (409, "ProposalsUndecided")
    assert "Còn 6 việc" in early.json()["title"]
    assert twice.json()["type"] == "StepAccepted"
    assert handed_in.status_code == 201
    assert len(plan["items"]) == 6
    item = plan["items"][0]
    assert (item["title"], item["source_path"]) == ("Họp dân hai lần", "II.1/1")
    assert item["source_sentence"] == first["sentence"]


async def test_decisions_are_taken_together_or_not_at_all(faces, ward_plan):
    at, told = await read(faces)

    form = accepting(told["steps"][:2])
    form["decisions"][1]["due_on"] = "2026-01-01"
    answer = await faces.post(f"{at}/steps", form, by=NORTH_HEAD)

    assert answer.json()["type"] == "ItemOutOfYear"
    assert (await faces.get(at, NORTH_HEAD)).json()["items"] == []


async def test_another_text_takes_the_place_of_the_first_and_keeps_what_was_taken_over(
    faces,
    ward_plan,
):
    at, told = await read(faces)
    await faces.post(f"{at}/steps", accepting(told["steps"][:1]), by=NORTH_HEAD)

    await faces.post(f"{at}/text", {"text": TEXT.replace("hằng tháng", "hằng tuần")}, by=NORTH_HEAD)
    again = (await faces.get(f"{at}/text", NORTH_HEAD)).json()

    assert [one["state"] for one in again["steps"]] == ["accepted", *["proposed"] * 6]
    assert "hằng tuần" in again["passages"][-4]["text"]
    assert len((await faces.get(at, NORTH_HEAD)).json()["items"]) == 1


async def test_who_sees_the_plan_reads_its_text_and_only_the_unit_what_stands_beside_it(
    faces,
    ward_plan,
):
    at, told = await read(faces)
    seers = (NORTH_HEAD, SOUTH_HEAD, CHAIR, BINH, FRONT_MAN, None)

    draft = [(await faces.get(f"{at}/text", by)).status_code for by in seers]
    await faces.post(f"{at}/steps", accepting(told["steps"]), by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    handed_in = (await faces.get(f"{at}/text", CHAIR)).json()

    assert draft == [200, 404, 404, 404, 404, 401]
    assert len(handed_in["passages"]) == len(told["passages"])
    assert (handed_in["steps"], handed_in["left_out"]) == ([], [])


async def test_the_chair_signs_the_text_too(faces, ward_plan):
    at, told = await read(faces)
    await faces.post(f"{at}/steps", accepting(told["steps"]), by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    seen = (await faces.get(at, CHAIR)).json()["content_sha256"]
    await faces.post(f"{at}/return", {"reason": "Sửa câu."}, by=CHAIR)
    await faces.post(f"{at}/text", {"text": TEXT.replace("biết, bàn", "biết")}, by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)

    stale = await sign(faces, at.removeprefix("unit-plans/"), content_sha256=seen)
    fresh = await sign(faces, at.removeprefix("unit-plans/"))

    assert (stale.json()["type"], fresh.status_code) == ("UnitPlanChanged", 201)


async def test_a_body_outside_decides_on_every_step_before_it_adopts(faces, ward_plan):
    at, _ = await read(faces, by=FRONT_MAN)

    answer = await sign(faces, at.removeprefix("unit-plans/"), by=FRONT_MAN, to="adoption")

    assert answer.json()["type"] == "ProposalsUndecided"


async def test_nobody_else_reads_a_text_into_the_plan_nor_into_one_handed_in(
    faces,
    ward_plan,
):
    at, told = await read(faces)

    others = [await faces.post(f"{at}/text", {"text": TEXT}, by=by) for by in (SOUTH_HEAD, HOA)]
    await faces.post(f"{at}/steps", accepting(told["steps"]), by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    late = await faces.post(f"{at}/text", {"text": TEXT}, by=NORTH_HEAD)
    by_culture = await faces.post(f"{at}/text", {"text": TEXT}, by=LAN)

    assert [one.status_code for one in others] == [404, 404]
    assert (late.json()["type"], by_culture.json()["type"]) == ("UnitPlanNotDraft", "NotYourUnit")


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ({}, "SourceMissing"),
        ({"text": TEXT, "receipt": "x"}, "SourceMissing"),
        ({"text": "Chào bạn."}, "NotAPlan"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_advice(faces, ward_plan, form, kind):
    plan = await drafted(faces)

    answer = await faces.post(f"unit-plans/{plan['plan']['id']}/text", form, by=NORTH_HEAD)

    assert (answer.status_code, answer.json()["type"]) == (422, kind)


async def test_a_step_of_another_plan_is_not_decided_here(faces, ward_plan):
    _, told = await read(faces)
    other, _ = await read(faces, by=SOUTH_HEAD)

    answer = await faces.post(f"{other}/steps", accepting(told["steps"][:1]), by=SOUTH_HEAD)

    assert (answer.status_code, answer.json()["type"]) == (404, "StepUnknown")


async def test_the_paper_has_the_text_and_its_steps(faces, named, ward_plan):
    at, told = await read(faces)
    await faces.post(f"{at}/steps", accepting(told["steps"]), by=NORTH_HEAD)
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    await sign(faces, at.removeprefix("unit-plans/"))

    answer = await faces.get(f"{at}/document.docx", BINH)
    paper = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(one.text for one in paper.paragraphs), *cells])

    for expected in ("KHU PHỐ BẮC", "Số: 05/KH-KP", "Ghi biên bản.", "19/05/2025", "Mục III.2/1"):
        assert expected in words
    assert (await faces.get(f"{at}/document.pdf", BINH)).content.startswith(b"%PDF")
    assert (await faces.get(f"{at}/document.xlsx", BINH)).status_code == 422


async def test_a_plan_without_a_text_is_a_paper_of_its_steps(faces, named, ward_plan):
    plan = await drafted(faces)
    at = f"unit-plans/{plan['plan']['id']}"

    answer = await faces.get(f"{at}/document.docx", NORTH_HEAD)
    paper = Document(io.BytesIO(answer.content))

    assert any("Khu phố Bắc thực hiện các việc sau" in one.text for one in paper.paragraphs)
    assert (await faces.get(f"{at}/document.docx", BINH)).status_code == 404


async def test_the_steps_say_how_far_the_wards_tasks_are_and_who_is_waited_for(faces, ward_plan):
    plan = await drafted(faces)
    at, [item] = f"unit-plans/{plan['plan']['id']}", plan["items"]
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    waiting = {by.id: (await faces.get("waiting-unit-plans", by)).json() for by in (CHAIR, BINH)}
    await faces.post(f"{at}/return", {"reason": "Thêm ngày."}, by=CHAIR)
    returned = [
        (await faces.get("waiting-unit-plans", by)).json() for by in (NORTH_HEAD, SOUTH_HEAD, CHAIR)
    ]
    await faces.post(f"{at}/submission", by=NORTH_HEAD)
    await sign(faces, plan["plan"]["id"])

    counts = (await faces.get(f"plans/{ward_plan}/steps", BINH)).json()
    steps = (await faces.get(f"tasks/{item['task']['id']}/steps", BINH)).json()["steps"]

    assert [one["to_approve"] for one in waiting[CHAIR.id] + waiting[BINH.id]] == [True, False]
    assert [len(one) for one in returned] == [1, 0, 0]
    assert counts == {item["task"]["id"]: {"total": 1, "done": 0}}
    assert [(one["unit"], one["title"]) for one in steps] == [("Khu phố Bắc", item["title"])]
    assert (await faces.get("waiting-unit-plans", CHAIR)).json() == []
