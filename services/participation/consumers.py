"""What participation does when others speak."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.participation.agenda.withdrawing import lapse_matters
from services.participation.contributions.actions import hand_on_funds
from services.participation.headships import hearing as heads
from services.participation.households.moving import hand_on_households
from services.participation.tables import Unit, Ward

TOLD = hears(Ward, Unit)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """The unit ended; its households and accounts go over to its successor on the day it is heard,
    and what it had not decided is discussed no more.

    The roll of a day that is over stays what it was, also when the broker was away for days.
    """
    await TOLD[UnitClosed](session, event, heard)
    await hand_on_funds(session, event.unit_id, event.successor_id)
    by, now = Actor("directory", heard.ward_id), heard.now.astimezone(VIETNAM)
    await lapse_matters(session, event.unit_id, by=by, now=now)
    await hand_on_households(session, event.unit_id, event.successor_id, by=by, now=now)


HEARS: Hears = {**TOLD, **heads.HEARS, UnitClosed: close_unit}
