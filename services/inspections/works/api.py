"""Routes of works under a board. What somebody may not know of does not exist for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Number
from libs.permissions import permit
from services.inspections.queries import unit_names
from services.inspections.works import actions, queries
from services.inspections.works.tables import Work
from services.inspections.works.words import STEPS

router = APIRouter()
ONE = "/works/{work_id}"
People = Annotated[int, Field(ge=0, le=100)]


class WorkForm(BaseModel):
    """A programme or project, and the board of residents that supervises it."""

    name: Line
    investor: Line
    unit_id: UUID
    board_id: UUID
    members: People
    residents: People


class WorkNoticeForm(BaseModel):
    """The number of the notice, and the day from which the board supervises."""

    number: Number
    starts_on: date


class WorkView(BaseModel):
    """A work as whoever may know of it sees it."""

    id: UUID
    name: str
    investor: str
    unit_id: UUID
    unit: str
    board_id: UUID
    board: str
    members: int
    residents: int
    state: str
    number: str
    notified_on: date | None
    starts_on: date | None
    ended_on: date | None
    timeline: list[HappenedView] = []  # of one that is read by itself


async def shown(session: AsyncSession, row: Work) -> WorkView:
    """The answer after something was done with a work."""
    await session.flush()
    names = await unit_names(session)
    same = set(WorkView.model_fields) - {"unit", "board", "timeline"}
    return WorkView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        board=names.get(row.board_id, ""),
    )


@router.get("/works")
async def works(session: Session, by: By) -> list[WorkView]:
    """The works that the caller may know of."""
    permit(by, "see_supervisions")
    return [await shown(session, row) for row in await queries.works(session, by)]


@router.get(ONE)
async def work(work_id: UUID, session: Session, by: By) -> WorkView:
    """One of them."""
    permit(by, "see_supervisions")
    one = await shown(session, await queries.work(session, work_id, by))
    one.timeline = without_actors(await happened(session, STEPS, work_id))
    return one


@router.post("/works", status_code=201)
async def open_work(form: WorkForm, session: Session, by: By, now: Now) -> WorkView:
    """Put a work under a board."""
    return await shown(
        session, await actions.open_work(session, **form.model_dump(), by=by, now=now)
    )


@router.post(f"{ONE}/notice")
async def give_work_notice(
    work_id: UUID, form: WorkNoticeForm, session: Session, by: By, now: Now
) -> WorkView:
    """Tell the investor."""
    row = await actions.give_work_notice(session, work_id, **form.model_dump(), by=by, now=now)
    return await shown(session, row)
