"""What is handed out of a commendation, to those who may see it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.kernel.actor import Actor
from libs.kernel.files import Desk
from libs.law.titles import Holder, title
from services.awards.blocks.queries import Blocks
from services.awards.blocks.rules import NAMESAKE, may_know_why
from services.awards.commendations.rules import CommendationState
from services.awards.commendations.tables import Commendation
from services.awards.councils.tables import CouncilVote
from services.awards.decisions.tables import Honour
from services.awards.models.views import VoteView, vote_view

OPEN = (CommendationState.PROPOSED, CommendationState.APPRAISED, CommendationState.VOTED)


class CommendationView(BaseModel):
    """A commendation; the money and who grants it are those of today until it is granted."""

    id: UUID
    holder: Holder
    title_id: str
    title_name: str
    by_council: bool
    granted_by_ward: bool
    prize_dong: int | None
    unit_id: UUID
    unit: str
    proposer_id: UUID
    person: str
    position: str
    listed: bool
    merit: str
    proposed_on: date
    state: CommendationState
    reason: str
    opinion: str
    appraisal_number: str
    appraised_on: date | None
    sent_number: str
    sent_on: date | None
    answer_number: str
    answered_on: date | None
    vote: VoteView | None
    honour_code: str
    blocked: list[str]  # why it cannot be decided now, for those who decide and are not of the unit
    namesake: bool  # one of these is a namesake, to be looked at
    timeline: list[HappenedView] = []  # where one is asked for


def view(
    row: Commendation,
    unit: str,
    vote: CouncilVote | None,
    honour: Honour | None,
    blocks: Blocks,
    *,
    by: Actor,
    files: Desk,
    now: datetime,
) -> CommendationView:
    """One commendation as somebody may see it."""
    chosen, today = title(row.title_id), now.date()
    derived = {"title_name", "by_council", "granted_by_ward", "prize_dong", "unit", "vote"}
    blocked = _blocked(row, blocks, by)
    same = (
        set(CommendationView.model_fields)
        - derived
        - {"honour_code", "blocked", "namesake", "timeline"}
    )
    return CommendationView(
        **{name: getattr(row, name) for name in same},
        title_name=chosen.title,
        by_council=chosen.council,
        granted_by_ward=chosen.is_granted_by_ward(today),
        prize_dong=honour.prize_dong if honour else chosen.prize(today),
        unit=unit,
        vote=vote_view(vote, by, files, now) if vote else None,
        honour_code=honour.code if honour else "",
        blocked=blocked,
        namesake=NAMESAKE in blocked,
    )


def _blocked(row: Commendation, blocks: Blocks, by: Actor) -> list[str]:
    if row.state not in OPEN or not may_know_why(by, row.involved):
        return []
    return list(blocks.of(row.unit_id, row.person).reasons)
