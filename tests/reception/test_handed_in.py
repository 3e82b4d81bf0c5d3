"""A visit with a petition: one letter, one number, a slip, and a time after which it is let go."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Cell, Document, Table
from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.outbox import told
from libs.law.procedures import UNSORTED
from services.reception.cases.actions import Registered
from services.reception.cases.queries import parts_of
from services.reception.cases.tables import Intake
from services.reception.sealed.kept.destroying import shred_letters
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import is_restricted, open_letter
from services.reception.sealed.rules import Reason, Shredded
from services.reception.sessions.bookings.rules import Matter
from services.reception.tables import Ward
from services.reception.visits import actions, register, rules
from services.reception.visits.petitions import HandedIn, handed_in
from services.reception.visits.tables import Visit, VisitNumber
from services.reception.visits.views import view
from tests.reception import ward
from tests.reception.petitions import sort, step
from tests.reception.test_refusals import refused
from tests.reception.test_visits import CAME, DAY, FORM, line

HANDED_IN = replace(CAME, text="Tôi khiếu nại ông Lềnh Văn Quặng.", accused=("Lềnh Văn Quặng",))
PETITION = {"text": HANDED_IN.text, "accused": list(HANDED_IN.accused)}
LATER = date(2026, 8, 10)


async def came(session: AsyncSession, **changes: Any) -> tuple[Visit, Registered]:
    """Somebody who handed a petition in."""
    row, made = await actions.record_visit(
        session, line=line(**changes), who=HANDED_IN, by=ward.CLERK, now=ward.at(DAY)
    )
    assert made
    return row, made


async def kept(session: AsyncSession, row: Any) -> KeptLetter:
    """What is known of the time of a letter."""
    return await session.get_one(KeptLetter, row.sealed_id)


async def test_the_petition_is_registered_with_the_visit_on_one_letter(
    session: AsyncSession,
) -> None:
    row, made = await came(session)

    assert (made.intake.channel, made.intake.received_on) == ("in_person", DAY)
    assert (made.intake.kinds_claimed, made.case.kind) == (["complaint"], UNSORTED)
    assert made.intake.sealed_id == row.sealed_id
    letter = await open_letter(
        session, row.sealed_id, by=ward.CLERK, reason=Reason.SORT, now=ward.at(DAY)
    )
    assert letter == HANDED_IN
    said = str(told(session))
    assert "reception.visit.recorded" in said
    assert "reception.petition.registered" in said
    assert "Quặng" not in said


async def test_a_denunciation_handed_in_opens_for_two_persons_only(session: AsyncSession) -> None:
    row, _ = await came(session, matter=Matter.DENUNCIATION)
    assert await is_restricted(session, row.sealed_id)


async def test_what_is_refused_leaves_no_number_behind(session: AsyncSession) -> None:
    with pytest.raises(rules.SummaryNamesSomebody):
        await came(session, summary="Khiếu nại ông Quặng")
    with pytest.raises(rules.BodyNotNamed):
        await came(session, outcome=rules.Outcome.FORWARDED)
    for kind in (Visit, VisitNumber, Intake, KeptLetter):
        assert await session.scalar(select(func.count(kind.id))) == 0


async def test_without_a_petition_the_time_of_the_names_begins_on_the_day(
    session: AsyncSession,
) -> None:
    row, none = await actions.record_visit(
        session, line=line(), who=CAME, by=ward.CLERK, now=ward.at(DAY)
    )
    assert none is None
    turned_away = await refused(session, on=DAY)
    for each in (row, turned_away):
        time = await kept(session, each)
        assert (time.kept_as, time.closed_on) == (Keep.RECEPTION, DAY)
        assert time.kept_until == date(2036, 8, 3)  # ten years
    await session.flush()
    await shred_letters(session, by=ward.CLOCK, now=ward.at(date(2036, 8, 4)))
    with pytest.raises(Shredded):
        await open_letter(
            session, row.sealed_id, by=ward.CLERK, reason=Reason.SORT, now=ward.at(DAY)
        )


@pytest.mark.parametrize(("move", "kept_as"), [("decline", Keep.SETTLED), ("file", Keep.RECEPTION)])
async def test_with_a_petition_it_begins_when_the_case_ends(
    session: AsyncSession, move: str, kept_as: Keep
) -> None:
    row, made = await came(session)
    assert (await kept(session, row)).closed_on is None
    case = await sort(session, made.case, "proposal", on=DAY)
    await step(session, case, move, on=LATER)
    assert (await kept(session, row)).kept_as == kept_as
    assert (await kept(session, row)).closed_on == LATER


@pytest.mark.parametrize("kind", ["unsorted", "denunciation", "complaint"])
async def test_nobody_reads_in_the_register_that_it_is_about_him(
    session: AsyncSession, kind: str
) -> None:
    row, made = await came(session, note="Có 3 tờ", outcome_number="9/HD")
    if kind != "unsorted":
        of = {"accused_unit_ids": [ward.OFFICE], "summary": "Về cán bộ"}
        await sort(session, made.case, kind, on=DAY, **of)
    await session.flush()

    mine, theirs = [await handed_in(session, [row], by) for by in (ward.CHAIR, ward.OFFICIAL)]
    assert mine == theirs
    line_of_both = view(row, theirs[row.id])
    # Barred there, he would find no letter where everybody else is asked for a second person.
    assert (line_of_both.case_id, line_of_both.sealed_id) == (None, None)
    assert not {"bồi thường", "3 tờ", "9/HD"} & set(map(str, line_of_both.model_dump().values()))
    printed = await _printed(session, row, mine)
    assert printed[4] == "Đơn số 1/2026. Theo đơn"
    assert (printed[11], printed[12]) == ("Theo đơn số 1/2026", "")
    asked: dict[str, Any] = {"from_on": DAY, "to_on": DAY, "reason": Reason.SORT}
    for by in (ward.CHAIR, ward.CLERK):
        _, people = await register.open_register(session, **asked, by=by, now=ward.at(DAY))
        assert people[row.id] == register.Person(register.CLOSED, register.CLOSED)
    said: dict[str, Any] = {"followed": "Đã xong", "note": "", "now": ward.at(DAY)}
    for by in (ward.OFFICIAL, ward.CLERK):
        with pytest.raises(rules.FollowedInItsCase):
            await actions.follow_visit(session, row.id, by=by, **said)


async def test_of_an_ordinary_petition_the_line_says_what_it_is_about(
    session: AsyncSession,
) -> None:
    row, made = await came(session, note="Có 3 tờ")
    await sort(session, made.case, "complaint", on=DAY, summary="Về đất")
    await session.flush()
    petitions = await handed_in(session, [row], ward.CHAIR)
    assert (petitions[row.id].case_id, petitions[row.id].closed) == (made.case.id, False)
    assert view(row, petitions[row.id]).sealed_id == row.sealed_id
    shown = await _printed(session, row, petitions)
    assert shown[4] == "Đơn số 1/2026. Khiếu nại việc bồi thường đất"
    assert (shown[11], shown[12]) == ("Theo đơn số 1/2026", "Có 3 tờ")


async def _printed(
    session: AsyncSession, row: Visit, petitions: Mapping[UUID, HandedIn]
) -> tuple[Cell, ...]:
    [head] = (await session.scalars(select(Ward))).all()
    return _first_line(register.as_document(head, DAY, DAY, [row], None, petitions, DAY))


def _first_line(paper: Document) -> tuple[Cell, ...]:
    [table] = paper.annexes[0].blocks
    assert isinstance(table, Table)
    return table.rows[0]


async def test_a_retry_gets_the_first_number_and_the_slip_wants_the_secret(
    door: tuple[httpx.AsyncClient, Database],
) -> None:
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    clerk = testing.signed(ward.CLERK)
    with testing.time_is(ward.at(DAY)):
        once = {**clerk, "idempotency-key": "a key of the form"}
        form = {**FORM, "petition": PETITION}
        sent = [client.post(f"{ward.API}/visits", json=form, headers=once) for _ in range(4)]
        answers = [each.json() for each in await asyncio.gather(*sent)]
        assert [each == answers[0] for each in answers] == [True] * 4
        made, ticket = answers[0], answers[0]["ticket"]
        key = {name: ticket[name] for name in ("code", "secret")}
        path = f"{ward.API}/visits/{made['id']}/receipt"
        slip = await client.post(path, json=key, headers=clerk)
        wrong = await client.post(path, json={**key, "secret": "A" * 16}, headers=clerk)
        stranger = await client.post(path, json=key)
        other = (await client.post(f"{ward.API}/visits", json=FORM, headers=clerk)).json()
        of_another = f"{ward.API}/visits/{other['id']}/receipt"
        elsewhere = await client.post(of_another, json=key, headers=clerk)
        other = (await client.post(f"{ward.API}/visits", json=FORM, headers=clerk)).json()
        of_another = f"{ward.API}/visits/{other['id']}/receipt"
        elsewhere = await client.post(of_another, json=key, headers=clerk)
        bare = await client.post(
            f"{ward.API}/visits", json={**FORM, "petition": {"text": ""}}, headers=clerk
        )
        page = await client.get(f"{ward.API}/visits/{made['id']}", headers=clerk)

    assert (made["petition_number"], ticket["number"]) == ("1/2026", "1/2026")
    assert slip.content.startswith(b"%PDF-")
    assert slip.headers["cache-control"] == "no-store"
    denied = (wrong, elsewhere, stranger, bare)
    assert [answer.status_code for answer in denied] == [404, 404, 401, 422]
    assert (page.json()["case_id"], "ticket" in page.json()) == (None, False)  # not sorted yet
    async with database.transaction(ward.CODE) as session:
        intakes = (await session.scalars(select(Intake))).all()
        assert [len(await parts_of(session, each.id)) for each in intakes] == [1]
