"""Routes of the parts that units hand in for a report."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.kernel.receipts import taken
from libs.permissions import may
from libs.remembered.queries import unit_names
from services.reporting.collection import actions, by_hand, queries, taking
from services.reporting.collection.own import behind_own, prefilled
from services.reporting.collection.rules import PartState
from services.reporting.collection.tables import UnitPart
from services.reporting.collection.views import (
    AskForm,
    PartFigureForm,
    PartLineView,
    PartView,
    ReturnForm,
    WordsForm,
    by_hand_view,
    line_view,
    part_view,
)
from services.reporting.collection.words import SENTENCES
from services.reporting.facts.queries import labels_of, whole_facts
from services.reporting.figures.counting import SPAN_WORDS
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.figures_api import (
    COUNTED_HOW,
    FigureView,
    fact_view,
    proof_views,
)
from services.reporting.tables import Unit

router = APIRouter()
PART = "/parts/{part_id}"
Key = Annotated[str, Path(max_length=80, pattern=r"^(period|year)\.[a-z_]+$")]
FACTS_MAX = 500


class TakenView(BaseModel):
    """The draft that the parts went into."""

    report_id: UUID


@router.post("/periods/{period_id}/parts", status_code=201)
async def ask_parts(
    period_id: UUID, form: AskForm, session: Session, by: By, now: Now
) -> list[PartLineView]:
    """Ask units for their part of the report on a period."""
    await actions.ask_parts(session, period_id, form.unit_ids, by=by, now=now)
    return await _lines(session, period_id, by, now)


@router.get("/periods/{period_id}/parts")
async def parts_of_period(
    period_id: UUID, session: Session, by: By, now: Now
) -> list[PartLineView]:
    """Who was asked, and who has handed in."""
    await period_by_id(session, period_id)
    return await _lines(session, period_id, by, now)


@router.get("/parts")
async def parts(session: Session, by: By, now: Now) -> list[PartLineView]:
    """The newest parts that somebody may see: for a unit its own."""
    return await _lines(session, None, by, now)


@router.get(PART)
async def part(part_id: UUID, session: Session, by: By, now: Now, files: Files) -> PartView:
    """One part, with the unit's figures as they stand now or as they were handed in."""
    found = await queries.readable_part(session, part_id, by)
    view = await _view(session, found, by, now, files)
    view.timeline = await happened(session, SENTENCES, found.id)
    return view


@router.get(f"{PART}/figures/{{key}}")
async def part_figure(
    part_id: UUID, key: Key, session: Session, by: By, now: Now, files: Files
) -> FigureView:
    """The list behind one of the unit's figures: its amounts sum to the number."""
    found = await queries.readable_part(session, part_id, by)
    period = await period_by_id(session, found.period_id)
    definition, span, behind = await behind_own(session, found, period, key, now)
    desk = files if may(by, "see_report_drafts") else None
    page = behind[:FACTS_MAX]
    names = await labels_of(session, [fact.object_id for fact, _ in page])
    whole = await whole_facts(session, [fact.id for fact, _ in page])
    shown = [(whole[fact.id], amount) for fact, amount in page]
    return FigureView(
        key=key,
        title=definition.title,
        unit=definition.unit,
        span=SPAN_WORDS[span],
        counted_how=COUNTED_HOW[definition.mode],
        value=sum(amount for _, amount in behind),
        total=len(behind),
        facts=[
            fact_view(fact, amount, names, proof_views(fact.evidence, desk, by.ward_id, now))
            for fact, amount in shown
        ],
    )


@router.put(f"{PART}/words")
async def write_part(
    part_id: UUID, form: WordsForm, session: Session, by: By, now: Now, files: Files
) -> PartView:
    """Keep the unit's remarks as a draft."""
    row = await actions.write_part(session, part_id, form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{PART}/handing-in")
async def hand_in_part(
    part_id: UUID, form: WordsForm, session: Session, by: By, now: Now, files: Files
) -> PartView:
    """Hand the part in."""
    row = await actions.hand_in_part(session, part_id, form.model_dump(), by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{PART}/return")
async def return_part(
    part_id: UUID, form: ReturnForm, session: Session, by: By, now: Now, files: Files
) -> PartView:
    """Send a part back."""
    row = await actions.return_part(session, part_id, reason=form.reason, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post(f"{PART}/figures", status_code=201)
async def enter_part_figure(
    part_id: UUID, form: PartFigureForm, session: Session, by: By, now: Now, files: Files
) -> PartView:
    """Enter a figure by hand."""
    evidence = [taken(files, by, receipt, now) for receipt in form.receipts]
    told = form.model_dump(exclude={"receipts"})
    row = await by_hand.enter_part_figure(
        session, part_id, **told, evidence=evidence, by=by, now=now
    )
    return await _view(session, row, by, now, files)


@router.post("/part-figures/{part_figure_id}/removal")
async def remove_part_figure(
    part_figure_id: UUID, session: Session, by: By, now: Now, files: Files
) -> PartView:
    """Take a figure back."""
    row = await by_hand.remove_part_figure(session, part_figure_id, by=by, now=now)
    return await _view(session, row, by, now, files)


@router.post("/reports/{report_id}/parts")
async def take_parts(report_id: UUID, session: Session, by: By, now: Now) -> TakenView:
    """Take what was handed in into a draft."""
    report = await taking.take_parts(session, report_id, by=by, now=now)
    return TakenView(report_id=report.id)


async def _lines(
    session: AsyncSession, period_id: UUID | None, by: Actor, now: datetime
) -> list[PartLineView]:
    rows = await queries.parts(session, period_id, by)
    names = await unit_names(session, Unit)
    return [line_view(found, period, names, now.date()) for found, period in rows]


async def _view(
    session: AsyncSession, row: UnitPart, by: Actor, now: datetime, files: Desk
) -> PartView:
    period = await period_by_id(session, row.period_id)
    handed_in = row.state == PartState.HANDED_IN
    inside = handed_in or by.unit_id == row.unit_id
    figures = row.figures
    if inside and not handed_in:
        _, figures = await prefilled(session, row, period, now)
    entries = await queries.figures_by_hand(session, [row.id]) if inside else []
    return part_view(
        line_view(row, period, await unit_names(session, Unit), now.date()),
        row,
        period,
        figures,
        [by_hand_view(entry, by, files, now) for entry in entries],
        await queries.moves_of_part(session, row.id),
        inside=inside,
    )
