"""What a room prepares is nowhere for the committee: every operation is called as each of it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from libs.kernel import clock, outbox, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from services.inspections.people import actions as people
from services.inspections.rooms import actions as papers
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.rules import Room, Standing, may_see
from services.inspections.supervisions import actions
from services.inspections.supervisions.queries import advice_of
from tests.inspections import ward
from tests.inspections.rooms import (
    BOARD,
    CHAIR,
    DAY,
    FRONT,
    HEAD,
    INVESTMENT,
    LAND,
    OF_COMMITTEE,
    OFFICE,
    OTHER_INVESTMENT,
    PEOPLE,
    WORKS_BOARD,
    a_work,
    drafted,
    ended,
    handed,
    on,
    open_boards,
    sent,
)
from tests.shape.tree import Source, sources

Door = tuple[httpx.AsyncClient, Database]
Ids = Mapping[str, UUID]
# Enough of every form that a call gets past it, to where it is asked who may.
FORM: dict[str, Any] = {
    **{"number": "1", "reason": "x", "text": "x", "basis": "x", "result": "x", "wrongs": 0},
    **{"taken": "accepted", "answer": "x", "report": "x", "kind": "money_other", "amount": 1},
    **{"document": "x", "on": "2026-03-02", "starts_on": "2026-09-01", "conclusion": "x"},
    **{"line": "fees", "said": "yes", "severity": "minor"},
}


@pytest.fixture
async def open_door(door: Door) -> Door:
    """A ward with its boards, and a work of which the investor has notice."""
    async with door[1].transaction(ward.CODE) as session:
        await open_boards(session)
    return door


async def _seen(client: httpx.AsyncClient, by: Actor, ids: Ids) -> dict[str, tuple[int, str]]:
    """The answer to every operation of the service that changes nothing or names an id."""
    found = {}
    for path, methods in (await client.get("/openapi.json")).json()["paths"].items():
        url, used = path.replace("{ward}", ward.CODE), []
        while "{" in url:
            before, rest = url.split("{", 1)
            name, after = rest.split("}", 1)
            used.append(str(ids.get(name) or uuid4()))
            url = f"{before}{used[-1]}{after}"
        for method in methods:
            if method != "get" and not used:
                continue  # makes something new
            answer = await client.request(
                method, f"{url}?year=2026", headers=testing.signed(by), json=FORM
            )
            said = answer.text
            for each in used:
                said = said.replace(each, "…")
            found[f"{method} {path}"] = (answer.status_code, said)
    return found


async def _everything(client: httpx.AsyncClient, ids: Ids) -> dict[str, object]:
    return {
        f"{by.id} {sorted(by.roles)}": await _seen(client, by, ids)
        for by in (*OF_COMMITTEE, ward.STRANGER)
    }


async def test_nothing_that_the_committee_reads_changes_while_a_room_prepares(
    open_door: Door,
) -> None:
    client, database = open_door
    clock.hold(ward.at(on(5)))
    try:
        nothing = await _everything(client, {})
        async with database.transaction(ward.CODE) as session:
            how: dict[str, Any] = {"year": 2026, "body": "Việc riêng.", "now": ward.at(DAY)}
            programme = {"kind": PaperKind.PROGRAMME, "quarter": 0}
            await papers.draft_room_paper(session, **programme, by=FRONT, **how)
            for kind, quarter in ((PaperKind.PLAN, 0), (PaperKind.QUARTER, 1)):
                paper = await papers.draft_room_paper(
                    session, kind=kind, quarter=quarter, by=PEOPLE, **how
                )
            await papers.send_room_paper(session, paper.id, number="1", by=PEOPLE, now=ward.at(DAY))
            work = await a_work(session, notified=False)
            row = await drafted(session, PEOPLE)
            other = await drafted(session, FRONT)
            reason = {"reason": "Thôi", "by": FRONT, "now": ward.at(DAY)}
            await actions.drop_supervision(session, other.id, **reason)
            assert not outbox.told(session), "no event tells of it"
            hidden = {"supervision_id": row.id, "work_id": work.id, "room_paper_id": paper.id}

        assert await _everything(client, hidden) == nothing
        assert await _everything(client, hidden | {"supervision_id": other.id}) == nothing
        for path in ("supervisions", "works", "room-papers"):
            url = f"{ward.API}/{path}?year=2026"
            told = (await client.get(url, headers=testing.signed(FRONT))).json()
            assert len(told) == {"supervisions": 1, "works": 1, "room-papers": 2}[path]
    finally:
        clock.hold(None)


async def test_a_result_that_waits_with_the_front_changes_nothing_for_the_committee(
    open_door: Door,
) -> None:
    client, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await ended(session, PEOPLE, subject="Chờ xác nhận")
        [one] = await advice_of(session, [row])
    known = {"supervision_id": row.id, "advice_id": one.id}
    clock.hold(ward.at(row.starts_on))
    try:
        before = await _everything(client, known)
        async with database.transaction(ward.CODE) as session:
            said = {"result": "Thu sai 2 khoản.", "wrongs": 2, "by": PEOPLE}
            now = ward.at(row.starts_on)
            await people.hand_in_result(session, row.id, **said, now=now)
            assert not outbox.told(session)
        assert await _everything(client, known) == before
        async with database.transaction(ward.CODE) as session:
            back = {"reason": "Thiếu biên bản", "by": FRONT, "now": now}
            await people.return_result(session, row.id, **back)
            assert not outbox.told(session)
        assert await _everything(client, known) == before
        async with database.transaction(ward.CODE) as session:
            await people.hand_in_result(session, row.id, **said, now=now)
            await people.confirm_result(session, row.id, number="6/MTTQ", by=FRONT, now=now)
        path = f"{ward.API}/supervisions/{row.id}"
        for by in (CHAIR, OFFICE, LAND):
            shown = (await client.get(path, headers=testing.signed(by))).json()
            assert shown["result"] == "Thu sai 2 khoản."
            assert len(shown["advice"]) == 1
        assert (await client.get(path, headers=testing.signed(HEAD))).status_code == 404
    finally:
        clock.hold(None)


async def test_rooms_are_closed_to_one_another_until_something_is_handed_over(
    open_door: Door,
) -> None:
    client, database = open_door
    async with database.transaction(ward.CODE) as session:
        draft = await drafted(session, PEOPLE, subject="Dự thảo của Ban")
        known = await sent(session, PEOPLE, subject="Đã gửi")
        waiting = await handed(session, subject="Đã nộp")

    async def read(row: Any, by: Actor) -> tuple[int, str]:
        path = f"{ward.API}/supervisions/{row.id}"
        answer = await client.get(path, headers=testing.signed(by))
        return answer.status_code, answer.json().get("result", "")

    assert await read(draft, PEOPLE) == (200, "")
    assert await read(draft, FRONT) == (404, "")
    assert await read(known, FRONT) == (200, "")
    assert await read(waiting, FRONT) == (200, "Thu sai 2 khoản.")
    assert await read(waiting, CHAIR) == (200, "")
    for other in (INVESTMENT, OTHER_INVESTMENT, ward.STRANGER):
        assert (await read(waiting, other))[0] in (401, 404)


def test_who_may_see_is_one_rule() -> None:
    def seen(handed: bool, sent: bool) -> set[str]:
        one = Standing(Room.INVESTMENT, WORKS_BOARD, handed, sent, ward.LAND)
        everybody = (*OF_COMMITTEE, PEOPLE, INVESTMENT, OTHER_INVESTMENT, FRONT)
        return {by.id for by in everybody if may_see(one, by)}

    assert seen(handed=False, sent=False) == {INVESTMENT.id}
    assert seen(handed=True, sent=False) == {INVESTMENT.id, FRONT.id}
    addressed = {by.id for by in OF_COMMITTEE if by.roles & {"chair", "office"}}
    assert seen(handed=True, sent=True) == {INVESTMENT.id, FRONT.id, LAND.id, *addressed}
    mine = Standing(Room.PEOPLE, BOARD, handed=False, sent=False)
    assert [by for by in OF_COMMITTEE if may_see(mine, by)] == []


def test_only_the_queries_that_know_who_may_see_read_papers_of_rooms() -> None:
    hidden = ("Supervision", "Work", "RoomPaper")
    readers = {
        file.path
        for file in sources()
        if file.path.startswith("services/inspections/")
        for name, call in file.calls
        if name.rsplit(".", 1)[-1] in ("select", "found", "get", "aliased")
        and any(ast.unparse(arg).split(".")[0] in hidden for arg in call.args)
    }

    assert readers == {
        f"services/inspections/{folder}/queries.py" for folder in ("rooms", "works", "supervisions")
    }
    assert Source("x.py", "select(Work.id)").calls
