"""Gathers the rows of a case or an intake into what is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import Desk
from libs.law.calendar import national_calendar
from libs.law.moves import flags_of, possible_moves
from libs.law.procedures import Move
from libs.law.standing import Standing
from libs.rows import ward_of
from services.reception.cases import duplicates, queries, rules, views
from services.reception.cases.clock_views import clock_view
from services.reception.cases.queries import Line
from services.reception.cases.standings import standing_of
from services.reception.cases.tables import Case, CaseStep, Intake
from services.reception.cases.views import CaseView, TrackedView


async def case_page(session: AsyncSession, case: Case, by: Actor, now: datetime) -> CaseView:
    """A case with its clocks, its steps, and what the law allows today."""
    today, intake = now.date(), await queries.intake_of(session, case)
    clocks = await queries.clocks_of(session, case.id)
    steps = await queries.steps_of(session, case.id)
    standing = await standing_of(session, case)
    used = await duplicates.used_up(session, case, case.kind)
    standing = replace(standing, facts=standing.facts | used)
    moves = [
        move
        for move in possible_moves(standing, today, national_calendar())
        if move.id not in rules.OF_A_DIALOGUE
    ]
    siblings = await queries.parts_for(session, case.intake_id, by)
    due = [each for each in clocks if each.ended_on is None and each.due_on and _counts(each.clock)]
    first = min(due, key=lambda each: str(each.due_on), default=None)
    copied = ("lacks", "handler_id", "accused_unit_ids", "duplicate_of", "answer", "body")
    return CaseView(
        **views.line(Line(case, intake, first), today),
        **{name: getattr(case, name) for name in copied},
        sealed_id=intake.sealed_id,
        forwarded_by=intake.forwarded_by,
        facts=views.facts_view(case),
        untouched=standing.stage.untouched,
        flags=flags_of(standing, [*moves, *_made(standing, steps)]),
        parts=[views.CaseLineView(**views.line(Line(each, intake), today)) for each in siblings],
        clocks=[clock_view(each, case.kind, today) for each in clocks],
        steps=[views.step_view(each) for each in steps],
        moves=[views.move_view(each) for each in moves],
    )


async def tracked_page(
    session: AsyncSession, intake: Intake, now: datetime, files: Desk
) -> TrackedView:
    """An intake for whoever has its secret."""
    parts = []
    for case in await queries.parts_of(session, intake.id):
        clocks = await queries.clocks_of(session, case.id)
        steps = await queries.steps_of(session, case.id)
        href = views.answer_link(case, ward_of(session), now, files)
        parts.append(views.tracked_part(case, clocks, steps, now.date(), href))
    return TrackedView(
        number=views.number_of(intake),
        code=intake.code,
        channel=intake.channel,
        received_on=intake.received_on,
        parts=parts,
    )


def _made(standing: Standing, steps: Sequence[CaseStep]) -> list[Move]:
    done = {step.move for step in steps}
    return [move for move in standing.procedure.moves if move.id in done]


def _counts(clock: str) -> bool:
    return clock not in queries.ASIDE
