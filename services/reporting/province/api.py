"""A province's roll-up over HTTP: for its own officials, and nobody of a ward."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from libs.kernel.edges import By, Now, Session
from libs.permissions import permit
from services.reporting.figures.definitions import headline_figures
from services.reporting.periods.rules import title_of
from services.reporting.province.adding import compared, stretch_of, totals_of
from services.reporting.province.indicators import indicators
from services.reporting.province.queries import (
    known_periods,
    present_period,
    standings_by_period,
    standings_of,
    the_province,
)
from services.reporting.province.rules import (
    PERIOD,
    NoSuchHeadline,
    PeriodOf,
    behind,
    check_alike,
)
from services.reporting.province.views import (
    HeadlineView,
    PartView,
    RollUpView,
    StretchView,
    TrendView,
)
from services.reporting.rules import PeriodKind

router = APIRouter()
Asked = Annotated[str | None, Query(pattern=PERIOD)]
STRETCHES_MAX = 8


@router.get("/roll-up")
async def roll_up(
    session: Session, by: By, now: Now, period: Asked = None, than: Asked = None
) -> RollUpView:
    """The wards of the province in a period, or the one of today; beside another when asked."""
    permit(by, "see_roll_up")
    province, known, today = the_province(session), await known_periods(session), now.date()
    chosen = PeriodOf.read(period) if period else present_period(known, today)
    other = PeriodOf.read(than) if than else None
    if other:
        check_alike(chosen, other)
    standings = await standings_of(session, chosen, today)
    before = await standings_of(session, other, today) if other else None
    lines = compared(standings, before)
    return RollUpView.whole(province, chosen, other, known, standings, totals_of(standings), lines)


@router.get("/roll-up/figures/{headline}")
async def roll_up_figure(
    headline: Annotated[str, Path(max_length=60, pattern=r"^[a-z_]+$")],
    period: Annotated[str, Query(pattern=PERIOD)],
    session: Session,
    by: By,
    now: Now,
) -> HeadlineView:
    """A total opened: the wards whose numbers add up to it, each with its issued report."""
    permit(by, "see_roll_up")
    figure = next((each for each in headline_figures() if each.key == headline), None)
    if figure is None:
        raise NoSuchHeadline(key=headline)
    asked = PeriodOf.read(period)
    found = behind(figure.key, await standings_of(session, asked, now.date()))
    return HeadlineView(
        key=figure.key,
        title=figure.title,
        unit=figure.unit,
        period=str(asked),
        period_title=title_of(asked.kind, asked.year, asked.ordinal),
        total=sum(number for _, number in found),
        wards=[
            PartView(
                code=each.code,
                name=each.name,
                value=number,
                report_id=each.report_id,
                number=each.number,
            )
            for each, number in found
            if each.report_id
        ],
    )


@router.get("/roll-up/trend")
async def roll_up_trend(session: Session, by: By, now: Now, kind: PeriodKind) -> TrendView:
    """The last periods of one kind beside one another, the oldest first."""
    permit(by, "see_roll_up")
    province, today = the_province(session), now.date()
    known = [
        each
        for each, due_on in await known_periods(session)
        if each.kind is kind and due_on <= today
    ]
    periods = sorted(known)[-STRETCHES_MAX:]
    by_period = await standings_by_period(session, periods, today)
    return TrendView(
        province=province.name,
        titles={each.key: each.title for each in indicators()},
        stretches=[StretchView.of(stretch_of(each, by_period[each])) for each in periods],
    )
