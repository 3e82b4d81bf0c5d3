"""What disclosures does when the directory, planning, participation and others speak."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitHoused, UnitOpened, UnitRenamed, WardOnboarded
from libs.contracts.inspections.inspections import InspectionConcluded
from libs.contracts.participation.consultations import (
    ConsultationExplained,
    ConsultationOpened,
    ConsultationWithdrawn,
)
from libs.contracts.participation.contributions import FundSettled
from libs.contracts.participation.conventions import ConventionPosted
from libs.contracts.participation.matters import DecisionPutInForce
from libs.contracts.participation.surveys import SurveyClosed
from libs.contracts.planning.amendments import PlanAmended, TaskAmended
from libs.contracts.planning.plans import PlanApproved
from libs.contracts.reporting import ReportIssued
from libs.kernel.actor import Actor
from libs.kernel.database import remember_ward
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from services.disclosures.missing.closing import ask_nothing
from services.disclosures.obligations.consulted import drop_withdrawn, owe_explained, owe_opened
from services.disclosures.obligations.decided import raise_from_decision, raise_settlement
from services.disclosures.obligations.drafted import owe_draft
from services.disclosures.obligations.inspected import owe_conclusion
from services.disclosures.obligations.reported import owe_report
from services.disclosures.obligations.surveyed import owe_results
from services.disclosures.places import actions as places
from services.disclosures.proving.actions import complete_all_proven
from services.disclosures.yearly.raising import follow_amendment, follow_task, raise_from_plan


async def open_seats(session: AsyncSession, event: WardOnboarded, heard: Heard) -> None:
    """A ward joined: its jobs run, its headquarters ask for sheets."""
    await remember_ward(session)
    await places.open_seats(session, event.name)


async def open_unit(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
    """A unit began; a community house is a place."""
    await places.open_unit(
        session,
        event.unit_id,
        kind=event.kind,
        name=event.name,
        short_name=event.short_name,
        community_house=event.community_house,
    )


async def house_unit(session: AsyncSession, event: UnitHoused, heard: Heard) -> None:
    """A neighbourhood has a wall that it did not have."""
    await places.house_unit(session, event.unit_id, community_house=event.community_house)


async def rename_unit(session: AsyncSession, event: UnitRenamed, heard: Heard) -> None:
    """A unit has another name."""
    await places.rename_unit(session, event.unit_id, name=event.name, short_name=event.short_name)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """A unit ended; what it owed goes to its successor, its wall is waited for no more."""
    await places.close_unit(
        session, event.unit_id, successor_id=event.successor_id, closed_on=event.closed_on
    )
    await ask_nothing(session, place_id=event.unit_id, by=_clerk(heard), now=heard.now)
    await complete_all_proven(session, by=_clerk(heard), now=heard.now)


async def raise_obligations(session: AsyncSession, event: PlanApproved, heard: Heard) -> None:
    """The year's plan is in force: what it makes the ward owe is owed."""
    await raise_from_plan(session, event, by=_clerk(heard), now=heard.now)


async def amend_obligations(session: AsyncSession, event: PlanAmended, heard: Heard) -> None:
    """The plan was amended: what is owed follows it."""
    await follow_amendment(session, event, by=_clerk(heard), now=heard.now)


async def hand_over_obligations(session: AsyncSession, event: TaskAmended, heard: Heard) -> None:
    """The duty to disclose went to another unit."""
    await follow_task(session, event, by=_clerk(heard), now=heard.now)


async def owe_consultation(session: AsyncSession, event: ConsultationOpened, heard: Heard) -> None:
    """Residents are asked: the plan and the draft are owed on walls and by loudspeaker too."""
    await owe_opened(session, event, by=_clerk(heard), now=heard.now)


async def owe_explanation(
    session: AsyncSession, event: ConsultationExplained, heard: Heard
) -> None:
    """Residents were answered: the summary and the explanation are owed too."""
    await owe_explained(session, event, by=_clerk(heard), now=heard.now)


async def drop_consultation(
    session: AsyncSession, event: ConsultationWithdrawn, heard: Heard
) -> None:
    """The ward stopped asking: what was not shown yet is owed no more."""
    await drop_withdrawn(session, event, by=_clerk(heard), now=heard.now)


async def raise_from_residents(
    session: AsyncSession, event: DecisionPutInForce, heard: Heard
) -> None:
    """Residents decided what they contribute: its accounts are owed."""
    await raise_from_decision(session, event, by=_clerk(heard), now=heard.now)


async def owe_settlement(session: AsyncSession, event: FundSettled, heard: Heard) -> None:
    """Residents' account was closed: its settlement is owed."""
    await raise_settlement(session, event, by=_clerk(heard), now=heard.now)


async def owe_survey(session: AsyncSession, event: SurveyClosed, heard: Heard) -> None:
    """Residents said how content they are: what they said is owed to them."""
    await owe_results(session, event, by=_clerk(heard), now=heard.now)


async def owe_convention(session: AsyncSession, event: ConventionPosted, heard: Heard) -> None:
    """A neighbourhood posted the draft of its convention: its sheet is owed."""
    await owe_draft(session, event, by=_clerk(heard), now=heard.now)


async def owe_results_of_check(
    session: AsyncSession, event: InspectionConcluded, heard: Heard
) -> None:
    """A check has its conclusion: it is owed to everybody."""
    await owe_conclusion(session, event, by=_clerk(heard), now=heard.now)


async def owe_issued_report(session: AsyncSession, event: ReportIssued, heard: Heard) -> None:
    """A report was issued: where the ward's own catalogue has an item for it, it is owed."""
    await owe_report(session, event, by=_clerk(heard), now=heard.now)


def _clerk(heard: Heard) -> Actor:
    """The service itself, acting on what it heard."""
    return Actor("disclosures", heard.ward_id)


HEARS: Hears = {
    WardOnboarded: open_seats,
    UnitOpened: open_unit,
    UnitHoused: house_unit,
    UnitRenamed: rename_unit,
    UnitClosed: close_unit,
    PlanApproved: raise_obligations,
    PlanAmended: amend_obligations,
    TaskAmended: hand_over_obligations,
    ConsultationOpened: owe_consultation,
    DecisionPutInForce: raise_from_residents,
    FundSettled: owe_settlement,
    ConsultationExplained: owe_explanation,
    ConsultationWithdrawn: drop_consultation,
    SurveyClosed: owe_survey,
    ConventionPosted: owe_convention,
    InspectionConcluded: owe_results_of_check,
    ReportIssued: owe_issued_report,
}
