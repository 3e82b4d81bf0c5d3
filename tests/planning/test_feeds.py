"""Due days in people's calendars: a secret address, revocable, without a word that people typed."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar
from sqlalchemy import select

from libs.contracts.directory import OfficialLeft, OfficialMoved
from libs.kernel import clock, testing
from libs.kernel.ids import new_id
from libs.kernel.tables import answered
from services.planning.feeds.tables import CalendarFeed
from services.planning.rules import TaskOrigin
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import Occurrence
from tests.planning.ward import (
    API,
    BINH,
    CHAIR,
    CULTURE,
    FRONT_MAN,
    LAN,
    NORTH_HEAD,
    WARD,
    actor,
)


async def opened(faces, by, scope: str = "unit") -> dict[str, str]:
    answer = await faces.post("calendar-feeds", {"scope": scope}, by=by)
    assert answer.status_code == 201, answer.text
    return answer.json()


def path_of(feed: dict[str, str]) -> str:
    return feed["address"].split("/planning/", 1)[1]


async def days(faces, feed: dict[str, str]) -> dict[str, date]:
    """What a calendar program that cannot sign in gets."""
    answer = await faces.get(path_of(feed))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["cache-control"] == "private, no-store"
    calendar = Calendar.from_ical(answer.content)
    return {str(one["summary"]): one["dtstart"].dt for one in calendar.walk("vevent")}


async def test_a_unit_gets_its_own_days_and_an_overseer_everybodys(faces, small_plan):
    await faces.approved(small_plan)

    culture = await days(faces, await opened(faces, LAN))
    north = await days(faces, await opened(faces, NORTH_HEAD))
    ward = await days(faces, await opened(faces, CHAIR, "ward"))

    half_year = [on for title, on in culture.items() if "6 tháng" in title]
    assert half_year == [date(2025, 5, 23)]
    assert len(culture) == 5
    assert north == {}
    assert len(ward) == 5


async def test_no_word_that_people_typed_is_in_it(faces, small_plan):
    await faces.approved(small_plan)
    [report] = [one for one in await faces.tasks() if one["period"] == "6 tháng đầu năm"]
    letter = {"text": "Đề nghị ông Bình báo cáo gấp.", "answer_by": "2025-02-03"}
    await faces.post(f"tasks/{report['id']}/urgings", letter, by=BINH)
    feed = await opened(faces, LAN)

    found = await days(faces, feed)
    text = (await faces.get(path_of(feed))).text

    assert found["Hạn trả lời đôn đốc"] == date(2025, 2, 3)
    assert "Bình" not in text


async def test_the_title_of_a_task_that_people_typed_is_not_in_it(faces, small_plan):
    owed = Owed(
        origin=TaskOrigin.CONCLUSION,
        origin_id=new_id(),
        kind="general",
        title="Gặp ông Bình về đơn của bà Lan",
        lead_unit_id=CULTURE,
        occurrence=Occurrence("", date(2025, 2, 3)),
        source_path="",
        source_sentence="",
    )
    async with faces.database.transaction(WARD) as session:
        assign_task(session, owed, now=clock.now())

    found = await days(faces, await opened(faces, LAN))

    assert found == {"Việc được giao ngoài kế hoạch": date(2025, 2, 3)}


async def test_an_address_is_kept_only_as_a_hash(faces, small_plan):
    feed = await opened(faces, LAN)
    token = path_of(feed).split("/")[1]

    async with faces.database.transaction(WARD) as session:
        row = (await session.execute(select(CalendarFeed))).scalar_one()

    listed = (await faces.get("calendar-feeds", LAN)).json()
    assert token.encode() not in row.token_hash
    assert len(row.token_hash) == 32
    assert [set(one) for one in listed] == [{"id", "scope", "opened_at"}]


async def test_an_address_is_not_kept_to_be_told_again(faces, small_plan):
    headers = testing.signed(LAN) | {"idempotency-key": "one"}
    made = await faces.client.post(f"{API}/calendar-feeds", json={"scope": "unit"}, headers=headers)

    async with faces.database.transaction(WARD) as session:
        kept = (await session.execute(select(answered.c.key))).scalars().all()

    assert made.status_code == 201, made.text
    assert kept == []


async def test_a_new_address_ends_the_one_before_and_a_revoked_one_shows_nothing(faces, small_plan):
    await faces.approved(small_plan)
    first, second = await opened(faces, LAN), await opened(faces, LAN)
    other = await opened(faces, LAN, "ward")

    replaced = await faces.get(path_of(first))
    stranger = await faces.post(f"calendar-feeds/{second['id']}/revocation", by=BINH)
    still = await faces.get(path_of(second))
    revoked = await faces.post(f"calendar-feeds/{second['id']}/revocation", by=LAN)
    gone = await faces.get(path_of(second))

    listed = [one["id"] for one in (await faces.get("calendar-feeds", LAN)).json()]

    assert listed == [other["id"]]
    assert (replaced.status_code, still.status_code, gone.status_code) == (404, 200, 404)
    assert (stranger.status_code, revoked.status_code) == (404, 201)
    assert (await faces.get(path_of(other))).status_code == 200


@pytest.mark.parametrize("token", ["a" * 43, "a" * 42, "a" * 44])
async def test_an_unknown_address_shows_nothing(faces, small_plan, token):
    await faces.approved(small_plan)

    answer = await faces.get(f"calendars/{token}/due-days.ics")

    assert answer.status_code in (404, 422)
    assert "BEGIN" not in answer.text


@pytest.mark.parametrize(
    ("by", "scope", "status", "kind"),
    [
        (None, "unit", 401, "SignInNeeded"),
        (CHAIR, "unit", 422, "WithoutUnit"),
        (FRONT_MAN, "ward", 422, "ScopeTooWide"),
        (NORTH_HEAD, "ward", 422, "ScopeTooWide"),
        (actor("x", "inspector"), "ward", 403, "NotYourRole"),
        (actor("x", "department"), "unit", 403, "NotYourUnit"),
    ],
)
async def test_nobody_gets_days_that_are_not_theirs(faces, by, scope, status, kind):
    answer = await faces.post("calendar-feeds", {"scope": scope}, by=by)

    assert (answer.status_code, answer.json()["type"]) == (status, kind)


@pytest.mark.parametrize("event", [OfficialLeft, OfficialMoved])
async def test_whoever_leaves_or_moves_loses_the_address(faces, small_plan, event):
    somebody, another = new_id(), new_id()
    feeds = [
        await opened(faces, actor(str(one), "department", CULTURE)) for one in (somebody, another)
    ]
    more = {"unit_id": None, "position": "", "roles": ()} if event is OfficialMoved else {}

    await faces.hears(event(occurred_at=clock.now(), account_id=somebody, **more))

    answers = [(await faces.get(path_of(feed))).status_code for feed in feeds]
    assert answers == [404, 200]
