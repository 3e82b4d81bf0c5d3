"""Matters of the staff over HTTP: proposed, settled, listed."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Paragraphs
from services.planning.staff_matters import actions, queries
from services.planning.staff_matters.rules import Outcome, Proposer, matter_of
from services.planning.staff_matters.tables import StaffProposal

router = APIRouter()


class MatterForm(BaseModel):
    """A matter to bring before the staff; `supporters` counts those of the staff who ask for it."""

    article: Literal[49, 53]
    number: Annotated[int, Field(ge=1, le=20)]
    text: Paragraphs
    proposed_by: Proposer
    supporters: Annotated[int | None, Field(ge=1, le=10_000)] = None
    on: date


class SettlementForm(BaseModel):
    """What was decided, or what became of the opinion."""

    outcome: Outcome
    answer: Paragraphs
    on: date


class MatterView(BaseModel):
    """A matter with its article in words."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    article: int
    number: int
    title: str
    basis: str
    text: str
    proposed_by: Proposer
    supporters: int | None
    staff_count: int | None
    proposed_on: date
    outcome: Outcome | None
    answer: str
    settled_on: date | None


@router.get("/workplaces/{unit_id}/matters")
async def staff_matters(unit_id: UUID, session: Session, by: By) -> list[MatterView]:
    """The matters of a place of work, open ones first."""
    return [_shown(one) for one in await queries.matters_seen(session, by, unit_id)]


@router.post("/workplaces/{unit_id}/matters", status_code=201)
async def propose_matter(
    unit_id: UUID, form: MatterForm, session: Session, by: By, now: Now
) -> MatterView:
    """Bring a matter before the staff."""
    row = await actions.propose_matter(session, unit_id, **dict(form), by=by, now=now)
    return _shown(row)


@router.post("/staff-matters/{proposal_id}/settlement", status_code=201)
async def settle_matter(
    proposal_id: UUID, form: SettlementForm, session: Session, by: By, now: Now
) -> MatterView:
    """Settle a matter."""
    return _shown(await actions.settle_matter(session, proposal_id, **dict(form), by=by, now=now))


def _shown(row: StaffProposal) -> MatterView:
    matter = matter_of(row.article, row.number)
    fields = {name: getattr(row, name, None) for name in MatterView.model_fields}
    return MatterView.model_validate(fields | {"title": matter.title, "basis": matter.basis})
