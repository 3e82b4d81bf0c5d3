"""Which units may read a letter: those that have a case of it now, once all of it is sorted."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.procedures import UNSORTED
from libs.rows import found
from services.reception.cases.queries import intake_of, parts_of
from services.reception.cases.tables import Case
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import let_read


async def let_read_who_has_it(session: AsyncSession, case: Case) -> None:
    """After a case was given to a unit or taken from one, sorted, or split.

    While a content of the letter is unsorted no unit reads it: that content may denounce somebody
    there, and the letter says who wrote (Law 25/2018/QH14 on denunciations, article 56).
    """
    intake = await intake_of(session, case)
    # The letter first: a content that is split off at this moment is then among the parts.
    await found(session, KeptLetter, intake.sealed_id, lock=True)
    parts = await parts_of(session, case.intake_id)
    readers = {part.unit_id for part in parts if part.unit_id}
    if any(part.kind == UNSORTED for part in parts):
        readers = set()
    await let_read(session, intake.sealed_id, unit_ids=readers)
