"""A plan is amended: one binds, work stays with its task, and everybody hears what changed."""

from __future__ import annotations

import asyncio
import json
from datetime import date, datetime

import pytest
from sqlalchemy import select

from libs.contracts.disclosures.obligations import DisclosureLate
from libs.kernel import clock, testing
from libs.kernel.ids import new_id
from libs.kernel.outbox import told
from services.planning.amending import actions
from services.planning.rules import Position, Signature, SigningForm
from services.planning.tables import Task
from tests.planning.ward import (
    APPROVAL,
    BINH,
    CENTRE,
    CHAIR,
    CULTURE,
    FRONT,
    HOA,
    LAN,
    NORTH_HEAD,
    WARD,
    actor,
)

AMENDMENT = APPROVAL | {"number": "45/KH-UBND", "signed_on": "2025-03-03"}
IN_MARCH = datetime(2025, 3, 3, 9, 0, tzinfo=clock.VIETNAM)


@pytest.fixture
def amended_plan(small_plan: str) -> str:
    """The small plan a little different: another day, nobody meets, one more thing to do."""
    return (
        small_plan.replace("trước ngày 25/5", "trước ngày 30/5")
        .replace("- Tổ chức các cuộc họp của cộng đồng khu dân cư.\n", "")
        .replace(
            "2. Các khu phố\n",
            "2. Trung tâm Cung ứng dịch vụ\n"
            "- Tuyên truyền trên hệ thống loa truyền thanh về thực hiện dân chủ.\n",
        )
    )


async def amended(faces, text: str) -> str:
    """The id of the version that amends the plan in force, on 3 March."""
    plan_id = await faces.submitted(text)
    answer = await faces.approve(plan_id, AMENDMENT, to="amendment")
    assert answer.status_code == 201, answer.text
    return plan_id


async def test_one_version_binds_and_the_old_one_stays_readable(faces, small_plan, amended_plan):
    old = await faces.approved(small_plan)
    with testing.time_is(IN_MARCH):
        new = await amended(faces, amended_plan)

    states = {one["id"]: one for one in (await faces.get("plans")).json()}
    assert (states[old]["state"], states[old]["number"]) == ("replaced", "168a/KH-UBND")
    assert (states[new]["state"], states[new]["number"]) == ("in_force", "45/KH-UBND")
    assert (states[new]["amends_id"], states[new]["version"]) == (old, 2)
    assert (await faces.get(f"plans/{old}")).json()["nodes"]


async def test_what_stays_keeps_its_id_and_its_work(faces, small_plan, amended_plan):
    await faces.approved(small_plan)
    before = {(one["title"], one["period"]): one for one in await faces.tasks()}
    task = next(one for one in before.values() if one["kind"] == "disclosure")
    note = {"on": "2025-01-10", "note": "Đã niêm yết."}
    await faces.post(f"tasks/{task['id']}/progress", note, by=BINH)
    letter = {"text": "Đề nghị thực hiện.", "answer_by": "2025-01-20"}
    await faces.post(f"tasks/{task['id']}/urgings", letter, by=BINH)

    with testing.time_is(IN_MARCH):
        new = await amended(faces, amended_plan)
        after = await faces.tasks(plan_id=new)
        shown = (await faces.get(f"tasks/{task['id']}", BINH)).json()

    again = next(one for one in after if one["kind"] == "disclosure")
    quarters = [one for one in after if one["cadence"] == "quarterly"]
    assert again["id"] == task["id"]
    assert {one["id"] for one in quarters} == {
        one["id"] for one in before.values() if one["cadence"] == "quarterly"
    }
    assert [one["note"] for one in shown["progress"]] == ["Đã niêm yết."]
    assert len(shown["urgings"]) == 1
    assert "amend_task" not in [line["action"] for line in shown["timeline"]]


async def test_what_changed_is_moved_with_both_values_and_the_document(
    faces, small_plan, amended_plan
):
    await faces.approved(small_plan)
    [report] = [one for one in await faces.tasks() if one["period"] == "6 tháng đầu năm"]

    with testing.time_is(IN_MARCH):
        await amended(faces, amended_plan)
        shown = (await faces.get(f"tasks/{report['id']}", BINH)).json()

    [line] = [line for line in shown["timeline"] if line["action"] == "amend_task"]
    assert (report["due_on"], shown["task"]["due_on"]) == ("2025-05-23", "2025-05-29")
    assert line["text"].startswith("Điều chỉnh theo văn bản số 45/KH-UBND ngày ")
    assert "; hạn 23/05/2025 thành 29/05/2025; nội dung trước là “" in line["text"]


async def test_what_was_dropped_is_withdrawn_and_what_is_new_is_assigned(
    faces, small_plan, amended_plan
):
    await faces.approved(small_plan)
    meetings = [one for one in await faces.tasks() if one["kind"] == "community"]
    letter = {"text": "Đề nghị họp.", "answer_by": "2025-01-20"}
    [north] = [one for one in meetings if one["lead_unit"]["name"] == "Khu phố Bắc"]
    await faces.post(f"tasks/{north['id']}/urgings", letter, by=BINH)

    with testing.time_is(IN_MARCH):
        new = await amended(faces, amended_plan)
        after = await faces.tasks(plan_id=new)
        gone = [(await faces.get(f"tasks/{one['id']}", BINH)).json() for one in meetings]
        inbox = (await faces.get("inbox", NORTH_HEAD)).json()
        progress = await faces.post(
            f"tasks/{north['id']}/progress", {"on": "2025-03-01", "note": "x"}, by=BINH
        )

    assert len(meetings) == 2
    assert {one["task"]["state"] for one in gone} == {"withdrawn"}
    assert all("45/KH-UBND" in one["reason"] for one in gone)
    assert [one["lead_unit"]["id"] for one in after if one["kind"] == "outreach"] == [
        str(CENTRE),
        str(FRONT),
    ]
    assert (inbox["owed"], inbox["urgings"]) == ([], [])
    assert progress.json()["type"] == "NoLongerAsked"


async def test_what_was_finished_stays_finished(faces, small_plan, amended_plan):
    await faces.approved(small_plan)
    tasks = await faces.tasks()
    [report] = [one for one in tasks if one["period"] == "6 tháng đầu năm"]
    [meeting] = [
        one
        for one in tasks
        if one["kind"] == "community" and one["lead_unit"]["name"] == "Khu phố Bắc"
    ]
    for one in (report, meeting):
        form = {"outcome": "not_done", "reason": "Thiên tai."}
        await faces.post(f"tasks/{one['id']}/outcome", form, by=BINH)

    with testing.time_is(IN_MARCH):
        new = await amended(faces, amended_plan)
        after = await faces.tasks(plan_id=new)
        shown = [(await faces.get(f"tasks/{one['id']}", BINH)).json() for one in (report, meeting)]

    [again] = [one for one in after if one["period"] == "6 tháng đầu năm"]
    assert (again["id"], again["state"], again["due_on"]) == (
        report["id"],
        "not_done",
        "2025-05-23",
    )
    assert [one["task"]["state"] for one in shown] == ["not_done", "not_done"]


async def test_what_lapsed_before_the_amendment_is_asked_of_nobody(faces, small_plan):
    await faces.approved(small_plan)
    added = small_plan.replace(
        "3. Đề nghị", "4. Phòng Văn hóa\n- Báo cáo chuyên đề trước ngày 20/2.\n3. Đề nghị"
    )

    with testing.time_is(IN_MARCH):
        new = await amended(faces, added)
        after = await faces.tasks(plan_id=new)
        late = await faces.tasks(late=True, plan_id=new)

    [special] = [one for one in after if one["due_on"] == "2025-02-19"]
    assert special["state"] == "lapsed"
    assert late == []


async def test_an_amendment_sets_no_day_that_had_passed(faces, small_plan):
    await faces.approved(small_plan)
    [report] = [one for one in await faces.tasks() if one["period"] == "6 tháng đầu năm"]

    with testing.time_is(IN_MARCH):
        new = await amended(faces, small_plan.replace("trước ngày 25/5", "trước ngày 20/2"))
        after = await faces.tasks(plan_id=new)
        late = await faces.tasks(late=True)

    [again] = [one for one in after if one["period"] == "6 tháng đầu năm"]
    assert (again["id"], again["due_on"], again["state"]) == (report["id"], "2025-05-23", "open")
    assert late == []


async def test_the_event_names_every_open_duty_once_and_no_person(faces, small_plan, amended_plan):
    old = await faces.approved(small_plan)
    with testing.time_is(IN_MARCH):
        new = await faces.submitted(amended_plan)
        read = (await faces.get(f"plans/{new}/approval", CHAIR)).json()
        signature = Signature("45/KH-UBND", date(2025, 3, 3), SigningForm.ON_BEHALF, Position.CHAIR)
        async with faces.database.session(WARD) as session:
            await actions.amend_plan(
                session,
                new,
                signature=signature,
                content_sha256=read["content_sha256"],
                by=CHAIR,
                now=clock.now(),
            )
            events = [(one["headers"]["ce-type"], json.loads(one["body"])) for one in told(session)]

    names = [name for name, _ in events]
    [amendment] = [body for name, body in events if name == "planning.plan.amended"]
    [moved] = [body for name, body in events if name == "planning.task.amended"]
    duties = [duty["task_id"] for duty in amendment["duties"]]
    assert "planning.plan.approved" not in names
    assert (amendment["amends_plan_id"], amendment["number"]) == (old, "45/KH-UBND")
    assert len(duties) == len(set(duties)) > 5
    assert (moved["was_due_on"], moved["due_on"]) == ("2025-05-23", "2025-05-29")
    assert names.count("planning.task.withdrawn") == 2
    assert names.count("planning.task.assigned") == 1
    assert read["amends"]["kept"] == len(duties) - 2
    assert len(read["amends"]["withdrawn"]) == 2


async def test_lateness_of_papers_goes_to_the_task_that_takes_over(faces, small_plan):
    await faces.approved(small_plan)
    late = DisclosureLate(
        occurred_at=clock.now(),
        obligation_id=new_id(),
        khoan=2,
        item="2c",
        due_on=date(2025, 1, 9),
        owner_unit_id=None,
        title="Kế hoạch sử dụng đất",
        days_late=1,
    )
    await faces.hears(late)
    other = small_plan.replace(
        "Niêm yết công khai 14 nội dung UBND phường phải công khai tại nhà văn hóa.",
        "Đăng tải lên cổng thông tin các nội dung phải công khai theo luật.",
    )

    with testing.time_is(IN_MARCH):
        new = await amended(faces, other)
        after = await faces.tasks(plan_id=new, kind="disclosure")

    assert [one["late_obligations"] for one in after] == [1]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"number": "168a/KH-UBND"}, "AmendmentNumberTaken"),
        ({"signed_on": "2025-01-07"}, "AmendedTooEarly"),
        ({"number": "45"}, "NumberMalformed"),
    ],
)
async def test_an_amendment_has_its_own_number_and_a_later_day(faces, small_plan, change, kind):
    old = await faces.approved(small_plan)
    new = await faces.submitted(small_plan)

    form = AMENDMENT | {"signed_on": "2025-01-10"} | change
    answer = await faces.approve(new, form, to="amendment")

    assert (answer.status_code, answer.json()["type"]) == (422, kind)
    assert (await faces.get(f"plans/{old}")).json()["plan"]["state"] == "in_force"


@pytest.mark.parametrize(("by", "status"), [(None, 401), (LAN, 403), (BINH, 403), (HOA, 403)])
async def test_only_the_chair_amends(faces, small_plan, by, status):
    await faces.approved(small_plan)
    new = await faces.submitted(small_plan)

    answer = await faces.approve(new, AMENDMENT, by=by, to="amendment")

    assert answer.status_code == status


async def test_nobody_amends_by_a_version_of_their_own(faces, small_plan):
    await faces.approved(small_plan)
    new = await faces.submitted(small_plan, by=actor("hai", "culture"))

    answer = await faces.approve(new, AMENDMENT, by=actor("hai", "chair"), to="amendment")

    assert answer.json()["type"] == "YourOwnWork"


async def test_without_a_plan_in_force_there_is_nothing_to_amend(faces, small_plan):
    new = await faces.submitted(small_plan)

    answer = await faces.approve(new, APPROVAL, to="amendment")

    assert (answer.status_code, answer.json()["type"]) == (409, "NothingToAmend")


async def test_of_two_amendments_at_once_one_wins(faces, small_plan, amended_plan):
    await faces.approved(small_plan)
    versions = [await faces.submitted(amended_plan) for _ in range(3)]

    with testing.time_is(IN_MARCH):
        answers = await asyncio.gather(
            *(faces.approve(one, AMENDMENT, to="amendment") for one in versions)
        )

    # The second finds its own number taken: a plan is never amended twice by one document.
    assert sorted(answer.status_code for answer in answers) == [201, 422, 422]
    async with faces.database.transaction(WARD) as session:
        rows = await session.execute(select(Task.proposal_id, Task.period, Task.lead_unit_id))
        seen = [tuple(row) for row in rows]
    assert len(seen) == len(set(seen))


async def test_reception_days_follow_the_amendment_and_days_held_stay(faces, small_plan):
    await faces.approved(small_plan)
    other = small_plan.replace("ngày 01 và 15 hằng tháng", "ngày 10 và 20 hằng tháng")

    with testing.time_is(IN_MARCH):
        await amended(faces, other)
        days = (await faces.get("reception-days", year=2025)).json()["days"]

    planned = [one["nominal_on"] for one in days]
    assert planned[:4] == ["2025-01-01", "2025-01-15", "2025-02-01", "2025-02-15"]
    assert planned[5:7] == ["2025-03-10", "2025-03-20"]
    assert all(day[-2:] in ("10", "20") for day in planned[5:])


async def test_the_same_plan_again_changes_nothing(faces, small_plan):
    await faces.approved(small_plan)
    before = {one["id"]: (one["due_on"], one["lead_unit"]) for one in await faces.tasks()}

    with testing.time_is(IN_MARCH):
        new = await amended(faces, small_plan)
        after = {
            one["id"]: (one["due_on"], one["lead_unit"]) for one in await faces.tasks(plan_id=new)
        }

    assert after == before
    assert str(CULTURE) in {lead["id"] for _, lead in after.values()}
