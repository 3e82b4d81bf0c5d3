"""Who wrote is sealed at once; who looks has to be allowed, and is in the log before he reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound, SignInNeeded
from libs.kernel.history import history_of
from libs.kernel.settings import Settings
from libs.permissions import NotYourRole, NotYourUnit
from services.reception.sealed import letters, rules
from services.reception.sealed.letters import Contact, Letter
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import store_of
from tests.reception import ward

DAY = date(2026, 8, 3)
NOW = ward.at(DAY)
WRITTEN = Letter(
    full_name="Lường Thị Tên Trồng",
    address="Số 17 ngõ Không Có, khu Bắc",
    contact=Contact(email="tentrong@example.vn", phone="0987 000 111"),
    text="Tôi đề nghị phường sửa đường.",
    accused=("Quàng Văn Bị Tố",),
)


async def sealed(session: AsyncSession) -> UUID:
    return await letters.seal(session, WRITTEN, now=NOW)


async def looks(session: AsyncSession, letter_id: UUID) -> list[tuple]:
    async with store_of(session).transaction(ward.CODE) as inside:
        return [(row["actor_id"], row["action"]) for row in await history_of(inside, letter_id)]


async def opened(session: AsyncSession, letter_id: UUID, by: Actor) -> Letter:
    return await letters.open_letter(session, letter_id, by=by, reason=Reason.VERIFY, now=NOW)


async def test_a_clerk_reads_what_was_written_and_the_look_is_logged(session: AsyncSession) -> None:
    letter_id = await sealed(session)

    assert await opened(session, letter_id, ward.CLERK) == WRITTEN
    assert await looks(session, letter_id) == [("lan", "open_letter")]


async def test_a_look_stays_in_the_log_although_the_request_failed(session: AsyncSession) -> None:
    letter_id = await sealed(session)
    await opened(session, letter_id, ward.CLERK)
    await session.rollback()

    assert await looks(session, letter_id) == [("lan", "open_letter")]


async def test_a_unit_reads_only_what_it_was_given(session: AsyncSession) -> None:
    letter_id = await sealed(session)

    with pytest.raises(NotYourUnit):
        await opened(session, letter_id, ward.HANDLER)
    await letters.let_read(session, letter_id, unit_ids={ward.ECONOMY})
    assert await opened(session, letter_id, ward.HANDLER) == WRITTEN
    with pytest.raises(NotYourRole):
        await opened(session, letter_id, replace(ward.HANDLER, roles=frozenset({"front"})))
    with pytest.raises(SignInNeeded):
        await opened(session, letter_id, ward.STRANGER)
    assert await looks(session, letter_id) == [("hoa", "open_letter")]


async def test_for_the_accused_the_letter_is_not_there(session: AsyncSession) -> None:
    letter_id = await sealed(session)
    await letters.let_read(session, letter_id, unit_ids={ward.ECONOMY})
    await letters.bar(session, letter_id, unit_ids=[ward.ECONOMY], roles=["chair"], now=NOW)

    for accused in (ward.HANDLER, ward.CHAIR, replace(ward.CLERK, unit_id=ward.ECONOMY)):
        with pytest.raises(NotFound):
            await opened(session, letter_id, accused)
    assert await opened(session, letter_id, ward.CLERK) == WRITTEN


async def test_a_restricted_letter_opens_for_nobody_alone(session: AsyncSession) -> None:
    letter_id = await sealed(session)
    await letters.restrict(session, letter_id, now=NOW)

    assert await letters.is_restricted(session, letter_id)
    for one in (ward.CLERK, ward.CHAIR):
        with pytest.raises(rules.SecondPersonNeeded):
            await opened(session, letter_id, one)
    assert await looks(session, letter_id) == [("danbiet", "restrict_letter")]


async def test_a_letter_that_nobody_was_given_a_number_for_opens_for_nobody(
    session: AsyncSession,
) -> None:
    letter_id = await sealed(session)
    await session.rollback()  # the intake was not kept

    with pytest.raises(NotFound):
        await opened(session, letter_id, ward.CLERK)
    with pytest.raises(NotFound):
        await letters.names_in(session, letter_id)


async def test_another_ward_cannot_open_it_even_with_the_id(session: AsyncSession) -> None:
    letter_id = await sealed(session)
    async with store_of(session).transaction(ward.ELSEWHERE) as inside:
        with pytest.raises(NotFound):
            await letters.locked(inside, letter_id)


async def test_a_summary_is_checked_against_the_sealed_names(session: AsyncSession) -> None:
    names = await letters.names_in(session, await sealed(session))

    for said in (
        "Theo lường thị TÊN TRỒNG",
        "Bà Trồng phản ánh",
        "gọi 0987.000.111",
        "ông Quàng Văn Bị Tố nhận tiền",
        "gửi về tentrong@example.vn",
        "nhà số 17, ngõ Không Có, khu Bắc",
    ):
        assert rules.names_somebody(said, names), said
    for said in ("Đường khu Bắc hỏng", "Công an phường đã trồng cây", "Tố cáo nhận tiền"):
        assert not rules.names_somebody(said, names), said


async def test_whoever_tries_names_one_after_the_other_is_stopped(session: AsyncSession) -> None:
    letter_id = await sealed(session)
    for _ in range(rules.COMPARED_A_DAY_MAX):
        await letters.names_in(session, letter_id)

    with pytest.raises(rules.ComparedTooOften):
        await letters.names_in(session, letter_id)


async def test_the_contact_is_read_by_the_product_and_that_is_logged(session: AsyncSession) -> None:
    letter_id = await sealed(session)

    assert await letters.contact_of(session, letter_id) == WRITTEN.contact
    assert await looks(session, letter_id) == [("danbiet", "read_contact")]


async def test_the_database_holds_no_readable_word(
    session: AsyncSession, settings: Settings, migrated: str
) -> None:
    await sealed(session)
    name = settings.sealed_url.rsplit("/", 1)[1]
    with psycopg.connect(f"{migrated.rsplit('/', 1)[0]}/{name}") as db:
        rows = str(db.execute("SELECT * FROM sealed_letter").fetchall())

    assert "Trồng" not in rows
    assert "0987" not in rows
    assert "master" not in rows
