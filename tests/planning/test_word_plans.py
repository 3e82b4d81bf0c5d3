"""A Word plan with a task table in an appendix, on its way into force; what must not get out."""

from __future__ import annotations

from libs.kernel.files import Desk, FileStore
from tests.planning.papers import HEAD, add_table, paper, saved
from tests.planning.ward import APPROVAL, CENTRE, LAN, NOW, WARD


async def imported(faces, settings, document) -> str:
    kept = await FileStore(settings.files_url).keep(WARD, saved(document))
    receipt = Desk(settings.link_key).receipt(WARD, kept, NOW)
    answer = await faces.post("plans", {"year": 2025, "receipt": receipt}, by=LAN)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def with_appendix(small_plan):
    document = paper(*small_plan.splitlines(), "PHỤ LỤC")
    row = ("1", "Tập huấn cho khu phố", "Trung tâm Cung ứng dịch vụ", "", "30/6/2025", "Tài liệu")
    add_table(document, [HEAD, row])
    return document


async def test_a_row_of_an_appendix_is_owed_like_a_line_of_the_plan(faces, settings, small_plan):
    plan_id = await imported(faces, settings, with_appendix(small_plan))
    review = (await faces.get(f"plans/{plan_id}/review", LAN, kind="task")).json()
    [row] = [one for one in review["proposals"] if one["path"].startswith("PL1")]
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)
    await faces.approve(plan_id, APPROVAL)

    [owed] = [task for task in await faces.tasks(unit=CENTRE) if task["group"] == "PL1"]

    assert row["value"]["output"] == "Tài liệu"
    assert (owed["title"], owed["due_on"]) == ("Tập huấn cho khu phố", "2025-06-30")
    assert owed["output"] == "Tài liệu"


async def test_comments_and_deleted_words_are_never_published(faces, settings, small_plan):
    document = with_appendix(small_plan)
    run = document.paragraphs[0].runs[0]
    document.add_comment(run, text="Chưa nên công bố.", author="x", initials="x")
    plan_id = await imported(faces, settings, document)
    await faces.reviewed(plan_id)
    await faces.post(f"plans/{plan_id}/submission", by=LAN)
    await faces.approve(plan_id, APPROVAL)

    office = (await faces.get(f"plans/{plan_id}", LAN)).json()
    everybody = await faces.get(f"plans/{plan_id}")

    assert office["left_out"] == ["Ý kiến nhận xét: Chưa nên công bố."]
    assert everybody.status_code == 200
    assert "Chưa nên công bố" not in everybody.text
