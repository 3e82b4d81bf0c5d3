"""Tells the sealed letter when the last of its cases ended, and when one goes on."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from services.reception.cases.queries import intake_of, parts_of
from services.reception.cases.tables import Case
from services.reception.sealed.kept.actions import close_letter, reopen_letter
from services.reception.sealed.kept.rules import Keep

# The ends of what was never dealt with: such letters are kept for less long.
NOT_DEALT_WITH = frozenset({"filed", "returned", "not_processed", "withdrawn"})


async def keep_letter(session: AsyncSession, case: Case) -> None:
    """From the end of its last case on a letter has a day of destruction, before that none.

    Who handed it in at the reception desk stands in the register, which is kept for longer.
    """
    intake, parts = await intake_of(session, case), await parts_of(session, case.intake_id)
    days = [part.closed_on for part in parts if part.closed_on]
    if len(days) < len(parts):
        await reopen_letter(session, intake.sealed_id)
        return
    kept_as = Keep.SETTLED
    if {part.state for part in parts} <= NOT_DEALT_WITH:
        kept_as = Keep.RECEPTION if intake.in_register else Keep.INELIGIBLE
    await close_letter(session, intake.sealed_id, kept_as=kept_as, closed_on=max(days))
