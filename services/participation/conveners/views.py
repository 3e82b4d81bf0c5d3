"""How it is shown that somebody was appointed to call a meeting; the account to officials only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.matters.chairing import conveners_of
from services.participation.matters.tables import Matter


class AppointedView(BaseModel):
    """That somebody was appointed to call the meeting of a neighbourhood, for everybody."""

    unit_id: UUID
    unit: str
    reason: str
    number: str
    appointed_on: date


class AppointedWorkView(AppointedView):
    """The same with the account, for officials."""

    official_id: str


async def appointed(
    session: AsyncSession, row: Matter, names: dict[UUID, str]
) -> list[AppointedWorkView]:
    """Whom the chair appointed for a matter, one a neighbourhood at most."""
    same = set(AppointedWorkView.model_fields) - {"unit"}
    return [
        AppointedWorkView(
            **{name: getattr(each, name) for name in same}, unit=names.get(each.unit_id, "")
        )
        for each in await conveners_of(session, row.id)
    ]
