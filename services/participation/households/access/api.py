"""Routes of households' codes: printed by the head, opened by whoever holds the paper."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from libs.codes import Code, Secret
from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from libs.rows import found
from services.participation.households.access import actions
from services.participation.households.access.cards import write_household_cards
from services.participation.households.access.rules import Access
from services.participation.households.rules import HOUSEHOLDS_MAX
from services.participation.tables import Unit

router = APIRouter()


class CodesForm(BaseModel):
    """The households that get a new code; none means every one without a good one."""

    household_ids: Annotated[list[UUID], Field(max_length=HOUSEHOLDS_MAX)] = []


class AccessForm(BaseModel):
    """What stands on a household's paper, in a body, so that no address holds it."""

    code: Code
    secret: Secret

    def access(self) -> Access:
        """The code and its secret."""
        return Access(self.code, self.secret)


class HouseholdPageView(BaseModel):
    """A household as whoever holds its paper sees it: no name, no address."""

    household_id: UUID
    number: int
    neighbourhood_id: UUID
    neighbourhood: str
    last_on: date
    opened_on: date | None


class RevokedView(BaseModel):
    """The household whose paper opens nothing any more."""

    household_id: UUID


@router.post(
    "/neighbourhoods/{unit_id}/household-codes",
    response_class=Response,
    dependencies=[ONCE_ONLY],
)
async def issue_household_codes(
    unit_id: UUID, form: CodesForm, request: Request, session: Session, by: By, now: Now
) -> Response:
    """New codes as papers to print, in PDF; they are shown this one time."""
    cards = await actions.issue_household_codes(
        session, unit_id, household_ids=form.household_ids, by=by, now=now
    )
    unit = await found(session, Unit, unit_id)
    base = request.app.state.settings.base_url.rstrip("/")
    paper = await asyncio.to_thread(
        write_household_cards,
        cards,
        neighbourhood=unit.name,
        page_address=f"{base}/{by.ward_id}/ho",
        on=now.date(),
    )
    return Response(paper, media_type="application/pdf", headers={"cache-control": "no-store"})


@router.post("/households/{household_id}/code/revocation", status_code=201)
async def revoke_household_code(
    household_id: UUID, session: Session, by: By, now: Now
) -> RevokedView:
    """A household's paper was lost."""
    row = await actions.revoke_household_code(session, household_id, by=by, now=now)
    return RevokedView(household_id=row.id)


@router.post("/household-pages")
async def open_household_page(
    form: AccessForm, session: Session, by: By, now: Now
) -> HouseholdPageView:
    """The page of a household, for whoever holds its paper."""
    household, code = await actions.open_household_page(session, form.access(), now=now)
    unit = await found(session, Unit, household.neighbourhood_id)
    return HouseholdPageView(
        household_id=household.id,
        number=household.number,
        neighbourhood_id=unit.id,
        neighbourhood=unit.name,
        last_on=code.last_on,
        opened_on=code.opened_on,
    )
