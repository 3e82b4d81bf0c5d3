"""An unannounced check is nowhere before it starts: everything that others can read is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from libs.kernel import clock, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from services.inspections.inspections import actions
from services.inspections.inspections.rules import InspectionKind, InspectionState, may_see
from tests.inspections import ward
from tests.inspections.checks import (
    CHAIR,
    CLERK,
    COLLEAGUE,
    DRAFTER,
    EVERYBODY,
    FRONT,
    HEAD,
    INSPECTED,
    INSPECTOR,
    LEADER,
    MEMBER,
    OTHER_OFFICE,
    appoint_everybody,
    decided,
    drafted,
    on,
    started,
)
from tests.shape.tree import Source, sources

OUTSIDE = (OTHER_OFFICE, INSPECTED, COLLEAGUE, HEAD, FRONT, INSPECTOR, CLERK, ward.STRANGER)
Door = tuple[httpx.AsyncClient, Database]


@pytest.fixture
async def open_door(door: Door) -> Door:
    """A ward with its officials, and one check that everybody may know of."""
    async with door[1].transaction(ward.CODE) as session:
        await ward.open_ward(session)
        await appoint_everybody(session)
        await started(session)
    return door


async def _seen(client: httpx.AsyncClient, by: Actor, known: UUID) -> dict[str, tuple[int, str]]:
    """The answer to every operation of the service, `known` standing for every id in a path."""
    document = (await client.get("/openapi.json")).json()
    found = {}
    for path, methods in document["paths"].items():
        for method in methods:
            url = path.replace("{ward}", ward.CODE)
            while "{" in url:
                before, rest = url.split("{", 1)
                url = f"{before}{known}{rest.split('}', 1)[1]}"
            if method != "get" and "{" not in path.replace("{ward}", ""):
                continue  # makes something new
            answer = await client.request(
                method,
                f"{url}?year=2026",
                headers=testing.signed(by),
                json={"number": "1", "reason": "x", "conclusion": "x", "line": "fees"}
                | {"said": "yes", "severity": "minor", "text": "x", "basis": "x"},
            )
            found[f"{method} {path}"] = (
                answer.status_code,
                answer.text.replace(str(known), "…"),
            )
    return found


async def _everything(client: httpx.AsyncClient, known: UUID) -> dict[str, object]:
    return {f"{by.id} {sorted(by.roles)}": await _seen(client, by, known) for by in OUTSIDE}


@pytest.mark.parametrize("ending", ["decided", "drafted", "dropped"])
async def test_nothing_that_others_read_changes_while_it_is_hidden(
    open_door: Door, ending: str
) -> None:
    client, database = open_door
    clock.hold(ward.at(on(5)))
    try:
        nothing = await _everything(client, uuid4())
        async with database.transaction(ward.CODE) as session:
            make = drafted if ending == "drafted" else decided
            row = await make(session, InspectionKind.UNANNOUNCED)
            if ending == "dropped":
                await actions.drop_inspection(
                    session, row.id, reason="Thôi", by=CHAIR, now=ward.at(on(2))
                )
            hidden = row.id
            assert not session.info.get("told"), "no event tells of it"

        assert await _everything(client, hidden) == nothing
        for by in (CHAIR, DRAFTER, LEADER, MEMBER):
            seen = await _seen(client, by, hidden)
            assert seen["get /api/wards/{ward}/inspections/inspections/{inspection_id}"][0] == 200
    finally:
        clock.hold(None)


async def test_who_moves_into_the_unit_is_told_no_more_than_the_unit(open_door: Door) -> None:
    client, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await decided(session, InspectionKind.UNANNOUNCED)
    path = f"{ward.API}/inspections/{row.id}"
    for by in (DRAFTER, LEADER):
        moved = replace(by, unit_id=row.unit_id)
        assert (await client.get(path, headers=testing.signed(by))).status_code == 200
        assert (await client.get(path, headers=testing.signed(moved))).status_code == 404
        begun = await client.post(f"{path}/start", headers=testing.signed(moved))
        assert begun.status_code == 404


async def test_once_it_starts_the_inspected_reads_it_and_everybody_hears(open_door: Door) -> None:
    client, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await started(session, InspectionKind.UNANNOUNCED)
        [told] = [each for each in session.info["told"] if str(row.id).encode() in each["body"]]
        assert told["subject"].endswith("inspection.started")
    path = f"{ward.API}/inspections/{row.id}"

    statuses = {
        by.id: (await client.get(path, headers=testing.signed(by))).status_code
        for by in (INSPECTED, COLLEAGUE, FRONT, INSPECTOR, OTHER_OFFICE, HEAD)
    }
    assert statuses.pop(HEAD.id) == 404  # another unit's check is not theirs
    assert set(statuses.values()) == {200}


async def test_the_notes_of_the_database_name_it_only_by_its_id(open_door: Door) -> None:
    """What the history keeps is chained by hashes for ever: no unit, no subject in it."""
    _, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await decided(session, InspectionKind.UNANNOUNCED)
        await session.flush()
        said = str([each["said"] for each in session.info["said"]])
    assert row.subject not in said
    assert str(row.unit_id) not in said
    async with database.session(ward.ELSEWHERE) as elsewhere:
        assert (await elsewhere.execute(text("SELECT count(*) FROM inspection"))).scalar() == 0


async def test_a_known_check_shows_no_findings_to_the_unit_before_its_conclusion(
    open_door: Door,
) -> None:
    client, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await started(session)
    found = {"severity": "minor", "text": "Thiếu biển tên.", "basis": "Kế hoạch", "line": ""}
    answered = {"line": "fees", "said": "no", "note": "Chưa niêm yết."}
    path, team = f"{ward.API}/inspections/{row.id}", testing.signed(LEADER)
    await client.post(f"{path}/findings", json=found, headers=team)
    await client.post(f"{path}/answers", json=answered, headers=team)

    async def read(by: Actor) -> str:
        texts = [
            (await client.get(f"{path}/{part}", headers=testing.signed(by))).text
            for part in ("findings", "checklist")
        ]
        return " ".join(texts)

    assert "Thiếu biển tên" in await read(CHAIR)
    for by in (INSPECTED, COLLEAGUE, FRONT, OTHER_OFFICE):
        assert "Thiếu biển tên" not in await read(by)
        assert "Chưa niêm yết" not in await read(by)
    ended = {"number": "1/KL", "conclusion": "Khắc phục."}
    await client.post(f"{path}/conclusion", json=ended, headers=testing.signed(CHAIR))
    assert "Thiếu biển tên" in await read(COLLEAGUE)


def _readers(files: list[Source]) -> Iterator[str]:
    """Modules that read rows of checks by themselves."""
    for file in files:
        for name, call in file.calls:
            reads = name.rsplit(".", 1)[-1] in ("select", "found", "get", "aliased")
            if reads and any(ast.unparse(arg).startswith("Inspection") for arg in call.args):
                yield file.path


def test_only_the_queries_that_know_who_may_see_read_checks() -> None:
    files = [file for file in sources() if file.path.startswith("services/inspections/")]

    assert set(_readers(files)) == {"services/inspections/inspections/queries.py"}
    bad = Source("services/inspections/risks/queries.py", "select(Inspection.id)")
    assert list(_readers([bad])) == [bad.path]


async def test_who_may_see_is_one_rule(open_door: Door) -> None:
    _, database = open_door
    async with database.transaction(ward.CODE) as session:
        row = await decided(session, InspectionKind.UNANNOUNCED)
        seen = {by.id for by in EVERYBODY if may_see(row.secrecy, by)}
        assert seen == {by.id for by in (CHAIR, DRAFTER, LEADER, MEMBER)}
        assert not may_see(row.secrecy, ward.STRANGER)
        row.state = InspectionState.STARTED
        assert row.secrecy.hidden  # the day it started decides, not a word
