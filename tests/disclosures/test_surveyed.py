"""A survey closed: its results are owed to the people, by a day that explains itself, once."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.surveys import SurveyClosed
from libs.kernel.events import Heard
from services.disclosures.consumers import HEARS
from services.disclosures.tables import Obligation
from tests.disclosures import ward

CLOSED = date(2026, 3, 23)  # a Monday
SURVEY = UUID("00000000-0000-4000-8000-0000000000a1")
NOW = ward.at(CLOSED)
TOLD_AS = SurveyClosed.told_as
HEARD = Heard(ward.CODE, uuid4(), NOW, "EVENTS_PARTICIPATION", 1, TOLD_AS, str(SURVEY), NOW)


def closed(**more: Any) -> SurveyClosed:
    numbers = {"drawn": 40, "answered_of_drawn": 31, "served": 0, "volunteers": 0}
    return SurveyClosed(
        occurred_at=NOW,
        survey_id=SURVEY,
        form="pks05",
        audience="visitors",
        title="Công chức tiếp nhận (mẫu)",
        closed_on=CLOSED,
        **{**numbers, **more},
    )


async def test_results_are_owed_ten_working_days_after_closing(session: AsyncSession) -> None:
    for _ in range(2):
        await HEARS[SurveyClosed](session, closed(), HEARD)

    [owed] = (await session.scalars(select(Obligation))).all()
    assert (owed.item, owed.raised_by, owed.met_on) == ("14g", "survey", None)
    assert owed.title.endswith(": Công chức tiếp nhận (mẫu)")
    assert (owed.rule, owed.start_on, owed.due_on) == (
        "survey.publication",
        CLOSED,
        date(2026, 4, 6),
    )
    assert "Điều 34 khoản 1" in (owed.basis or "")


async def test_nothing_is_owed_where_nobody_answered(session: AsyncSession) -> None:
    silent = closed(answered_of_drawn=0)
    await HEARS[SurveyClosed](session, silent, HEARD)

    assert (await session.scalars(select(Obligation))).all() == []
