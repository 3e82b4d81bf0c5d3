"""Which cases came before and are likely the same: the clerk links them, or does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.procedures import procedure
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.cases import rules
from services.reception.cases.queries import case_for, intake_of, visible
from services.reception.cases.tables import Case, Intake
from services.reception.sealed.likeness.actions import compare_letters
from services.reception.sealed.likeness.rules import Likeness

USED_UP = frozenset({"transferred_before", "guided_before"})


@dataclass(frozen=True)
class LikelyDuplicate:
    """A case that came before, and in which parts its letter agrees with this one's."""

    case: Case
    intake: Intake
    likeness: Likeness


async def likely_duplicates(
    session: AsyncSession, case_id: UUID, *, by: Actor, now: datetime
) -> list[LikelyDuplicate]:
    """The likeliest first. Of what denounces somebody, or may, none: each denouncer is his own.

    It changes nothing. That something was found, and who was shown it, is in the log of looks.
    """
    permit(by, "link_duplicate")
    case = await case_for(session, case_id, by)
    intake = await intake_of(session, case)
    if case.duplicate_of or case.settled_on or rules.may_denounce(case.kind, intake.kinds_claimed):
        return []
    alike = await compare_letters(session, intake.sealed_id, by=by, now=now)
    query = (
        select(Case, Intake)
        .join(Intake, Intake.id == Case.intake_id)
        .where(Case.ward_id == ward_of(session), Intake.ward_id == ward_of(session), visible(by))
        .where(Intake.sealed_id.in_(alike), Intake.id < intake.id)
    )
    likely = [
        LikelyDuplicate(other, came, alike[came.sealed_id])
        for other, came in await session.execute(query)
        if not rules.may_denounce(other.kind, came.kinds_claimed)
    ]
    likely.sort(key=lambda each: (-each.likeness.text_percent, each.intake.id))
    return likely[: rules.LIKELY_MAX]


async def used_up(session: AsyncSession, case: Case, kind: str) -> frozenset[str]:
    """What any case linked with this one used up: it was transferred, or guided, and is not again.

    Whichever came first: one that is linked to this one counts, and one linked to the same.
    """
    if kind == rules.DENUNCIATION:  # each denouncer is his own
        return frozenset()
    known = {fact.id for fact in procedure(kind).facts}
    linked = await _linked_with(session, case)
    return frozenset(known & USED_UP & {f"{each.state}_before" for each in linked})


async def note_used_up(session: AsyncSession, case: Case) -> None:
    """Keep with the case what it or any linked one used up."""
    case.facts = sorted({*case.facts, *await used_up(session, case, case.kind)})


async def _linked_with(session: AsyncSession, case: Case) -> list[Case]:
    """Every other case that links lead to from this one, in either direction."""
    family, new = {case.id: case}, [case]
    while new:
        earlier = {each.duplicate_of for each in new if each.duplicate_of}
        query = select(Case).where(
            Case.ward_id == ward_of(session),
            or_(Case.id.in_(earlier), Case.duplicate_of.in_([each.id for each in new])),
            Case.id.not_in(family),
        )
        new = list((await session.scalars(query)).all())
        family |= {each.id: each for each in new}
    return [each for each in family.values() if each is not case]


async def unlink(session: AsyncSession, case: Case) -> None:
    """It denounces somebody: no case of another letter is linked with it any more."""
    apart = Case.ward_id == ward_of(session), Case.intake_id != case.intake_id
    await session.execute(
        update(Case).where(*apart, Case.duplicate_of == case.id).values(duplicate_of=None)
    )
    if case.duplicate_of is None:
        return
    original = await found(session, Case, case.duplicate_of)
    if original.intake_id != case.intake_id:
        case.duplicate_of = None
