"""What the page of a check, a recommendation, a programme tells of what happened, and to whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from services.inspections.inspections.rules import InspectionKind
from services.inspections.programmes.actions import approve_check_programme
from tests.inspections import ward
from tests.inspections.asking import ASKED, asked, concluded
from tests.inspections.checks import (
    CHAIR,
    COLLEAGUE,
    DAY,
    HEAD,
    INSPECTED,
    LEADER,
    appoint_everybody,
)
from tests.inspections.test_papers import seen
from tests.inspections.test_programmes import line, programme

Door = tuple[httpx.AsyncClient, Database]
BEGUN = ["draft_inspection", "decide_inspection", "announce_inspection", "start_inspection"]


@pytest.fixture(autouse=True)
async def later(door: Door) -> AsyncIterator[None]:
    """The day on which the check is concluded, in a ward with its people."""
    async with door[1].transaction(ward.CODE) as session:
        await ward.open_ward(session)
        await appoint_everybody(session)
    with testing.time_is(ASKED):
        yield


@pytest.fixture
def client(door: Door) -> httpx.AsyncClient:
    """The door alone."""
    return door[0]


async def story(client: httpx.AsyncClient, path: str, by: Actor) -> list[dict[str, Any]]:
    answer = await client.get(f"{ward.API}/{path}", headers=testing.signed(by))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["timeline"])


def actions(lines: list[dict[str, Any]]) -> list[str]:
    return [each["action"] for each in lines]


async def test_what_was_found_is_in_the_story_of_the_team_alone(
    door: Door, client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        one = f"inspections/{(await seen(session)).id}"

    team, unit = await story(client, one, LEADER), await story(client, one, INSPECTED)
    said = {"number": "51/KL-UBND", "conclusion": "Khắc phục."}
    path, signed = f"{ward.API}/{one}/conclusion", testing.signed(CHAIR)
    assert (await client.post(path, json=said, headers=signed)).status_code == 200

    assert actions(team) == [*BEGUN, "add_finding"]
    assert actions(unit) == BEGUN
    after = await story(client, one, INSPECTED)
    assert actions(after) == [*BEGUN, "conclude_inspection"]
    assert after[1]["text"] == "Ký quyết định kiểm tra số 41/QĐ-UBND."
    assert [each["by_id"] for each in after if each["action"] == "draft_inspection"] == [None]
    assert [each["by_id"] for each in team if each["action"] == "add_finding"] == [None]
    assert after[1]["by_id"] == CHAIR.id


async def test_the_story_of_a_hidden_check_is_nobody_elses(
    door: Door, client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        row = await seen(session, InspectionKind.UNANNOUNCED)
        row.started_on = None
        row.state = "decided"
    one = f"{ward.API}/inspections/{row.id}"

    assert (await client.get(one, headers=testing.signed(INSPECTED))).status_code == 404
    assert actions(await story(client, f"inspections/{row.id}", CHAIR))


async def test_a_recommendation_tells_when_it_was_asked_and_by_when_it_is_owed(
    door: Door, client: httpx.AsyncClient
) -> None:
    async with door[1].transaction(ward.CODE) as session:
        row = await asked(session, await concluded(session))

    [issued] = await story(client, f"recommendations/{row.id}", COLLEAGUE)

    assert issued["text"] == f"Ra kiến nghị, hạn khắc phục {row.due_on:%d/%m/%Y}."


async def test_a_programme_tells_how_it_came_to_be(door: Door, client: httpx.AsyncClient) -> None:
    async with door[1].transaction(ward.CODE) as session:
        row = await programme(session)
        await line(session, row, InspectionKind.PLANNED, ward.CULTURE)
        by = {"by": CHAIR, "now": ward.at(DAY)}
        await approve_check_programme(session, row.id, number="9/CTr", **by)

    lines = await story(client, f"check-programmes/{row.id}", HEAD)

    assert [each["text"] for each in lines] == [
        "Lập dự thảo chương trình kiểm tra năm 2026.",
        "Phê duyệt 1 nội dung, văn bản số 9/CTr.",
    ]
