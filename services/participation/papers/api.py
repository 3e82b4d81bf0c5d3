"""Routes of papers: the decision as it is written, and Mẫu 01 to 04 to print."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import tidy
from libs.permissions import permit
from libs.rows import found
from services.participation.matters.tables import Matter
from services.participation.papers import actions
from services.participation.papers.checking import contents, paper_of
from services.participation.papers.rules import PaperKind, missing, neighbourhood_of
from services.participation.rounds.queries import counted_round, frozen_numbers

router = APIRouter()
# What is not known yet may stay empty until the decision is sent.
Words = Annotated[str, StringConstraints(max_length=8_000), BeforeValidator(tidy)]
Signer = Annotated[str, StringConstraints(max_length=120), BeforeValidator(tidy)]


# Of which neighbourhood, in a matter of the whole ward.
Of = Annotated[UUID | None, Query()]


class DecisionForm(BaseModel):
    """The decision in words, and who signs it; of the whole ward that of one neighbourhood."""

    unit_id: UUID | None = None
    kind: PaperKind
    decision: Words = ""
    head_name: Signer = ""
    front_name: Signer = ""
    signer_ids: Annotated[list[UUID], Field(max_length=10)] = []
    scan: Receipt | None = None


class DecisionView(BaseModel):
    """The decision as it is written so far, and which of the seven contents it lacks."""

    matter_id: UUID
    kind: str
    decision: str
    head_name: str
    front_name: str
    signer_ids: list[UUID]
    scanned: bool
    sent_on: date | None
    missing: list[str]
    numbers: dict[int, UUID]  # the households that may sign, by their number


@router.put("/matters/{matter_id}/decision")
async def write_decision(
    matter_id: UUID, form: DecisionForm, session: Session, by: By, now: Now, files: Files
) -> DecisionView:
    """Write the decision of residents."""
    said = form.model_dump(exclude={"scan"})
    scan = taken(files, by, form.scan, now)
    await actions.write_decision(session, matter_id, **said, scan=scan, by=by, now=now)
    return await _view(session, await found(session, Matter, matter_id), form.unit_id)


@router.get("/matters/{matter_id}/decision")
async def decision(matter_id: UUID, session: Session, by: By, unit_id: Of = None) -> DecisionView:
    """The decision as it is written so far, for whoever writes it; it names who signs."""
    row = await found(session, Matter, matter_id)
    permit(by, "see_matters", unit_id=neighbourhood_of(row.unit_id, unit_id))
    return await _view(session, row, unit_id)


async def _view(session: AsyncSession, row: Matter, unit_id: UUID | None) -> DecisionView:
    where = neighbourhood_of(row.unit_id, unit_id)
    counted = await counted_round(session, row.id, where)
    paper = await paper_of(session, row.id, where)
    numbers = await frozen_numbers(session, counted.roll_id) if counted else {}
    return DecisionView(
        matter_id=row.id,
        kind=paper.kind if paper else "",
        decision=paper.decision if paper else "",
        head_name=paper.head_name if paper else "",
        front_name=paper.front_name if paper else "",
        signer_ids=[UUID(each) for each in paper.signer_ids] if paper else [],
        scanned=paper is not None and paper.scan is not None,
        sent_on=paper.sent_on if paper else None,
        missing=missing(contents(row, counted, paper)),
        numbers={number: household for household, number in numbers.items()},
    )
