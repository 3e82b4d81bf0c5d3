"""What awards does when others speak."""

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.awards.blocks import hearing as blocks
from services.awards.tables import Unit, Ward
from services.awards.units.hearing import hand_over

TOLD = hears(Ward, Unit)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """A unit ended; what it has in work goes to its successor."""
    await TOLD[UnitClosed](session, event, heard)
    await hand_over(session, event, heard)


HEARS: Hears = {**TOLD, **blocks.HEARS, UnitClosed: close_unit}
