"""Residents were asked and answered: what khoản 11 wants of it is owed, each content once."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import ConsultationExplained, ConsultationOpened
from libs.kernel.events import Event, Heard
from services.disclosures.consumers import HEARS
from services.disclosures.proving.rules import required_forms
from services.disclosures.rules import catalogue
from services.disclosures.tables import Obligation
from tests.disclosures import ward

OPENED, EXPLAINED = date(2026, 3, 23), date(2026, 4, 24)  # a Monday; the Friday before a holiday
CONSULTATION = UUID("00000000-0000-4000-8000-0000000000b1")
TITLE = "Dự thảo quy định giờ họp chợ (mẫu)"
WALLS = {("posting", "headquarters", 30), ("posting", "community_house", 30)}


async def heard(session: AsyncSession, event: Event, day: date) -> None:
    """The event arrives, twice as it may."""
    moment = ward.at(day)
    subject, about = event.told_as, str(CONSULTATION)
    for _ in range(2):
        how = Heard(ward.CODE, uuid4(), moment, "EVENTS_PARTICIPATION", 1, subject, about, moment)
        await HEARS[type(event)](session, event, how)


def explained() -> ConsultationExplained:
    return ConsultationExplained(
        occurred_at=ward.at(EXPLAINED),
        consultation_id=CONSULTATION,
        clause=5,
        title=TITLE,
        unit_id=ward.FINANCE,
        explained_on=EXPLAINED,
        groups=2,
        accepted=1,
        partly=1,
        rejected=0,
    )


async def test_the_summary_and_the_explanation_are_owed_five_working_days_after_they_are_public(
    session: AsyncSession,
) -> None:
    await heard(session, explained(), EXPLAINED)

    owed = (await session.scalars(select(Obligation).order_by(Obligation.item))).all()
    assert [(each.item, each.raised_by) for each in owed] == [
        ("11c", "consultation"),
        ("11d", "consultation"),
    ]
    for each in owed:
        assert each.title.endswith(f": {TITLE}")
        assert (each.start_on, each.owner_unit_id) == (EXPLAINED, ward.FINANCE)
        # Giỗ Tổ is moved to Monday 27 April; 30 April and 1 May are holidays.
        assert each.due_on == date(2026, 5, 6)
        assert "Điều 12 khoản 3" in (each.basis or "")


async def test_plan_and_draft_are_owed_at_the_beginning_and_not_again_at_the_end(
    session: AsyncSession,
) -> None:
    opened = ConsultationOpened(
        occurred_at=ward.at(OPENED),
        consultation_id=CONSULTATION,
        clause=5,
        title=TITLE,
        unit_id=ward.FINANCE,
        published_on=OPENED,
        closes_on=date(2026, 4, 13),
    )
    await heard(session, opened, OPENED)
    await heard(session, explained(), EXPLAINED)

    query = select(Obligation.item, Obligation.due_on).order_by(Obligation.item)
    items = [item for item, _ in await session.execute(query)]
    assert items == ["11a", "11b", "11c", "11d"]


def test_what_was_said_and_answered_hangs_on_walls_and_is_read_out() -> None:
    for item in ("11c", "11d"):
        asked = required_forms(item, EXPLAINED, catalogue())
        wanted = {(each.form, each.place, each.days) for each in asked}
        assert wanted >= WALLS
        assert ("loudspeaker", "loudspeaker", 3) in wanted
