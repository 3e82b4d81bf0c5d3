"""Surveys at the door: a thousand at once, retries, strangers, and another ward."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import httpx
import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import text

from libs.kernel import testing
from libs.kernel.actor import Actor, anyone
from libs.kernel.database import Database
from libs.kernel.settings import Settings
from services.participation.surveys.tables import Survey, SurveyPoint
from tests.participation import asking, ward

AT_ONCE, DRAWN, CAME = 16, 400, 200
PLANTED = "Giàng Thị Tên Trồng vòi vĩnh (mẫu)."


class Asked:
    """An open survey: its codes, its sheet, and a way to call its routes."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client, self.database = client, database
        self.survey: Survey
        self.point: SurveyPoint
        self.codes: list[str]

    async def begin(self) -> None:
        """Everything of it, by the service's own actions."""
        async with self.database.transaction(ward.CODE) as session:
            self.survey = await asking.draft(session)
            made = await asking.codes(session, self.survey, {ward.NORTH: 5_000}, DRAWN)
            self.codes = [code for _, code in made]
            self.point = await asking.point(session, self.survey)
            await asking.opened(session, self.survey)

    async def coded(self, code: str, key: str = "", **answers: str) -> int:
        """Answer with a code; the status."""
        form = {"code": code, "answers": answers}
        return (await self.post(f"surveys/{self.survey.id}/answers", form, key)).status_code

    async def scanned(self, key: str = "", **answers: str) -> int:
        """Answer at the sheet; the status."""
        path = f"survey-sheets/{self.point.code}/answers"
        return (await self.post(path, {"answers": answers}, key)).status_code

    async def post(
        self, path: str, form: dict[str, Any], key: str = "", by: Actor = ward.STRANGER
    ) -> httpx.Response:
        """Call a route."""
        headers = testing.signed(by) if by.known else {}
        headers |= {"idempotency-key": key} if key else {}
        target = f"/api/wards/{by.ward_id}/participation/{path}"
        return await self.client.post(target, json=form, headers=headers)

    async def count(self, table: str) -> int:
        """How many rows of this survey a table has."""
        query = text(f"SELECT count(*) FROM {table} WHERE survey_id = :survey")  # noqa: S608
        async with self.database.transaction(ward.CODE) as session:
            return int(await session.scalar(query, {"survey": self.survey.id}) or 0)


@pytest.fixture
async def asked(
    client: httpx.AsyncClient, door: tuple[httpx.AsyncClient, Database]
) -> AsyncIterator[Asked]:
    """On the first day of an open survey."""
    one = Asked(client, door[1])
    with testing.time_is(ward.at(asking.OPENS)):
        await one.begin()
        yield one


@pytest.mark.timeout(180)
async def test_a_thousand_answers_at_once_each_count_once(asked: Asked) -> None:
    places = asyncio.Semaphore(AT_ONCE)

    async def limited(what: Any) -> int:
        async with places:
            return int(await what)

    coded = [asked.coded(code, c1=str(n % 5)) for n, code in enumerate(asked.codes)]
    coded += [asked.coded(code, c1="4") for code in asked.codes]  # somebody else found the paper
    came = [asked.scanned(f"key {n}", c1=str(n % 5)) for _ in range(2) for n in range(CAME)]
    everybody = [limited(one) for one in (*coded, *came)]
    random.Random(5).shuffle(everybody)

    statuses = Counter(await asyncio.gather(*everybody))

    # Every code once: the other is told so. A key sent again gets the first answer.
    assert statuses == {201: DRAWN + 2 * CAME, 409: DRAWN}
    assert await asked.count("survey_answer") == DRAWN + CAME


async def test_what_is_written_is_in_one_column_of_one_table(
    asked: Asked, migrated: str, settings: Settings
) -> None:
    assert await asked.scanned("a key", c1="1", c4=PLANTED) == 201
    assert await asked.coded(asked.codes[0], "b key", c1="1", c4=PLANTED) == 201

    name = settings.database_url.rpartition("/")[2]
    with psycopg.connect(f"{migrated.rsplit('/', 1)[0]}/{name}") as db:
        tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = {table for (table,) in tables if _holds(db, table, "Tên Trồng")}
        states = db.execute("SELECT DISTINCT state FROM survey_comment WHERE text <> ''").fetchall()

    assert found == {"survey_comment"}
    assert states == [("with_clerk",)]


def _holds(db: psycopg.Connection, table: str, words: str) -> bool:
    query = SQL("SELECT count(*) FROM {} t WHERE t::text LIKE %s").format(Identifier(table))
    row = db.execute(query, [f"%{words}%"]).fetchone()
    return bool(row and row[0])


async def test_strangers_see_the_questions_and_nothing_else(asked: Asked) -> None:
    path = f"surveys/{asked.survey.id}"

    async def seen(part: str, by: Actor = ward.STRANGER) -> int:
        headers = testing.signed(by) if by.known else {}
        target = f"/api/wards/{by.ward_id}/participation/{part}"
        return (await asked.client.get(target, headers=headers)).status_code

    assert await seen(path) == 200
    assert await seen(f"survey-sheets/{asked.point.code}") == 200
    for hidden in ("results", "results/pdf", "points", "days", "comments"):
        assert await seen(f"{path}/{hidden}") == 401, hidden
    assert await seen("survey-comments") == 401
    # Nobody sees how it stands; the clerk's list is the clerk's.
    for by in (ward.OFFICIAL, ward.CHAIR, ward.FRONT_OFFICIAL, ward.INSPECTOR):
        assert await seen(f"{path}/results", by) == 422
        assert await seen("survey-comments", by) == 403
    assert await seen("survey-comments", ward.CLERK) == 200
    assert await seen(f"{path}/comments", ward.FRONT_OFFICIAL) == 403


async def test_another_ward_knows_no_survey_sheet_or_code_of_this_one(asked: Asked) -> None:
    there = anyone(ward.ELSEWHERE)
    form = {"answers": {"c1": "1"}}
    coded = {**form, "code": asked.codes[0]}
    for path, sent in (
        (f"surveys/{asked.survey.id}/answers", coded),
        (f"survey-sheets/{asked.point.code}/answers", form),
    ):
        assert (await asked.post(path, sent, by=there)).status_code == 404
    assert await asked.count("survey_answer") == 0
    assert await asked.coded(asked.codes[0], c1="1") == 201


async def test_a_form_that_asks_too_much_is_refused(asked: Asked) -> None:
    assert await asked.scanned(c1="1", c4="x" * 2_001) == 422
    assert await asked.scanned(c1="1", name="Ai đó") == 422
    assert await asked.coded("short", c1="1") == 422
    assert await asked.count("survey_answer") == 0
