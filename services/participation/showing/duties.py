"""What a consultation waits for, one line for each thing somebody has to do."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.consultations.queries import consultations
from services.participation.consultations.rules import DUTIES_AND_RIGHTS, State
from services.participation.consultations.tables import Consultation
from services.participation.explaining.queries import hearing_of
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


class ConsultationDutyView(BaseModel):
    """Something to do with `number` opinions or groups; no law sets a day for any of it.

    By when the council is told is shown with its sessions.
    """

    consultation_id: UUID
    title: str
    unit_id: UUID
    waits: Waits
    number: int = 0


async def duties(session: AsyncSession) -> list[ConsultationDutyView]:
    """Everything that waits, the newest consultation first."""
    return [
        ConsultationDutyView(
            consultation_id=row.id, title=row.title, unit_id=row.unit_id, waits=waits, number=number
        )
        for row in await consultations(session, drafts=True)
        for waits, number in (await _of(session, row)).items()
    ]


async def _of(session: AsyncSession, row: Consultation) -> dict[Waits, int]:
    """What one consultation waits for, and how much of it."""
    if row.state == State.DRAFT:
        return {Waits.PLAN if row.council_sent_on is None else Waits.OPENING: 0}
    found: dict[Waits, int] = {}
    if row.state in (State.OPEN, State.CLOSED) and (number := await unseen(session, row.id)):
        found[Waits.LOOK] = number
    if row.state in (State.CLOSED, State.EXPLAINED) and await _is_unheard(session, row):
        found[Waits.HEARING] = 0
    if row.state == State.CLOSED:
        left = sum(await left_over(session, row.id)) + found.get(Waits.LOOK, 0)
        found[Waits.EXPLANATION if left else Waits.PUBLICATION] = left
    return found


async def _is_unheard(session: AsyncSession, row: Consultation) -> bool:
    """Whether those whom the decision will bind were not heard yet (article 27)."""
    return row.clause == DUTIES_AND_RIGHTS and await hearing_of(session, row.id) is None
