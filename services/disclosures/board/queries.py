"""Makes the board of a day, a content, the places board and punctuality out of papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import working_days_late, working_days_left
from libs.rows import ward_of
from services.disclosures.board import papers
from services.disclosures.board.papers import Shown, owed_mark
from services.disclosures.board.rules import Mark, most_urgent
from services.disclosures.board.views import (
    BoardRowView,
    BoardView,
    MonthView,
    PunctualityView,
)
from services.disclosures.places.queries import unit_names
from services.disclosures.privacy.rules import owed_title
from services.disclosures.rules import catalogue
from services.disclosures.tables import Disclosure, Obligation

BEFORE, AFTER = timedelta(days=60), timedelta(days=45)
Names = dict[UUID, str]


async def the_board(session: AsyncSession, now: datetime) -> BoardView:
    """All fourteen contents as they stand today."""
    today = now.date()
    names = await unit_names(session)
    owed = await papers.owed(session)
    public = await papers.on_the_board(session, today)
    counts = await _public_counts(session)
    rows = []
    for khoan in catalogue().khoans:
        row = _row(
            [each for each in owed if each.khoan == khoan.number],
            [each for each in public if each.disclosure.khoan == khoan.number],
            names,
            today,
        )
        given = {"number": khoan.number, "short": khoan.short}
        rows.append(row.model_copy(update={**given, "papers": counts.get(khoan.number, 0)}))
    return BoardView(
        today=today,
        updated_at=now,
        axis_from=(today - BEFORE).replace(day=1),
        axis_to=today + AFTER,
        rows=rows,
        tallies=Counter(row.state for row in rows),
    )


def _row(
    owed: Sequence[Obligation], public: Sequence[Shown], names: Names, today: date
) -> BoardRowView:
    """The row of a content: its most urgent paper, what is public before what is only owed."""
    worst = most_urgent([*(s.mark for s in public), *(owed_mark(o, today) for o in owed)])
    for shown in public:
        if shown.mark is worst:
            return _of_shown(shown, names, today)
    for row in owed:
        if owed_mark(row, today) is worst:
            return _of_owed(row, names, today)
    return BoardRowView(number=0, short="", state=Mark.NONE)


def _of_shown(shown: Shown, names: Names, today: date) -> BoardRowView:
    row, version, until = shown.disclosure, shown.version, shown.keep_until
    late = shown.mark is Mark.LATE
    return BoardRowView(
        number=row.khoan,
        short="",
        state=shown.mark,
        item=row.item,
        title=shown.public_title,
        document_number=version.document_number,
        document_on=version.document_on,
        disclosure_id=row.id,
        unit=names.get(row.owner_unit_id, "") if row.owner_unit_id else "",
        due_on=row.due_on,
        # On no wall though its day is over: late by today, even if it was public in time.
        days_late=working_days_late(row.due_on, today) if late else row.days_late or 0,
        published_on=row.published_on,
        posted_on=min((sheet.posted_on for sheet in shown.hung), default=None),
        keep_until=until,
        days_to_keep=max(0, (until - today).days) if until else None,
        places_posted=len(shown.hung),
        places_of=len(shown.walls),
    )


def _of_owed(row: Obligation, names: Names, today: date) -> BoardRowView:
    left = working_days_left(today, row.due_on) if row.due_on else None
    return BoardRowView(
        number=row.khoan,
        short="",
        state=owed_mark(row, today),
        item=row.item,
        title=owed_title(row.item, row.title),
        document_number=row.document_number or "",
        document_on=row.document_on,
        unit=names.get(row.owner_unit_id, "") if row.owner_unit_id else "",
        due_on=row.due_on,
        days_left=left if left is not None and left >= 0 else None,
        days_late=-left if left is not None and left < 0 else 0,
    )


async def _public_counts(session: AsyncSession) -> dict[int, int]:
    query = (
        select(Disclosure.khoan, func.count().label("papers"))
        .where(Disclosure.ward_id == ward_of(session), Disclosure.published_on.is_not(None))
        .where(Disclosure.withdrawn_on.is_(None))
        .group_by(Disclosure.khoan)
    )
    return {row.khoan: row.papers for row in await session.execute(query)}


async def punctuality(session: AsyncSession, year: int) -> PunctualityView:
    """How many papers came out on time and late in each month of a year."""
    month = func.extract("month", Disclosure.published_on)
    late = func.count().filter(Disclosure.days_late > 0)
    query = (
        select(month, func.count(), late)
        .where(Disclosure.ward_id == ward_of(session))
        .where(Disclosure.published_on.between(date(year, 1, 1), date(year, 12, 31)))
        .group_by(month)
    )
    found = {int(m): (n, behind) for m, n, behind in await session.execute(query)}
    months = []
    for number in range(1, 13):
        count, behind = found.get(number, (0, 0))
        months.append(MonthView(month=number, on_time=count - behind, late=behind))
    return PunctualityView(
        year=year,
        months=months,
        total=sum(count for count, _ in found.values()),
        late=sum(behind for _, behind in found.values()),
    )
