"""What a consultation waits for, one line for each thing somebody has to do."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.addressees.queries import as_noted, hearing_of, minutes_of
from services.participation.addressees.rules import minuted_day
from services.participation.consultations.queries import consultations
from services.participation.consultations.rules import DUTIES_AND_RIGHTS, State
from services.participation.consultations.tables import Consultation
from services.participation.grouping.queries import left_over
from services.participation.opinions.queries import standing_so, unseen
from services.participation.opinions.rules import Standing


class Waits(StrEnum):
    """What it waits for."""

    PLAN = "plan"  # gửi kế hoạch
    OPENING = "opening"  # công khai dự thảo
    LOOK = "look"  # xem ý kiến
    HEARING = "hearing"  # nghe đối tượng thi hành
    MINUTES = "minutes"  # lập biên bản nghe họ
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
    if row.state == State.WITHDRAWN and (
        routed := await standing_so(session, row.id, [Standing.ROUTED])
    ):
        found[Waits.LOOK] = routed
    if row.clause == DUTIES_AND_RIGHTS and row.state in (State.CLOSED, State.EXPLAINED):
        found |= await _of_hearing(session, row)
    if row.state == State.CLOSED:
        left = sum(await left_over(session, row.id)) + found.get(Waits.LOOK, 0)
        found[Waits.EXPLANATION if left else Waits.PUBLICATION] = left
    return found


async def _of_hearing(session: AsyncSession, row: Consultation) -> dict[Waits, int]:
    """Those whom the decision will bind are heard, and minutes are written (article 27)."""
    noted = as_noted(await hearing_of(session, row.id))
    if noted is None:
        return {Waits.HEARING: 0}
    minutes, on = await minutes_of(session, row.id), minuted_day(noted)
    owed = on is not None and (minutes is None or minutes.held_on != on)
    return {Waits.MINUTES: 0} if owed else {}
