"""How matters are shown: what is decided, by which share, how far it is, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.decisions import Clause, Scope
from libs.law.moves import possible_moves
from services.participation.acceptances.api import TallyView
from services.participation.acceptances.queries import tally_on
from services.participation.acceptances.rules import ASKED
from services.participation.agenda.agreements import AgreementView, agreement_views
from services.participation.agenda.gatherings import GatheringView, gatherings_of
from services.participation.agenda.rounds import RoundView, round_view
from services.participation.agenda.words import GATHERINGS, STEPS
from services.participation.conveners.views import (
    AppointedView,
    AppointedWorkView,
    appointed,
)
from services.participation.correcting.queries import correctable
from services.participation.correcting.views import CorrectionView, corrections_of
from services.participation.dues import DueView, due_view
from services.participation.matters.agreeing import agreed_on, agreements_of
from services.participation.matters.chairing import appointments_of, chair_role, proposer_role
from services.participation.matters.standings import standing_of
from services.participation.matters.tables import Matter
from services.participation.papers.checking import contents, paper_of
from services.participation.papers.rules import missing, missing_of_the_whole
from services.participation.papers.tables import DecisionPaper
from services.participation.papers.views import (
    PartView,
    PartWorkView,
    TotalView,
    parts_of,
    total_of,
)
from services.participation.queries import unit_names
from services.participation.rounds.queries import counted_round, rounds_of
from services.participation.rounds.tables import Round


class MatterLineView(BaseModel):
    """A matter in a list."""

    id: UUID
    clause: str
    number: int
    content: str
    scope: str
    unit_id: UUID | None
    unit: str
    title: str
    state: str
    state_title: str
    form: str | None
    proposed_on: date
    last_on: date
    decided_on: date | None
    effective_on: date | None
    yes: int | None
    households: int | None
    recogniser: str | None
    chaired_by: str  # the role that calls, chairs and signs
    dues: list[DueView]
    late: bool


class MatterLineWorkView(MatterLineView):
    """The same for officials: whether whoever asks was appointed to call, hold and sign."""

    appointed: bool


class MatterView(MatterLineView):
    """A matter for everybody; `adopted_by` is the share in words with its article."""

    summary: str
    adopted_by: str
    basis: str
    answer_number: str | None
    answered_on: date | None
    reason: str
    carry_out_by: date | None
    replaces_id: UUID | None
    rounds: list[RoundView]
    gatherings: list[GatheringView]
    corrections: list[CorrectionView]
    parts: Sequence[PartView]  # of the whole ward: the decision of each neighbourhood
    total: TotalView | None  # and the ward's paper
    conveners: Sequence[AppointedView]
    form_agreed_on: date | None  # by the Front, where the law asks for it
    online: TallyView | None  # while households are asked whether they accept the web
    timeline: Sequence[HappenedView]


class MatterWorkView(MatterView):
    """The same for whoever works on it: the steps the law allows today, what the paper lacks."""

    demanded: bool
    forms_to_agree: list[str]  # that nobody chooses without the Front
    agreements: list[AgreementView]
    moves: list[str]
    led_by: str  # the role that chooses the form
    paper: bool
    missing: list[str]
    correctable: list[UUID]  # neighbourhoods whose count may still be put right
    parts: Sequence[PartWorkView]
    conveners: Sequence[AppointedWorkView]


def line(row: Matter, names: dict[UUID, str], today: date) -> MatterLineView:
    """One matter in a list."""
    clause = decisions.content(Clause(row.clause))
    standing = standing_of(row)
    owed = [
        due_view(clock.clock, clock.deadline(national_calendar()), today)
        for clock in standing.clocks
        if clock.runs
    ]
    dues = [each for each in owed if each]
    same = set(MatterLineView.model_fields) & set(Matter.__mapper__.attrs.keys()) - {"number"}
    return MatterLineView(
        **{name: getattr(row, name) for name in same},
        number=clause.number,
        content=clause.short,
        unit=names.get(row.unit_id, "") if row.unit_id else "Toàn phường",
        state_title=standing.stage.title,
        recogniser=decisions.recogniser(
            Clause(row.clause), Scope(row.scope), row.decided_on or today
        ),
        chaired_by=chair_role(row, today),
        dues=dues,
        late=any(each.days_left < 0 for each in dues),
    )


async def lines(
    session: AsyncSession, rows: Iterable[Matter], now: datetime
) -> list[MatterLineView]:
    """Matters in a list."""
    names = await unit_names(session)
    return [line(row, names, now.date()) for row in rows]


async def lines_at_work(
    session: AsyncSession, rows: Iterable[Matter], asking: str, now: datetime
) -> list[MatterLineWorkView]:
    """The same for an official."""
    mine = await appointments_of(session, asking)
    return [
        MatterLineWorkView(**each.model_dump(), appointed=(each.id, each.unit_id) in mine)
        for each in await lines(session, rows, now)
    ]


async def shown(session: AsyncSession, row: Matter, now: datetime) -> MatterView:
    """A matter for everybody."""
    names, on = await unit_names(session), row.decided_on or now.date()
    clause, rounds = Clause(row.clause), await rounds_of(session, [row.id])
    began_on = rounds[0].opened_on if rounds and row.unit_id is None else None
    share = decisions.threshold(clause, on)
    gatherings = await gatherings_of(session, row.id, names)
    same = ("summary", "answered_on", "reason", "carry_out_by", "replaces_id")
    return MatterView(
        **line(row, names, now.date()).model_dump(),
        **{name: getattr(row, name) for name in same},
        adopted_by=share.says,
        basis=share.basis,
        answer_number=row.number,
        rounds=[round_view(each, clause, names, began_on or each.opened_on) for each in rounds],
        gatherings=gatherings,
        corrections=await corrections_of(session, [each.id for each in rounds]),
        parts=await parts_of(session, row, now.date()),
        total=await total_of(session, row),
        conveners=await appointed(session, row, names),
        form_agreed_on=agreed_on(await agreements_of(session, row.id), row.form),
        online=await _online(session, row, now.date()),
        timeline=await _timeline(session, row, gatherings, rounds),
    )


async def worked_on(session: AsyncSession, row: Matter, now: datetime) -> MatterWorkView:
    """A matter with everything its officials need."""
    paper = await paper_of(session, row.id, row.unit_id)
    moves = possible_moves(standing_of(row), now.date(), national_calendar())
    return MatterWorkView(
        **(await shown(session, row, now)).model_dump(exclude={"parts", "conveners"}),
        conveners=await appointed(session, row, await unit_names(session)),
        parts=await parts_of(session, row, now.date()),
        demanded="demanded" in row.facts,
        forms_to_agree=list(
            decisions.forms_to_agree(
                Clause(row.clause), Scope(row.scope), now.date(), after=row.facts
            )
        ),
        agreements=await agreement_views(session, row.id),
        moves=[each.id for each in moves if not (row.initiative_id and each.id == "withdraw")],
        led_by=proposer_role(row, now.date()),
        paper=paper is not None,
        missing=await _missing(session, row, paper),
        correctable=await correctable(session, row, await rounds_of(session, [row.id]), now.date()),
    )


async def _missing(session: AsyncSession, row: Matter, paper: DecisionPaper | None) -> list[str]:
    if row.unit_id:
        return missing(contents(row, await counted_round(session, row.id), paper))
    return missing_of_the_whole(paper.decision, paper.head_name) if paper else []


async def _online(session: AsyncSession, row: Matter, today: date) -> TallyView | None:
    asked = row.clause == Clause.OTHER and row.unit_id and row.state in ASKED
    return TallyView(**vars(await tally_on(session, row, today))) if asked else None


async def _timeline(
    session: AsyncSession,
    row: Matter,
    gatherings: Iterable[GatheringView],
    rounds: Iterable[Round],
) -> list[HappenedView]:
    """What happened; where the whole ward decides, without what each neighbourhood did for it."""
    if row.unit_id is None:
        return without_actors(await happened(session, STEPS, row.id))
    own = [row.id, *(each.id for each in gatherings), *(each.id for each in rounds)]
    return without_actors(await happened(session, {**STEPS, **GATHERINGS}, *own))
