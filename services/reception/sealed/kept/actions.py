"""Say that a letter's last case ended, or that it goes on; set for how long letters are kept."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.sealed.kept import rules
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.kept.tables import KeepingTerm, KeptLetter


async def close_letter(
    session: AsyncSession, sealed_id: UUID, *, kept_as: Keep, closed_on: date
) -> None:
    """Every case of the letter ended: its day of destruction is fixed now, and not shortened later.

    As for every rule, the term is that of the day on which the clock starts.
    """
    kept = await found(session, KeptLetter, sealed_id, lock=True)
    years = (await terms(session)).get(kept_as)
    kept.closed_on, kept.kept_as = closed_on, kept_as
    kept.kept_until = rules.kept_until(kept_as, closed_on, years)


async def reopen_letter(session: AsyncSession, sealed_id: UUID) -> None:
    """A case of the letter goes on: nothing is destroyed."""
    kept = await found(session, KeptLetter, sealed_id, lock=True)
    kept.closed_on = kept.kept_as = kept.kept_until = None


async def let_go(session: AsyncSession, sealed_id: UUID) -> None:
    """Nobody can open a letter any more: without its row here the sealed store destroys it."""
    letter = KeptLetter.id == sealed_id
    await session.execute(delete(KeptLetter).where(KeptLetter.ward_id == ward_of(session), letter))


async def set_keeping_term(
    session: AsyncSession, *, kept_as: Keep, years: int, by: Actor, now: datetime
) -> None:
    """From now on closed letters of a class are kept so many years; those closed before as said."""
    permit(by, "set_keeping_term")
    rules.check_term(kept_as, years, now.date())
    row = insert(KeepingTerm).values(
        id=new_id(), ward_id=ward_of(session), kept_as=kept_as, years=years
    )
    await session.execute(
        row.on_conflict_do_update(index_elements=["ward_id", "kept_as"], set_={"years": years})
    )
    record(session, by, "set_keeping_term", kept_as, now, years=years)


async def terms(session: AsyncSession) -> dict[Keep, int]:
    """The years that the ward set itself, by class."""
    query = select(KeepingTerm).where(KeepingTerm.ward_id == ward_of(session))
    return {Keep(row.kept_as): row.years for row in (await session.scalars(query)).all()}
