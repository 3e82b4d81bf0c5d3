"""The review of an imported plan over HTTP: what is proposed, what is odd, what was decided."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Note
from services.planning.importing.proposals.findings import (
    Body,
    Cadence,
    Confidence,
    DueKind,
    DutyKind,
)
from services.planning.plans.queries import plan_seen
from services.planning.plans.views import PlanView
from services.planning.review import actions, queries
from services.planning.review.actions import Decision, Verdict
from services.planning.review.rules import ProposalState
from services.planning.review.views import ReviewView

router = APIRouter()
MAY_BE_NONE = ("lead", "cadence", "due")
Units = Annotated[list[UUID], Field(max_length=300)]


class DueForm(BaseModel):
    """A due day: strictly before it, up to it, or days of every month."""

    kind: DueKind
    days: Annotated[list[Annotated[int, Field(ge=1, le=31)]], Field(min_length=1, max_length=31)]
    month: int | None = Field(default=None, ge=1, le=12)
    cadence: Cadence | None = None


class ChangesForm(BaseModel):
    """What is to stand instead of what was proposed; what is left out stays as proposed.

    `words` corrects what was found in a sentence; the other fields correct a task.
    """

    title: Line | None = None
    kind: DutyKind | None = None
    lead: Body | None = None
    lead_unit_ids: Units = []
    cooperating_unit_ids: Units = []
    cadence: Cadence | None = None
    due: DueForm | None = None
    output: Note | None = None
    indicator: Note | None = None
    evidence_asked: Note | None = None
    words: Line | None = None


class DecisionForm(BaseModel):
    """What somebody made of one proposal."""

    proposal_id: UUID
    state: ProposalState
    changes: ChangesForm = ChangesForm()


class ReviewForm(BaseModel):
    """Everything decided in one sitting: all of it is kept, or nothing."""

    decisions: Annotated[list[DecisionForm], Field(max_length=2_000)] = []
    accept_from: Confidence | None = None
    flags_seen: Annotated[list[UUID], Field(max_length=2_000)] = []
    all_flags_seen: bool = False
    bodies: dict[Body, Units] = {}
    take_back: bool = False


@router.get("/plans/{plan_id}/review")
async def plan_review(
    plan_id: UUID,
    session: Session,
    by: By,
    kind: Annotated[str | None, Query(max_length=20)] = None,
    state: ProposalState | None = None,
) -> ReviewView:
    """The proposals and flags of a plan with their sentences, and what is still to decide."""
    plan = await plan_seen(session, by, plan_id)
    return await queries.review_of(session, by, plan, kind, state)


@router.post("/plans/{plan_id}/review", response_model=PlanView)
async def review_plan(
    plan_id: UUID, form: ReviewForm, session: Session, by: By, now: Now
) -> object:
    """Decide proposals, see flags, say which units a kind of body means."""
    verdict = Verdict(
        decisions=[
            Decision(one.proposal_id, one.state, changes_of(one.changes)) for one in form.decisions
        ],
        accept_from=form.accept_from,
        flags_seen=form.flags_seen,
        all_flags_seen=form.all_flags_seen,
        bodies={str(body): units for body, units in form.bodies.items()},
        take_back=form.take_back,
    )
    return await actions.review_plan(session, plan_id, verdict=verdict, by=by, now=now)


def changes_of(form: ChangesForm) -> dict[str, Any]:
    """Only what was said: an empty `due` that was sent means that there is no due day."""
    said = form.model_dump(mode="json", exclude_unset=True)
    return {name: value for name, value in said.items() if value is not None or name in MAY_BE_NONE}
