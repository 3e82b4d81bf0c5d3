"""How it is shown on which forms the Front was asked to agree, and what it said."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from services.participation.dues import DueView, due_view
from services.participation.matters import agreeing
from services.participation.queries import unit_names


class AgreementView(BaseModel):
    """What the Front was asked about a form, and what it said."""

    form: str
    asked_on: date
    answered_on: date | None
    agreed: bool | None
    reason: str


class FormAskedView(BaseModel):
    """A form that waits for the Front."""

    matter_id: UUID
    title: str
    unit: str
    form: str
    due: DueView


async def agreement_views(session: AsyncSession, matter_id: UUID) -> list[AgreementView]:
    """Everything the Front was asked about a matter, the oldest first."""
    return [
        AgreementView(**{name: getattr(each, name) for name in AgreementView.model_fields})
        for each in await agreeing.agreements_of(session, matter_id)
    ]


async def forms_asked(session: AsyncSession, today: date) -> list[FormAskedView]:
    """Which forms wait for the Front, the oldest first."""
    names, found = await unit_names(session), []
    for row, asked, deadline in await agreeing.forms_asked(session):
        unit = names.get(row.unit_id, "") if row.unit_id else "Toàn phường"
        said = {"matter_id": row.id, "title": row.title, "unit": unit, "form": asked.form}
        if due := due_view("form", deadline, today):
            found.append(FormAskedView(**said, due=due))
    return found
