"""Routes of papers of rooms. What somebody may not know of does not exist for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Number, Paragraphs
from libs.permissions import permit
from services.inspections.queries import unit_names
from services.inspections.rooms import actions, queries, rules
from services.inspections.rooms.kinds import OF_ROOM, PaperKind
from services.inspections.rooms.rules import Room
from services.inspections.rooms.tables import RoomPaper
from services.inspections.rooms.words import OWN, SENT

router = APIRouter()
ONE = "/room-papers/{room_paper_id}"
Year = Annotated[int, Query(ge=2023, le=2100)]


class RoomPaperForm(BaseModel):
    """A plan or a report; `quarter` is 0 where it is of no quarter."""

    kind: PaperKind
    year: Annotated[int, Field(ge=2023, le=2100)]
    quarter: Annotated[int, Field(ge=0, le=4)] = 0
    body: Paragraphs


class RoomPaperSendForm(BaseModel):
    """The number under which it goes out."""

    number: Number


class RoomPaperView(BaseModel):
    """A paper for whoever may read it; `own` is whether it is the caller's room's."""

    id: UUID
    room: str
    board: str
    kind: str
    year: int
    quarter: int
    body: str
    number: str
    sent_on: date | None
    own: bool
    timeline: list[HappenedView] = []  # of one that is read by itself


class RoomView(BaseModel):
    """Which room the caller works in, and which papers it writes."""

    room: str
    board_id: UUID | None
    paper_kinds: list[str]


async def _view(session: AsyncSession, row: RoomPaper, by: Actor) -> RoomPaperView:
    await session.flush()
    names = await unit_names(session)
    same = set(RoomPaperView.model_fields) - {"board", "own", "timeline"}
    return RoomPaperView(
        **{name: getattr(row, name) for name in same},
        board=names.get(row.board_id, "") if row.board_id else "",
        own=rules.works_in(Room(row.room), row.board_id, by),
    )


@router.get("/room")
async def room(session: Session, by: By) -> RoomView:
    """The caller's own room."""
    permit(by, "see_room")
    own = rules.room_of(by)
    board_id = await queries.board_of(session, own, by)
    return RoomView(room=own, board_id=board_id, paper_kinds=list(OF_ROOM[own]))


@router.get("/room-papers")
async def room_papers(year: Year, session: Session, by: By) -> list[RoomPaperView]:
    """The papers of a year that the caller may know of."""
    permit(by, "see_supervisions")
    return [await _view(session, row, by) for row in await queries.room_papers(session, year, by)]


@router.get(ONE)
async def room_paper(room_paper_id: UUID, session: Session, by: By) -> RoomPaperView:
    """One of them."""
    permit(by, "see_supervisions")
    one = await _view(session, await queries.room_paper(session, room_paper_id, by), by)
    told = OWN if one.own else SENT
    one.timeline = without_actors(await happened(session, told, room_paper_id))
    return one


@router.post("/room-papers", status_code=201)
async def draft_room_paper(
    form: RoomPaperForm, session: Session, by: By, now: Now
) -> RoomPaperView:
    """Write one."""
    row = await actions.draft_room_paper(session, **form.model_dump(), by=by, now=now)
    return await _view(session, row, by)


@router.post(f"{ONE}/removal", status_code=204)
async def remove_room_paper(room_paper_id: UUID, session: Session, by: By, now: Now) -> None:
    """Take one out."""
    await actions.remove_room_paper(session, room_paper_id, by=by, now=now)


@router.post(f"{ONE}/sending")
async def send_room_paper(
    room_paper_id: UUID, form: RoomPaperSendForm, session: Session, by: By, now: Now
) -> RoomPaperView:
    """Send one."""
    row = await actions.send_room_paper(session, room_paper_id, number=form.number, by=by, now=now)
    return await _view(session, row, by)
