"""Draw a sample and print its codes, set up points, note how many people came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret, new_seed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found, ward_of
from services.participation.surveys.queries import points_of
from services.participation.surveys.rules import NotOpenToday, State, check_draft
from services.participation.surveys.sampling import rules
from services.participation.surveys.sampling.rules import Stratum
from services.participation.surveys.tables import Survey, SurveyCode, SurveyDay, SurveyPoint
from services.participation.tables import Unit


async def draw_sample(
    session: AsyncSession,
    survey_id: UUID,
    frame: Sequence[Stratum],
    count: int,
    *,
    by: Actor,
    now: datetime,
) -> Survey:
    """Draw by lot from numbered lists, once; the seed stays, so that anybody can draw again."""
    permit(by, "draw_sample")
    row = await found(session, Survey, survey_id, lock=True)
    check_draft(State(row.state))
    if row.strata:
        raise rules.DrawnAlready
    for stratum in frame:
        await working_unit(session, Unit, stratum.unit_id)
    row.seed = new_seed()
    drawn = rules.draw(frame, count, row.seed)
    row.strata = [
        {"unit_id": str(one.unit_id), "size": one.size, "drawn": list(drawn[one.unit_id])}
        for one in frame
    ]
    record(session, by, "draw_sample", row.id, now, seed=row.seed, drawn=count)
    return row


async def print_codes(
    session: AsyncSession, survey_id: UUID, *, by: Actor, now: datetime
) -> tuple[Survey, Sequence[tuple[UUID, str]]]:
    """Fresh codes, as many for each list as were drawn from it; what was printed before is void.

    A code belongs to a list, not to a number of it: who hands them out gives any to anybody.
    """
    permit(by, "print_codes")
    row = await found(session, Survey, survey_id, lock=True)
    if not row.strata:
        raise rules.NotDrawn
    if row.state != State.DRAFT:
        raise rules.CodesInUse
    mine = (SurveyCode.ward_id == ward_of(session)) & (SurveyCode.survey_id == row.id)
    await session.execute(delete(SurveyCode).where(mine))
    made = [
        (UUID(stratum["unit_id"]), new_secret()) for stratum in row.strata for _ in stratum["drawn"]
    ]
    session.add_all(
        SurveyCode(survey_id=row.id, unit_id=unit_id, code_hash=hash_of(code))
        for unit_id, code in made
    )
    record(session, by, "print_codes", row.id, now, codes=len(made))
    return row, made


async def add_survey_point(
    session: AsyncSession, survey_id: UUID, unit_id: UUID, title: str, *, by: Actor, now: datetime
) -> SurveyPoint:
    """A counter or place where whoever comes by scans a sheet; also while the survey is open."""
    permit(by, "add_survey_point")
    row = await found(session, Survey, survey_id, lock=True)
    if row.state not in (State.DRAFT, State.OPENED):
        raise NotOpenToday(opens_on=row.opens_on, closes_on=row.closes_on)
    await working_unit(session, Unit, unit_id)
    there = await points_of(session, row.id)
    if len(there) >= rules.POINTS_MAX:
        raise rules.TooManyPoints
    if any((point.unit_id, point.title) == (unit_id, title) for point in there):
        raise rules.PointThereAlready
    point = SurveyPoint(survey_id=row.id, unit_id=unit_id, title=title, code=new_code())
    session.add(point)
    record(session, by, "add_survey_point", row.id, now, point=point.id, unit_id=unit_id)
    return point


async def count_served(
    session: AsyncSession,
    survey_id: UUID,
    unit_id: UUID,
    *,
    on: date,
    served: int,
    by: Actor,
    now: datetime,
) -> None:
    """Note how many people a unit served on a day of the survey; the last number counts."""
    permit(by, "count_served", unit_id=unit_id)
    row = await found(session, Survey, survey_id)
    days = (row.opens_on, row.closes_on)
    if row.state not in (State.OPENED, State.CLOSED) or not all(days):
        raise NotOpenToday(opens_on=row.opens_on, closes_on=row.closes_on)
    assert row.opens_on
    assert row.closes_on
    if not row.opens_on <= on <= min(row.closes_on, now.date()):
        raise NotOpenToday(opens_on=row.opens_on, closes_on=row.closes_on)
    await working_unit(session, Unit, unit_id)
    values = {"survey_id": row.id, "unit_id": unit_id, "on": on}
    line = insert(SurveyDay).values(id=new_id(), ward_id=ward_of(session), **values, served=served)
    where = ["ward_id", "survey_id", "unit_id", "on"]
    await session.execute(line.on_conflict_do_update(index_elements=where, set_={"served": served}))
    record(session, by, "count_served", row.id, now, unit_id=unit_id, on=on, served=served)
