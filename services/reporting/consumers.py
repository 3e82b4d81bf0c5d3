"""What reporting does when others speak: it keeps facts, and owes reports on a plan's year.

It also hears itself: a province, which is another tenant, learns there what its wards reported.
"""

from __future__ import annotations

from functools import wraps

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.council import CouncilSessionDropped, CouncilSessionNoted
from libs.contracts.planning.amendments import PlanAmended
from libs.contracts.planning.plans import PlanApproved
from libs.contracts.reporting import ReportDue, ReportIssued, ReportMoved
from libs.kernel.actor import Actor
from libs.kernel.events import Event, Heard
from libs.kernel.listener import Act
from libs.law.calendar import national_calendar
from libs.remembered.acts import hears_of_units, hears_of_ward
from services.reporting.council.actions import drop_session, owe_to_session
from services.reporting.facts.actions import keep_facts
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.table import TABLE
from services.reporting.periods.actions import open_periods
from services.reporting.province.actions import note_change, note_due
from services.reporting.tables import Unit, Ward


async def note_facts(session: AsyncSession, event: Event, heard: Heard) -> None:
    """Keep what an event makes countable."""
    await keep_facts(session, facts_of(event, heard))


async def owe_reports(
    session: AsyncSession, event: PlanApproved | PlanAmended, heard: Heard
) -> None:
    """A plan in force owes the reports of its year; amended, those not owed before."""
    await note_facts(session, event, heard)
    await open_periods(
        session,
        plan_id=event.plan_id,
        year=event.year,
        signed_on=event.signed_on,
        calendar=national_calendar(),
        now=heard.now,
    )


async def owe_council_report(
    session: AsyncSession, event: CouncilSessionNoted, heard: Heard
) -> None:
    """The council meets: a report is owed to that session."""
    await owe_to_session(
        session, event.council_session_id, event.session_on, by=_clock(heard), now=heard.now
    )


async def drop_council_report(
    session: AsyncSession, event: CouncilSessionDropped, heard: Heard
) -> None:
    """It does not meet on that day: the report to it is owed no more."""
    await drop_session(session, event.council_session_id, by=_clock(heard), now=heard.now)


def _clock(heard: Heard) -> Actor:
    """The service itself, acting on what it heard."""
    return Actor("reporting", heard.ward_id)


def _counted_too(know: Act) -> Act:
    """Keep the unit as the directory tells it, and count what is countable of that."""

    @wraps(know)
    async def act(session: AsyncSession, event: Event, heard: Heard) -> None:
        await know(session, event, heard)
        await note_facts(session, event, heard)

    return act


COUNTED: dict[type[Event], Act] = dict.fromkeys(TABLE, note_facts)
HEARS: dict[type[Event], Act] = {
    **COUNTED,
    **hears_of_ward(Ward),
    **{kind: _counted_too(know) for kind, know in hears_of_units(Unit).items()},
    PlanApproved: owe_reports,
    PlanAmended: owe_reports,
    CouncilSessionNoted: owe_council_report,
    CouncilSessionDropped: drop_council_report,
    ReportDue: note_due,
    ReportMoved: note_change,
    ReportIssued: note_change,
}
