"""A draft convention hangs: its sheet is owed to the people of its neighbourhood, each time."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conventions import ConventionPosted
from libs.kernel.events import Heard
from services.disclosures.consumers import HEARS
from services.disclosures.tables import Obligation
from tests.disclosures import ward

POSTED = date(2026, 3, 23)  # a Monday
CONVENTION = UUID("00000000-0000-4000-8000-0000000000c1")
NOW = ward.at(POSTED)
TOLD_AS = ConventionPosted.told_as
HEARD = Heard(ward.CODE, uuid4(), NOW, "EVENTS_PARTICIPATION", 1, TOLD_AS, str(CONVENTION), NOW)


def posted(on: date) -> ConventionPosted:
    return ConventionPosted(
        occurred_at=NOW,
        convention_id=CONVENTION,
        unit_id=uuid4(),
        purpose="new",
        title="Quy ước khu phố mẫu",
        posted_on=on,
        until=on + timedelta(days=30),
    )


async def test_a_posted_draft_is_owed_once_and_anew_when_it_is_posted_anew(
    session: AsyncSession,
) -> None:
    for _ in range(2):
        await HEARS[ConventionPosted](session, posted(POSTED), HEARD)

    [owed] = (await session.scalars(select(Obligation))).all()
    assert (owed.item, owed.khoan, owed.raised_by) == ("14e", 14, "convention")
    assert owed.title == "Dự thảo hương ước, quy ước của cộng đồng dân cư: Quy ước khu phố mẫu"
    assert (owed.start_on, owed.due_on) == (POSTED, date(2026, 3, 30))
    await HEARS[ConventionPosted](session, posted(POSTED + timedelta(days=9)), HEARD)
    assert len((await session.scalars(select(Obligation))).all()) == 2
