"""Puts a consultation together: its own rows, the opinions on it, and how many said what."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened, without_actors
from libs.kernel.files import Desk, StoredFile
from libs.law.consultations import asked_matter
from services.participation.addressees.queries import hearing_of, minutes_of
from services.participation.addressees.views import hearing_view
from services.participation.consultations import rules
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation
from services.participation.consultations.views import form_view, line, planned
from services.participation.dues import DueView, due_view
from services.participation.explaining.queries import conclusion_of
from services.participation.explaining.views import conclusion_view
from services.participation.grouping.queries import grouped
from services.participation.grouping.views import for_all as answered
from services.participation.opinions.queries import (
    PAGE_OPINIONS,
    counted,
    counts_of,
    opinions_of,
    standing_so,
    unseen,
)
from services.participation.opinions.rules import LOOKED_AT, Standing
from services.participation.opinions.views import TotalsView, count_view, for_all, totals
from services.participation.queries import unit_names
from services.participation.showing.views import ConsultationView, ConsultationWorkView
from services.participation.showing.words import STEPS

# Numbers while residents are still asked would tell them what to say.
NUMBERS_SHOWN = frozenset(State) - {State.DRAFT, State.OPEN, State.WITHDRAWN}


async def public_view(
    session: AsyncSession,
    row: Consultation,
    ward_id: str,
    now: datetime,
    files: Desk,
    page: int = 1,
) -> ConsultationView:
    """One consultation as everybody may see it, with one page of what was said."""
    names = await unit_names(session)
    said = await opinions_of(session, row.id, [Standing.RELEASED], page)
    released = await standing_so(session, row.id, [Standing.RELEASED])
    end, hearing = await conclusion_of(session, row.id), await hearing_of(session, row.id)
    groups = await grouped(session, row.id) if end else []
    return ConsultationView(
        **_whole(row, names, now, files, ward_id),
        opinions=[for_all(each) for each in said],
        released=released,
        pages=-(-released // PAGE_OPINIONS),
        totals=await _totals(session, row.id) if row.state in NUMBERS_SHOWN else None,
        groups=[answered(each) for each in groups],
        conclusion=conclusion_view(end, ward_id, files, now) if end else None,
        hearing=hearing_view(hearing) if hearing else None,
        timeline=without_actors(await happened(session, STEPS, row.id)),
    )


async def work_view(
    session: AsyncSession, row: Consultation, ward_id: str, now: datetime, files: Desk
) -> ConsultationWorkView:
    """One consultation for officials."""
    public = await public_view(session, row, ward_id, now, files)
    plan = planned(row, await unit_names(session), now.date())
    counts = [count_view(each, ward_id, files, now) for each in await counts_of(session, row.id)]
    return ConsultationWorkView(
        **public.model_dump(exclude={"totals"}) | plan,
        totals=await _totals(session, row.id),
        unseen=await unseen(session, row.id),
        looked_at=await standing_so(session, row.id, LOOKED_AT),
        minuted=await minutes_of(session, row.id) is not None,
        counts=counts,
    )


async def _totals(session: AsyncSession, consultation_id: UUID) -> TotalsView:
    return totals(await counted(session, consultation_id))


def _whole(
    row: Consultation, names: dict[UUID, str], now: datetime, files: Desk, ward_id: str
) -> dict[str, Any]:
    since = row.published_on or now.date()
    matter = asked_matter(row.clause, since)
    least = rules.period(since, row.other_law_days, row.other_law_basis)
    kept = ("extended_from", "extension_reason", "closed_on", "withdrawn_on", "withdrawal_reason")
    return line(row, names, now.date()) | {
        "matter": matter.title,
        "matter_basis": matter.basis,
        "summary": row.summary,
        "forms": [form_view(letter) for letter in row.forms],
        "draft": files.link(ward_id, StoredFile(**row.draft), now),
        "period_says": least.says,
        "period_basis": least.basis,
        "least": _least(row, now),
        **{name: getattr(row, name) for name in kept},
    }


def _least(row: Consultation, now: datetime) -> DueView | None:
    """The first last day that the law allows, once the draft is public."""
    if row.published_on is None or row.other_law_days is not None:
        return None
    return due_view("least", rules.shortest(row.published_on), now.date())
