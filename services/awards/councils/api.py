"""Routes of the council: its members, and the sums of its votes."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.kernel.text import Line, Number
from libs.law.rubrics import ModelKind
from libs.law.titles import Holder, titles
from libs.permissions import permit
from services.awards.councils import actions
from services.awards.councils.queries import members_on
from services.awards.councils.rules import Count
from services.awards.models.api import ONE, model_view
from services.awards.models.views import ModelView, ReasonForm

router = APIRouter()
Votes = Annotated[int, Field(ge=0, le=200)]


class SeatForm(BaseModel):
    """An official of the council."""

    full_name: Line
    position: Line
    number: Number
    begins_on: date


class SeatEndForm(BaseModel):
    """From which day on the official does not belong to it."""

    ended_on: date


class SeatView(BaseModel):
    """A member of the council."""

    id: UUID
    full_name: str
    position: str
    number: str
    begins_on: date


class CountForm(BaseModel):
    """What the tellers counted, and their signed minutes."""

    held_on: date
    present: Votes
    in_favour: Votes
    against: Votes
    blank: Votes = 0
    tellers: Votes
    minutes: Receipt

    def count(self) -> Count:
        """As the rules take it."""
        return Count(self.present, self.in_favour, self.against, self.blank, self.tellers)


class VoteForm(CountForm):
    """The same on a model, and for which title."""

    title: Annotated[str, Field(max_length=40)]


class TitleView(BaseModel):
    """A title, who grants it today, and the money that comes with it, if an amount is known."""

    id: str
    title: str
    holders: list[Holder]
    models: list[ModelKind]
    granted_by_ward: bool
    basis: str
    prize_dong: int | None


@router.get("/titles")
async def titles_today(now: Now, by: By) -> list[TitleView]:
    """Every title as it is today; public."""
    today = now.date()
    return [
        TitleView(
            id=each.id,
            title=each.title,
            holders=list(each.holders),
            models=list(each.models),
            granted_by_ward=each.is_granted_by_ward(today),
            basis=granting.basis,
            prize_dong=each.prize(today),
        )
        for each in titles()
        if (granting := each.granting(today))
    ]


@router.get("/council")
async def council(session: Session, by: By, now: Now) -> list[SeatView]:
    """Who belongs to the council today."""
    permit(by, "see_models")
    return [_seat(row) for row in await members_on(session, now.date())]


@router.post("/council", status_code=201)
async def seat_member(form: SeatForm, session: Session, by: By, now: Now) -> SeatView:
    """Somebody belongs to it."""
    return _seat(await actions.seat_member(session, **form.model_dump(), by=by, now=now))


@router.post("/council/{seat_id}/end")
async def unseat_member(
    seat_id: UUID, form: SeatEndForm, session: Session, by: By, now: Now
) -> SeatView:
    """Somebody does not belong to it any more."""
    row = await actions.unseat_member(session, seat_id, ended_on=form.ended_on, by=by, now=now)
    return _seat(row)


@router.post(f"{ONE}/vote", status_code=201)
async def record_vote(
    model_id: UUID, form: VoteForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The council voted."""
    minutes = taken(files, by, form.minutes, now)
    row = await actions.record_vote(
        session,
        model_id,
        title_id=form.title,
        held_on=form.held_on,
        count=form.count(),
        minutes=minutes,
        by=by,
        now=now,
    )
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/vote/voiding")
async def void_vote(
    model_id: UUID, form: ReasonForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The sums were mistyped."""
    row = await actions.void_vote(session, model_id, reason=form.reason, by=by, now=now)
    return await model_view(session, row, by, files, now)


def _seat(row: object) -> SeatView:
    return SeatView.model_validate(row, from_attributes=True)
