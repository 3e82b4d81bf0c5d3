"""What a consultation waits for, one line for each thing somebody has to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_left
from services.participation.consultations.queries import consultations
from services.participation.consultations.rules import DUTIES_AND_RIGHTS, State
from services.participation.consultations.tables import Consultation
from services.participation.explaining.queries import conclusion_of, hearing_of
from services.participation.grouping.queries import left_over
from services.participation.opinions.queries import unseen


class Waits(StrEnum):
    """What it waits for."""

    PLAN = "plan"  # gửi kế hoạch
    OPENING = "opening"  # công khai dự thảo
    LOOK = "look"  # xem ý kiến
    HEARING = "hearing"  # nghe đối tượng thi hành
    EXPLANATION = "explanation"  # giải trình
    PUBLICATION = "publication"  # công khai giải trình
    REPORT = "report"  # báo cáo HĐND


class ConsultationDutyView(BaseModel):
    """Something to do; `days_left` counts working days where the law or a session sets a day."""

    consultation_id: UUID
    title: str
    unit_id: UUID
    waits: Waits
    number: int = 0
    due_on: date | None = None
    days_left: int | None = None


async def duties(session: AsyncSession, today: date) -> list[ConsultationDutyView]:
    """Everything that waits, the newest consultation first."""
    found = []
    for row in await consultations(session, drafts=True):
        found += await _of(session, row, today)
    return found


async def _after(
    session: AsyncSession, row: Consultation, owed: Callable[..., ConsultationDutyView]
) -> list[ConsultationDutyView]:
    """What the law wants once the last day is over, before anything is decided."""
    binding = row.clause == DUTIES_AND_RIGHTS
    unheard = binding and await hearing_of(session, row.id) is None
    left = sum(await left_over(session, row.id)) + await unseen(session, row.id)
    answer = owed(Waits.EXPLANATION, number=left) if left else owed(Waits.PUBLICATION)
    return [*([owed(Waits.HEARING)] if unheard else []), answer]


async def _of(session: AsyncSession, row: Consultation, today: date) -> list[ConsultationDutyView]:
    def owed(waits: Waits, **more: object) -> ConsultationDutyView:
        said = {"consultation_id": row.id, "title": row.title, "unit_id": row.unit_id}
        return ConsultationDutyView.model_validate({**said, "waits": waits, **more})

    if row.state == State.DRAFT:
        return [owed(Waits.PLAN if row.council_sent_on is None else Waits.OPENING)]
    if row.state in (State.OPEN, State.CLOSED):
        number = await unseen(session, row.id)
        look = [owed(Waits.LOOK, number=number)] if number else []
        return look if row.state == State.OPEN else [*look, *await _after(session, row, owed)]
    end = await conclusion_of(session, row.id)
    if end is None or end.council_reported_on is not None:
        return []
    left = working_days_left(today, end.council_due_on)
    return [owed(Waits.REPORT, due_on=end.council_due_on, days_left=left)]
