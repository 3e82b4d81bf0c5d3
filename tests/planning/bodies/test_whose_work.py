"""Every body that work may be given to has somebody who sees it, does it and answers for it."""

from __future__ import annotations

from uuid import UUID

import pytest

from libs.contracts.directory import UnitOpened
from libs.permissions import RULES, Role
from services.directory.officials.sides import check_place
from services.directory.units.rules import UnitKind
from services.planning.days import calendar_known_on
from services.planning.rules import OUTSIDE_COMMITTEE, TaskOrigin
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import TaskKind, by_named_day
from tests.planning.ward import BINH, CHAIR, FRONT, FRONT_MAN, LAN, NOW, WARD, actor, day

BODY = UUID("0198f2c0-0000-7000-8000-000000000099")
# Who of the ward's accounts works there; beside the committee nobody else may speak.
WORKS_THERE = {
    "department": "department",
    "office": "office",
    "service_centre": "department",
    "school": "department",
    "neighbourhood": "neighbourhood_head",
    "front": "front",
    "organisation": "front",
    "inspection_board": "people_board",
    "investment_board": "investment_board",
    "steering_committee": "department",
    "party": "party",
    "council": "department",
}
SHORT = {"outcome": "partly", "reason": "Còn hai nội dung."}


async def given_to(faces, kind):
    """A task, led by a body of that kind; and the body's own official."""
    opened = UnitOpened(occurred_at=NOW, unit_id=BODY, kind=kind, name="Nơi này", short_name="N")
    await faces.hears(opened)
    owed = Owed(
        origin=TaskOrigin.CONCLUSION,
        origin_id=None,
        kind=TaskKind.CONCLUSION,
        title="Giám sát niêm yết",
        lead_unit_id=BODY,
        occurrence=by_named_day(day("2025-03-31"), "Kết luận 1", calendar_known_on(NOW.date())),
        source_path="kết luận 1",
        source_sentence="Giám sát niêm yết.",
    )
    async with faces.database.transaction(WARD) as session:
        task = assign_task(session, owed, now=NOW)
    return actor("tai-cho", WORKS_THERE[kind], BODY), f"{task.id}"


def test_there_is_somebody_for_every_kind():
    assert set(WORKS_THERE) == set(UnitKind)
    for kind, role in WORKS_THERE.items():
        check_place([role], kind)


def test_the_party_reads_what_is_late_and_works_only_on_what_its_unit_owes():
    anywhere = [action for action, rule in RULES.items() if Role.PARTY in rule.roles]
    own = [action for action, rule in RULES.items() if Role.PARTY in rule.own_unit]

    assert anywhere == ["see_tasks", "see_urgings", "see_late_work", "see_obligations"]
    assert own == ["note_progress", "finish_task", "answer_urging"]


@pytest.mark.parametrize("kind", WORKS_THERE)
async def test_whoever_works_there_finds_the_task_answers_for_it_and_finishes_it(faces, kind):
    by, task_id = await given_to(faces, kind)
    path, letter = f"tasks/{task_id}", {"text": "Đề nghị báo cáo.", "answer_by": "2025-01-20"}
    asked = (await faces.post(f"{path}/urgings", letter, by=LAN)).json()["id"]
    progress = {"on": "2025-01-09", "note": "Đã họp."}

    inbox = (await faces.get("inbox", by)).json()
    done = [
        await faces.get(path, by),
        await faces.get(f"urgings/{asked}", by),
        await faces.post(f"urgings/{asked}/answer", {"answer": "Đã rõ."}, by=by),
        await faces.post(f"{path}/progress", progress, by=by),
        await faces.post(f"{path}/outcome", SHORT, by=by),
    ]

    assert [one["id"] for one in inbox["owed"]] == [task_id]
    assert [one["id"] for one in inbox["urgings"]] == [asked]
    assert [one.status_code for one in done] == [200, 200, 201, 201, 201]


@pytest.mark.parametrize("kind", sorted(OUTSIDE_COMMITTEE))
async def test_nobody_else_speaks_for_a_body_beside_the_committee(faces, kind):
    _, task_id = await given_to(faces, kind)

    for other in (BINH, LAN, FRONT_MAN, CHAIR, actor("khac", WORKS_THERE[kind], FRONT)):
        refused = await faces.post(f"tasks/{task_id}/outcome", SHORT, by=other)
        assert refused.status_code in (403, 422), other
