"""What inspections does when others speak."""

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed, UnitOpened
from libs.contracts.planning.plans import PlanApproved
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.inspections.officials import hearing as officials
from services.inspections.programmes.proposing import propose_check_programme
from services.inspections.recommendations.hearing import (
    hand_over_recommendations,
    note_finished_task,
)
from services.inspections.reports.hearing import know_board
from services.inspections.risks import hearing as risks
from services.inspections.tables import Unit, Ward

TOLD = hears(Ward, Unit)


async def know_unit(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
    """A unit was entered; a board owes reports from here on."""
    await TOLD[UnitOpened](session, event, heard)
    await know_board(session, event, heard)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """A unit ended; what it was asked to put right goes to its successor."""
    await TOLD[UnitClosed](session, event, heard)
    await hand_over_recommendations(session, event, heard)


HEARS: Hears = {
    **TOLD,
    **officials.HEARS,
    **risks.HEARS,
    UnitOpened: know_unit,
    UnitClosed: close_unit,
    TaskDone: note_finished_task,
    PlanApproved: propose_check_programme,
}
