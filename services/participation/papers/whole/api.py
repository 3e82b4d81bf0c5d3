"""Routes of the ward's paper of the whole: written, sent, printed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.files import Paper
from libs.kernel.edges import By, Now, Session
from libs.law import decisions
from libs.law.decisions import Clause
from libs.law.rules import rule
from libs.permissions import permit
from libs.rows import found
from services.participation.matters.rules import MatterState
from services.participation.matters.tables import Matter
from services.participation.papers.api import Signer, Words
from services.participation.papers.checking import paper_of
from services.participation.papers.place import Place
from services.participation.papers.printing import file_of, subject_of, ward_name
from services.participation.papers.rules import TotalPaperUnwritten, missing_of_the_whole
from services.participation.papers.views import OwedTotalView, total_papers_owed
from services.participation.papers.whole import actions
from services.participation.papers.whole.document import Part, Total, total_paper
from services.participation.queries import the_ward
from services.participation.rounds.queries import began_on, rounds_of
from services.participation.rounds.summing import said_in_the_ward

router = APIRouter()
ONE = "/matters/{matter_id}/total-paper"


class TotalPaperForm(BaseModel):
    """What the ward says of the sums, and who signs."""

    decision: Words = ""
    signer: Signer = ""


class TotalPaperView(BaseModel):
    """The ward's paper as it is written so far, and what it lacks."""

    matter_id: UUID
    decision: str
    signer: str
    sent_on: date | None
    missing: list[str]


@router.get("/total-paper-duties")
async def total_paper_duties(session: Session, by: By) -> list[OwedTotalView]:
    """Which papers of the whole the ward still has to write and send."""
    permit(by, "write_total_paper")
    return await total_papers_owed(session)


@router.put(ONE)
async def write_total_paper(
    matter_id: UUID, form: TotalPaperForm, session: Session, by: By, now: Now
) -> TotalPaperView:
    """Write the ward's paper."""
    await actions.write_total_paper(session, matter_id, **form.model_dump(), by=by, now=now)
    return await _view(session, matter_id)


@router.get(ONE)
async def total_paper_at_work(matter_id: UUID, session: Session, by: By) -> TotalPaperView:
    """The ward's paper as it is written so far, for whoever writes it."""
    permit(by, "write_total_paper")
    await found(session, Matter, matter_id)
    return await _view(session, matter_id)


@router.post(f"{ONE}/sending")
async def send_total_paper(matter_id: UUID, session: Session, by: By, now: Now) -> TotalPaperView:
    """Send it to the Front and the neighbourhoods."""
    await actions.send_total_paper(session, matter_id, by=by, now=now)
    return await _view(session, matter_id)


@router.get(f"{ONE}.{{wanted}}", response_class=Response)
async def total_paper_file(matter_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """The ward's paper to be signed; before it is sent for whoever writes it."""
    matter = await found(session, Matter, matter_id)
    paper = await paper_of(session, matter.id, None)
    if paper and paper.sent_on:
        permit(by, "see_matters", unit_id=by.unit_id)
    else:
        permit(by, "write_total_paper")
    actions.check_totalled(matter)
    if paper is None:
        raise TotalPaperUnwritten
    assert matter.decided_on is not None  # it was totalled, so its sums are known
    assert matter.yes is not None
    assert matter.households is not None
    clause = Clause(matter.clause)
    law = await began_on(session, matter.id) or matter.decided_on
    total = Total(
        households=matter.households,
        yes=matter.yes,
        adopted=matter.state != MatterState.REJECTED,
        of_households=decisions.threshold(clause, law),
        of_neighbourhoods=rule("participation.commune_passed", law),
    )
    ward = ward_name(await the_ward(session))
    written = total_paper(
        Place(ward, ward),
        subject_of(matter),
        await parts_of(session, matter, law),
        total,
        on=matter.decided_on,
        text=paper.decision,
        signer=paper.head_name,
    )
    return await file_of(written, wanted)


async def parts_of(session: AsyncSession, matter: Matter, law: date) -> list[Part]:
    """What each neighbourhood said, as it was totalled: no ballots follow where one lacked."""
    assert matter.decided_on is not None  # it was totalled
    clause, tried = Clause(matter.clause), await rounds_of(session, [matter.id])
    without = {each.unit_id for each in tried}
    said = await said_in_the_ward(session, matter, matter.decided_on, no_ballots=without)
    return [
        Part(
            each.unit,
            each.votes.households,
            each.present,
            each.votes.yes,
            decisions.passed(clause, each.votes.yes, each.votes.households, law),
        )
        for each in said
    ]


async def _view(session: AsyncSession, matter_id: UUID) -> TotalPaperView:
    paper = await paper_of(session, matter_id, None)
    decision, signer = (paper.decision, paper.head_name) if paper else ("", "")
    return TotalPaperView(
        matter_id=matter_id,
        decision=decision,
        signer=signer,
        sent_on=paper.sent_on if paper else None,
        missing=missing_of_the_whole(decision, signer),
    )
