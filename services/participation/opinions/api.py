"""Routes of opinions: anybody sends one; officials type them in and look at their words."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.permissions import may, permit
from libs.rows import found
from services.participation.consultations.queries import consultation_for
from services.participation.consultations.tables import Consultation
from services.participation.opinions import actions, moderating
from services.participation.opinions.actions import Numbers, Said
from services.participation.opinions.forms import (
    KeepingForm,
    OpinionCountForm,
    OpinionForm,
    ReleaseForm,
    TypedOpinionsForm,
)
from services.participation.opinions.queries import PAGE_OPINIONS, opinions_of
from services.participation.opinions.rules import Standing
from services.participation.opinions.tables import Opinion
from services.participation.opinions.views import (
    EnteredView,
    OpinionCountView,
    OpinionWorkView,
    SentView,
    count_view,
    for_officials,
)

router = APIRouter()
ONE = "/consultation-work/{consultation_id}"
NUMBERS = {"in_favour", "against", "other"}


@router.post("/consultations/{consultation_id}/opinions", status_code=201)
async def send_opinion(
    consultation_id: UUID, form: OpinionForm, session: Session, by: By, now: Now
) -> SentView:
    """Somebody says what they think, without an account."""
    said = Said(**form.model_dump())
    row = await actions.send_opinion(session, consultation_id, said, now=now)
    return SentView(waits=row.standing != Standing.COUNTED)


@router.get(f"{ONE}/opinions")
async def opinions(
    consultation_id: UUID,
    session: Session,
    by: By,
    now: Now,
    standing: Annotated[list[Standing], Query(default_factory=list, max_length=len(Standing))],
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
    size: Annotated[int, Query(ge=1, le=PAGE_OPINIONS)] = PAGE_OPINIONS,
) -> list[OpinionWorkView]:
    """One page of the opinions on a draft as they were typed, what waits first."""
    row = await consultation_for(session, consultation_id, drafts=False)
    permit(by, "see_opinions", unit_id=row.unit_id)
    routed = may(by, "see_routed_opinions")
    rows = await opinions_of(session, row.id, standing, page, size)
    return [for_officials(each, routed=routed) for each in rows]


@router.post(f"{ONE}/opinions", status_code=201)
async def enter_opinions(
    consultation_id: UUID, form: TypedOpinionsForm, session: Session, by: By, now: Now
) -> EnteredView:
    """Type in what came on paper or by word."""
    made = await actions.enter_opinions(
        session,
        consultation_id,
        [Said(each.stance, each.text) for each in form.opinions],
        channel=form.channel,
        received_on=form.received_on,
        neighbourhood_id=form.neighbourhood_id,
        by=by,
        now=now,
    )
    return EnteredView(opinions=len(made))


@router.post(f"{ONE}/counts", status_code=201)
async def count_opinions(
    consultation_id: UUID, form: OpinionCountForm, session: Session, by: By, now: Now, files: Files
) -> OpinionCountView:
    """Type in the counts of a meeting or of a bundle of slips."""
    made = await actions.count_opinions(
        session,
        consultation_id,
        Numbers(**form.model_dump(include=NUMBERS)),
        **form.model_dump(exclude={*NUMBERS, "minutes"}),
        minutes=taken(files, by, form.minutes, now),
        by=by,
        now=now,
    )
    return count_view(made, by.ward_id, files, now)


@router.post("/opinion-counts/{count_id}/removal")
async def remove_count(
    count_id: UUID, session: Session, by: By, now: Now, files: Files
) -> OpinionCountView:
    """Take a wrong count back."""
    removed = await actions.remove_count(session, count_id, by=by, now=now)
    return count_view(removed, by.ward_id, files, now)


@router.get("/opinions/{opinion_id}")
async def opinion(opinion_id: UUID, session: Session, by: By) -> OpinionWorkView:
    """One opinion as it was typed."""
    row = await found(session, Opinion, opinion_id)
    asked = await found(session, Consultation, row.consultation_id)
    permit(by, "see_opinions", unit_id=asked.unit_id)
    return for_officials(row, routed=may(by, "see_routed_opinions"))


@router.post("/opinions/{opinion_id}/release")
async def release_opinion(
    opinion_id: UUID, form: ReleaseForm, session: Session, by: By, now: Now
) -> OpinionWorkView:
    """Let everybody read it."""
    row = await moderating.release_opinion(session, opinion_id, text=form.text, by=by, now=now)
    return for_officials(row, routed=True)


@router.post("/opinions/{opinion_id}/keeping")
async def keep_opinion(
    opinion_id: UUID, form: KeepingForm, session: Session, by: By, now: Now
) -> OpinionWorkView:
    """Show its words to nobody."""
    row = await moderating.keep_opinion(session, opinion_id, ground=form.ground, by=by, now=now)
    return for_officials(row, routed=True)


@router.post("/opinions/{opinion_id}/handing-over")
async def hand_over_opinion(
    opinion_id: UUID, session: Session, by: By, now: Now
) -> OpinionWorkView:
    """It is in the register of letters now."""
    row = await moderating.hand_over_opinion(session, opinion_id, by=by, now=now)
    return for_officials(row, routed=True)
