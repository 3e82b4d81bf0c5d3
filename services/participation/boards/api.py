"""Routes of boards: who is on them for everybody, each step for Front and heads, what is owed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import By, Now, Session
from libs.permissions import Role, permit
from libs.rows import found
from services.participation.boards import actions, demands, duties, membership, queries, views
from services.participation.boards.duties import BoardDutyView
from services.participation.boards.forms import (
    BoardElectionForm,
    BoardEndForm,
    BoardForm,
    BoardRecognitionForm,
    DemandForm,
    EnteredBoardForm,
    LeadForm,
    LeavingForm,
    SentMemberForm,
)
from services.participation.boards.tables import Board
from services.participation.boards.views import BoardView
from services.participation.elections.views import ElectionLineView, line
from services.participation.matters.tables import Matter
from services.participation.queries import unit_names

router = APIRouter()
ONE = "/people-boards/{people_board_id}"
MEMBER = "/board-members/{board_member_id}"


async def _one(session: AsyncSession, board_id: UUID, by: Actor, today: date) -> BoardView:
    """As officials see it; whoever left is named to the Front alone."""
    await session.flush()
    row = await found(session, Board, board_id)
    return await views.one(session, row, today, left=Role.FRONT in by.roles)


@router.get("/people-boards")
async def people_boards(session: Session, by: By, now: Now) -> list[BoardView]:
    """Every board, for everybody."""
    return await views.shown(session, await queries.boards(session), now.date())


@router.get(ONE)
async def people_board(people_board_id: UUID, session: Session, by: By, now: Now) -> BoardView:
    """One board for everybody."""
    row = await found(session, Board, people_board_id)
    return await views.one(session, row, now.date())


@router.get("/people-boards-at-work/{people_board_id}")
async def people_board_at_work(
    people_board_id: UUID, session: Session, by: By, now: Now
) -> BoardView:
    """One board for whoever has a step to take."""
    permit(by, "see_matters", unit_id=by.unit_id)
    return await _one(session, people_board_id, by, now.date())


@router.get("/board-duties")
async def board_duties(session: Session, by: By, now: Now) -> list[BoardDutyView]:
    """What is owed about boards."""
    permit(by, "see_matters", unit_id=by.unit_id)
    return await duties.board_duties(session, now.date())


@router.post("/people-boards", status_code=201)
async def form_board(form: BoardForm, session: Session, by: By, now: Now) -> BoardView:
    """Begin a board that residents elect."""
    said = {name: getattr(form, name) for name in BoardForm.model_fields}
    row = await actions.form_board(session, **said, by=by, now=now)
    return await _one(session, row.id, by, now.date())


@router.post("/entered-people-boards", status_code=201)
async def enter_board(form: EnteredBoardForm, session: Session, by: By, now: Now) -> BoardView:
    """Enter a board that is in office already."""
    said = form.model_dump(exclude={"members"})
    members = [each.named() for each in form.members]
    row = await actions.enter_board(session, **said, members=members, by=by, now=now)
    return await _one(session, row.id, by, now.date())


@router.post(f"{ONE}/elections", status_code=201)
async def call_board_election(
    people_board_id: UUID, form: BoardElectionForm, session: Session, by: By, now: Now
) -> ElectionLineView:
    """Put forward that a neighbourhood elects into it."""
    row = await membership.call_board_election(
        session, people_board_id, form.unit_id, on=form.on, by=by, now=now
    )
    await session.flush()
    matter = await found(session, Matter, row.matter_id)
    return line(row, matter, await unit_names(session), now.date())


@router.post(f"{ONE}/members", status_code=201)
async def send_member(
    people_board_id: UUID, form: SentMemberForm, session: Session, by: By, now: Now
) -> BoardView:
    """Send somebody to an investment board."""
    said = form.model_dump()
    await membership.send_member(session, people_board_id, **said, by=by, now=now)
    return await _one(session, people_board_id, by, now.date())


@router.post(f"{ONE}/lead")
async def lead_board(
    people_board_id: UUID, form: LeadForm, session: Session, by: By, now: Now
) -> BoardView:
    """Write down whom the members chose."""
    await actions.lead_board(session, people_board_id, **form.model_dump(), by=by, now=now)
    return await _one(session, people_board_id, by, now.date())


@router.post(f"{ONE}/recognition")
async def recognise_board(
    people_board_id: UUID, form: BoardRecognitionForm, session: Session, by: By, now: Now
) -> BoardView:
    """Recognise it."""
    await actions.recognise_board(session, people_board_id, **form.model_dump(), by=by, now=now)
    return await _one(session, people_board_id, by, now.date())


@router.post(f"{ONE}/end")
async def end_board(
    people_board_id: UUID, form: BoardEndForm, session: Session, by: By, now: Now
) -> BoardView:
    """Write down that it ended."""
    await actions.end_board(session, people_board_id, on=form.on, by=by, now=now)
    return await _one(session, people_board_id, by, now.date())


@router.post(f"{MEMBER}/leaving")
async def leave_board(
    board_member_id: UUID, form: LeavingForm, session: Session, by: By, now: Now
) -> BoardView:
    """Write down that somebody left."""
    said = form.model_dump()
    row = await membership.leave_board(session, board_member_id, **said, by=by, now=now)
    return await _one(session, row.board_id, by, now.date())


@router.post(f"{MEMBER}/dismissal", status_code=201)
async def propose_dismissal(
    board_member_id: UUID, session: Session, by: By, now: Now
) -> dict[str, UUID]:
    """Put forward that residents dismiss somebody."""
    matter = await membership.propose_dismissal(session, board_member_id, by=by, now=now)
    return {"matter_id": matter.id}


@router.post(f"{ONE}/demands", status_code=201)
async def demand_board_election(
    people_board_id: UUID, form: DemandForm, session: Session, by: By, now: Now
) -> dict[str, UUID]:
    """Write down that households demand an election into it."""
    row = await demands.demand_board_election(
        session, people_board_id, form.unit_id, by=by, now=now
    )
    return {"initiative_id": row.id}


@router.post(f"{MEMBER}/dismissal-demand", status_code=201)
async def demand_board_dismissal(
    board_member_id: UUID, session: Session, by: By, now: Now
) -> dict[str, UUID]:
    """Write down that households demand that somebody is dismissed."""
    row = await demands.demand_board_dismissal(session, board_member_id, by=by, now=now)
    return {"initiative_id": row.id}
