"""Conventions of the tests, brought as far as a story needs by the service's own actions."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.moves import Given
from services.participation.conventions.actions import (
    Plan,
    Written,
    begin_convention,
    enter_convention,
    post_convention,
    revise_convention,
)
from services.participation.conventions.rules import Called, Purpose
from services.participation.conventions.tables import Convention
from services.participation.conventions.voting import put_convention_to_vote
from services.participation.households.tables import Household
from services.participation.matters.actions import agree_matter
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.recognising.actions import recognise_decision, send_decision
from tests.participation import matters, ward

DAY = date(2026, 3, 2)  # a Monday
HUNG_UNTIL = date(2026, 4, 1)  # the thirtieth day
FREE = date(2026, 4, 2)
TEXT = """Quy ước của khu phố Bắc.

Chương I. Quy định chung
Điều 1. Nếp sống
Giữ ngõ sạch, không gây ồn sau 22 giờ.
Điều 2: Việc cưới, việc tang
Tiết kiệm, văn minh.

Không kéo dài quá hai ngày."""


def plan(purpose: Purpose = Purpose.NEW, **more: object) -> Plan:
    """What the north is to draft."""
    said = {"unit_id": ward.NORTH, "team": ("Người Mẫu A", "Người Mẫu B"), **more}
    return Plan(called=Called.RULES, title="Quy ước khu phố Bắc", purpose=purpose, **said)  # type: ignore[arg-type]


async def drafted(session: AsyncSession, day: date = DAY, **more: object) -> Convention:
    """A draft with its first version."""
    row = await begin_convention(session, plan(**more), by=ward.HEAD, now=ward.at(day))
    return await revise_convention(session, row.id, Written(TEXT), by=ward.HEAD, now=ward.at(day))


async def posted(session: AsyncSession, day: date = DAY, **more: object) -> Convention:
    """A draft that hangs from a day on."""
    row = await drafted(session, day, **more)
    return await post_convention(
        session, row.id, place="Nhà văn hóa khu phố", by=ward.HEAD, now=ward.at(day)
    )


async def on_agenda(session: AsyncSession, row: Convention, day: date = DAY) -> Matter:
    """Its matter, agreed by the Front."""
    await put_convention_to_vote(session, row.id, by=ward.HEAD, now=ward.at(day))
    assert row.matter_id
    return await agree_matter(session, row.matter_id, by=ward.FRONT_OFFICIAL, now=ward.at(day))


async def voted(
    session: AsyncSession, row: Convention, roll: list[Household], yes: int, came: int
) -> Matter:
    """The first meeting after the posting; so many of those who came say yes."""
    assert row.posted_on
    free = row.posted_on + timedelta(days=31)
    matter = await on_agenda(session, row, free - timedelta(days=3))
    meeting = await matters.opened_meeting(session, matter, matter.last_on)
    await matters.attended(session, meeting, roll[:came])
    await matters.counted(session, meeting, yes, roll[:came])
    return matter


async def sent(
    session: AsyncSession, row: Convention, roll: list[Household], yes: int | None = None
) -> Matter:
    """Adopted by all, its dossier sent on the evening of the meeting."""
    matter = await voted(session, row, roll, yes or len(roll), len(roll))
    await matters.written(session, matter, roll)
    now = ward.at(matter.last_on, 22)
    return await send_decision(session, matter.id, by=ward.HEAD, now=now)


async def recognised(
    session: AsyncSession, roll: list[Household], day: date = DAY, **more: object
) -> Convention:
    """A convention that the ward recognised on the day its dossier came."""
    row = await posted(session, day, **more)
    matter = await sent(session, row, roll)
    said = {"number": "12/QĐ-UBND", "on": matter.last_on}
    now = ward.at(matter.last_on, 23)
    await recognise_decision(session, matter.id, **said, by=ward.CHAIR, now=now)
    return row


async def ready(session: AsyncSession, matter: Matter, day: date) -> None:
    """A matter of khoản 3 that others raised gets its draft, long enough posted by that day."""
    row = await posted(session, day - timedelta(days=40))
    locked = await matter_locked(session, matter.id)
    await put_convention_to_vote(
        session, row.id, matter_id=locked.id, by=ward.HEAD, now=ward.at(day)
    )


async def entered(
    session: AsyncSession, on: date = DAY, day: date = DAY, **more: object
) -> Convention:
    """A convention recognised before the product came."""
    given = Given(on, number="3/QĐ-UBND")
    return await enter_convention(
        session, plan(**more), Written(TEXT), given, by=ward.OFFICIAL, now=ward.at(day)
    )


async def everything(session: AsyncSession) -> list[Convention]:
    """Every convention of the ward, to be cleared away."""
    query = select(Convention).where(Convention.ward_id == ward.CODE)
    return list((await session.scalars(query)).all())
