"""What planning does when the directory, disclosures and reporting speak."""

from __future__ import annotations

from datetime import date, datetime, time

from libs.contracts.directory import UnitClosed, UnitRenamed
from libs.contracts.disclosures.obligations import DisclosureLate
from libs.contracts.disclosures.papers import DisclosurePublished
from libs.contracts.reporting import ReportIssued
from libs.kernel import clock
from libs.kernel.ids import new_id
from tests.planning.ward import (
    BINH,
    CENTRE,
    CULTURE,
    LAN,
    NORTH,
    NORTH_HEAD,
    OFFICE,
    SOUTH,
    opened,
)

OBLIGATION = new_id()


def late(owner=OFFICE) -> DisclosureLate:
    return DisclosureLate(
        occurred_at=clock.now(),
        obligation_id=OBLIGATION,
        khoan=3,
        item="3a",
        title="Dự toán thu chi ngân sách",
        owner_unit_id=owner,
        due_on=date(2025, 1, 9),
        days_late=1,
    )


def published(owner=OFFICE) -> DisclosurePublished:
    return DisclosurePublished(
        occurred_at=clock.now(),
        disclosure_id=new_id(),
        obligation_id=OBLIGATION,
        khoan=3,
        item="3a",
        title="Dự toán thu chi ngân sách",
        document_number="12/QĐ-UBND",
        document_on=date(2025, 1, 2),
        owner_unit_id=owner,
        published_on=date(2025, 1, 10),
        due_on=date(2025, 1, 9),
        days_late=1,
    )


def issued(
    kind: str, number: str, sent_on: date, ordinal: int = 1, **changes: object
) -> ReportIssued:
    said = {"issued_on": sent_on, "ordinal": ordinal, **changes}
    return ReportIssued(
        occurred_at=datetime.combine(sent_on, time(9), clock.VIETNAM),
        report_id=new_id(),
        period_id=new_id(),
        kind=kind,
        year=2025,
        number=number,
        signer_position="Phó Chủ tịch",
        days_late=0,
        sha256="0" * 64,
        **said,
    )


async def test_a_late_disclosure_makes_the_owners_task_late_until_it_is_published(faces, real_plan):
    await faces.approved(real_plan)

    await faces.hears(late())
    await faces.hears(late())
    [flagged] = await faces.tasks(late=True)
    await faces.hears(published())
    detail = (await faces.get(f"tasks/{flagged['id']}", BINH)).json()

    assert (flagged["kind"], flagged["lead_unit"]["id"]) == ("disclosure", str(OFFICE))
    assert flagged["late_obligations"] == 1
    assert await faces.tasks(late=True) == []
    [progress] = detail["progress"]
    assert progress["note"].startswith("Đã công khai khoản 3: Dự toán")
    assert (progress["quantity"], progress["measure"]) == (1, "nội dung công khai")


async def test_a_disclosure_of_a_unit_without_such_a_task_counts_for_the_first(faces, real_plan):
    await faces.approved(real_plan)
    first = (await faces.tasks(kind="disclosure"))[0]

    await faces.hears(published(owner=CENTRE))

    detail = (await faces.get(f"tasks/{first['id']}", BINH)).json()
    assert len(detail["progress"]) == 1


async def test_what_is_heard_before_any_plan_is_passed_over(faces):
    for event in (late(), published(), issued("quarter", "9/BC-UBND", date(2025, 4, 10))):
        await faces.hears(event)

    assert await faces.tasks() == []


async def test_an_issued_report_finishes_the_task_of_its_period(faces, real_plan):
    await faces.approved(real_plan)

    # Of two quarters the later one is sent first: it does not finish the earlier one's task.
    await faces.hears(issued("quarter", "31/BC-UBND", date(2025, 7, 16), ordinal=2))
    await faces.hears(issued("quarter", "9/BC-UBND", date(2025, 7, 17)))
    await faces.hears(issued("half_year", "20/BC-UBND", date(2025, 5, 26)))

    done = {
        one["period"]: (one["finished_on"], one["days_late"])
        for one in await faces.tasks(kind="report", state="done")
    }
    assert done == {
        "quý I": ("2025-07-17", 93),
        "6 tháng đầu năm": ("2025-05-26", 3),
        "quý II": ("2025-07-16", 2),
    }


async def test_a_report_that_replaces_another_finishes_no_further_task(faces, real_plan):
    await faces.approved(real_plan)

    await faces.hears(issued("quarter", "9/BC-UBND", date(2025, 4, 10)))
    await faces.hears(issued("quarter", "12/BC-UBND", date(2025, 4, 22), revision=1))

    done = await faces.tasks(kind="report", state="done")
    assert [one["period"] for one in done] == ["quý I"]


async def test_a_report_dated_back_is_as_late_as_it_was_sent(faces, real_plan):
    await faces.approved(real_plan)

    await faces.hears(
        issued("half_year", "20/BC-UBND", date(2025, 5, 26), issued_on=date(2025, 5, 20))
    )

    [done] = await faces.tasks(kind="report", state="done")
    assert (done["finished_on"], done["days_late"]) == ("2025-05-26", 3)


async def test_what_is_published_in_a_year_without_a_plan_is_late_no_more(faces, real_plan):
    await faces.approved(real_plan)
    await faces.hears(late())

    await faces.hears(published().model_copy(update={"published_on": date(2026, 1, 5)}))

    assert await faces.tasks(late=True) == []


async def test_a_renamed_unit_shows_its_new_name(faces, small_plan):
    await faces.approved(small_plan)
    renamed = UnitRenamed(
        occurred_at=clock.now(), unit_id=NORTH, name="Khu phố 1", short_name="KP1"
    )

    await faces.hears(renamed)

    assert {one["lead_unit"]["name"] for one in await faces.tasks(unit=NORTH)} == {"Khu phố 1"}


async def test_a_closed_units_open_work_goes_to_its_successor(faces, small_plan):
    await faces.approved(small_plan)
    [kept] = await faces.tasks(unit=NORTH)
    urging = {"text": "Đề nghị báo cáo.", "answer_by": "2025-01-20"}
    await faces.post(f"tasks/{kept['id']}/urgings", urging, by=BINH)
    before = len(await faces.tasks(unit=SOUTH))
    closed = UnitClosed(
        occurred_at=clock.now(), unit_id=NORTH, successor_id=SOUTH, closed_on=date(2025, 1, 10)
    )

    await faces.hears(closed)

    detail = (await faces.get(f"tasks/{kept['id']}", BINH)).json()
    assert len(await faces.tasks(unit=SOUTH)) == before + 1
    assert detail["urgings"][0]["unit_id"] == str(SOUTH)
    assert "hand_over_task" in [one["action"] for one in detail["timeline"]]


async def test_finished_work_stays_under_the_name_of_who_did_it(faces, small_plan):
    await faces.approved(small_plan)
    [task] = await faces.tasks(unit=NORTH)
    form = {"outcome": "partly", "reason": "Một nửa số hộ vắng."}
    await faces.post(f"tasks/{task['id']}/outcome", form, by=NORTH_HEAD)
    closed = UnitClosed(
        occurred_at=clock.now(), unit_id=NORTH, successor_id=SOUTH, closed_on=date(2025, 1, 10)
    )

    await faces.hears(closed)

    detail = (await faces.get(f"tasks/{task['id']}", BINH)).json()
    assert detail["task"]["lead_unit"]["id"] == str(NORTH)


async def test_hearing_of_a_unit_again_keeps_it_once(faces):
    await faces.hears(opened(CULTURE))
    plan = await faces.imported("I. MỤC ĐÍCH\nTốt hơn.\nII. NỘI DUNG\n1. Công khai\n- Niêm yết.")

    units = (await faces.get(f"plans/{plan}/review", LAN)).json()["units"]

    assert len([unit for unit in units if unit["id"] == str(CULTURE)]) == 1
