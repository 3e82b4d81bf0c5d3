"""The reception days of a year, for people and for their calendars; public."""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.calendar import national_calendar
from libs.law.reception import DayOffPolicy, check_minimum
from libs.law.reception import ReceptionDay as LawDay
from services.planning.reception_days.actions import policy_of
from services.planning.tables import ReceptionDay

SUMMARY = "Tiếp công dân định kỳ"


class DayView(BaseModel):
    """A reception day: as planned, as held, and why it moved."""

    nominal_on: date
    held_on: date
    moved_because: str


class ReceptionDaysView(BaseModel):
    """The reception days of a year, and where they are fewer than the law of their date asks."""

    year: int
    policy: DayOffPolicy
    days: list[DayView]
    warnings: list[str]


async def reception_days_of(session: AsyncSession, ward_id: str, year: int) -> ReceptionDaysView:
    """The days of a year in order; none before a plan of that year is approved."""
    query = select(ReceptionDay).where(ReceptionDay.ward_id == ward_id, ReceptionDay.year == year)
    rows = (await session.execute(query.order_by(ReceptionDay.nominal_on))).scalars().all()
    held = [LawDay(row.nominal_on, row.held_on, row.moved_because) for row in rows]
    short = check_minimum(held, year, national_calendar()) if held else []
    return ReceptionDaysView(
        year=year,
        policy=(await policy_of(session, ward_id)).policy,
        days=[
            DayView(nominal_on=d.nominal_on, held_on=d.held_on, moved_because=d.moved_because)
            for d in held
        ],
        warnings=[one.sentence for one in short],
    )


def as_calendar(ward_id: str, found: ReceptionDaysView, now: datetime) -> bytes:
    """The days as an iCalendar file (RFC 5545), one all-day event each."""
    feed = Calendar.new(prodid="-//Dân Biết//planning//VI", name=SUMMARY, language="vi")
    for day in found.days:
        moved = f"Dời từ ngày {day.nominal_on:%d/%m/%Y}: {day.moved_because}."
        feed.add_component(
            Event.new(
                uid=f"reception-{ward_id}-{day.nominal_on.isoformat()}@danbiet",
                summary=SUMMARY,
                start=day.held_on,
                end=day.held_on + timedelta(days=1),
                stamp=now,
                description=moved if day.held_on != day.nominal_on else None,
            )
        )
    return feed.to_ical()
