"""What the clerk does before anything is decided: sort, split, link, and give to a unit."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.moves import Given, sort
from libs.law.procedures import procedure
from libs.permissions import permit
from services.reception.cases import rules, telling, withdrawing
from services.reception.cases.accusing import accuse
from services.reception.cases.actions import note_step, open_case
from services.reception.cases.duplicates import note_used_up, unlink, used_up
from services.reception.cases.giving import let_read_who_has_it
from services.reception.cases.keeping import keep_letter
from services.reception.cases.placing import forget_places, place
from services.reception.cases.queries import case_for, intake_of, parts_of
from services.reception.cases.rules import DENUNCIATION, Channel, Lack
from services.reception.cases.standings import keep, standing_of
from services.reception.cases.stepping import make_step
from services.reception.cases.tables import Case, Intake
from services.reception.queries import working_unit
from services.reception.sealed.letters import names_in, restrict
from services.reception.sealed.rules import names_somebody


async def sort_case(
    session: AsyncSession,
    case_id: UUID,
    *,
    kind: str,
    facts: list[str],
    lacks: list[Lack],
    summary: str,
    accused_unit_ids: list[UUID],
    accused_roles: list[str],
    on: date,
    matter: str = "",
    neighbourhood_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Case:
    """It is of a kind; from then on its clocks run, and whoever is accused sees nothing of it."""
    permit(by, "sort_case")
    case = await case_for(session, case_id, by, lock=True)
    _check_day(on, now)
    intake = await intake_of(session, case)
    await check_words(session, case, summary)
    known, before = await _known_facts(session, case, intake, kind, facts), case.kind
    taken_back = withdrawing.ASKED in case.facts and kind != DENUNCIATION
    after = sort(await standing_of(session, case), kind, known, on)
    case.summary, case.lacks = summary, sorted(lacks)
    await place(session, case, kind, matter, neighbourhood_id)
    await keep(session, case, after)
    if kind == DENUNCIATION:
        await _keep_apart(session, case, intake, now)
    note_step(session, case, "sort", f"phân loại: {procedure(kind).title}", after, by, now)
    await accuse(session, intake, accused_unit_ids, accused_roles, by, now)
    await let_read_who_has_it(session, case)
    record(session, by, "sort_case", case.id, now, kind=kind, before=before)
    if before != kind:
        telling.sorted_as(session, case, before, now)
    if taken_back:
        await make_step(session, case, withdrawing.WITHDRAW, Given(case.last_on), by, now)
    return case


async def _keep_apart(session: AsyncSession, case: Case, intake: Intake, now: datetime) -> None:
    """It denounces somebody: two persons are needed to read it, and nothing leads to it."""
    await restrict(session, intake.sealed_id, now=now)
    await forget_places(session, intake.id)
    await unlink(session, case)


async def _known_facts(
    session: AsyncSession, case: Case, intake: Intake, kind: str, said: list[str]
) -> frozenset[str]:
    """What the clerk says of it, and what the product knows itself. Raises UnknownFact."""
    facts = rules.check_facts(kind, said)
    if intake.channel == Channel.FORWARDED:
        facts |= {"forwarded"} & {fact.id for fact in procedure(kind).facts}
    return facts | await used_up(session, case, kind) | withdrawing.still_asked(case, kind)


async def split_case(session: AsyncSession, case_id: UUID, *, by: Actor, now: datetime) -> Case:
    """A further content of the same letter, received on the same day, to be sorted for itself.

    Until it is, no unit reads the letter.
    """
    permit(by, "split_case")
    case = await case_for(session, case_id, by, lock=True)
    parts = await parts_of(session, case.intake_id)
    if len(parts) >= rules.PARTS_MAX:
        raise rules.TooManyParts(parts_max=rules.PARTS_MAX)
    intake = await intake_of(session, case)
    new = await open_case(session, intake, parts[-1].part + 1, by=by, now=now)
    # Of whom the letter speaks is known for all of it.
    new.accused_unit_ids, new.barred_roles = case.accused_unit_ids, case.barred_roles
    await keep_letter(session, case)
    await let_read_who_has_it(session, case)
    record(session, by, "split_case", case.id, now, part=new.part)
    return new


async def link_duplicate(
    session: AsyncSession, case_id: UUID, *, earlier_id: UUID, by: Actor, now: datetime
) -> Case:
    """The same content came before. Both stay open; what one used up is used up."""
    permit(by, "link_duplicate")
    case = await case_for(session, case_id, by, lock=True)
    original = await case_for(session, earlier_id, by, lock=True)
    if case.id == original.id:
        raise rules.LinkedToItself
    if case.intake_id != original.intake_id:
        for each in (case, original):
            intake = await intake_of(session, each)
            rules.check_one_person(each.kind, intake.kinds_claimed)
    # Two that point at one another would both count as repeated.
    if original.duplicate_of or case.id < original.id:
        raise rules.NotTheFirst
    case.duplicate_of = original.id
    await note_used_up(session, case)
    record(session, by, "link_duplicate", case.id, now, earlier_id=original.id)
    return case


async def assign_case(
    session: AsyncSession, case_id: UUID, *, unit_id: UUID, by: Actor, now: datetime
) -> Case:
    """A unit is to deal with it, and may read an ordinary letter once all of it is sorted.

    Raises NotSortedYet, GivenToAccused.
    """
    permit(by, "assign_case")
    case = await case_for(session, case_id, by, lock=True)
    rules.check_sorted(case.kind)
    unit = await working_unit(session, unit_id)
    if str(unit.id) in case.accused_unit_ids:
        raise rules.GivenToAccused
    case.unit_id, case.handler_id = unit.id, None
    await let_read_who_has_it(session, case)
    standing = await standing_of(session, case)
    note_step(session, case, "assign", f"giao {unit.name}", standing, by, now)
    record(session, by, "assign_case", case.id, now, unit_id=unit.id)
    telling.assigned(session, case, now)
    return case


async def take_case(session: AsyncSession, case_id: UUID, *, by: Actor, now: datetime) -> Case:
    """Somebody of the unit that has it deals with it himself."""
    case = await case_for(session, case_id, by, lock=True)
    permit(by, "take_case", unit_id=case.unit_id)
    case.handler_id = by.id
    record(session, by, "take_case", case.id, now)
    return case


async def check_words(session: AsyncSession, case: Case, *said: str) -> None:
    """Refuse words that name or reach a person of the letter. Raises NamesSomebody."""
    written = [words for words in said if words]
    if not written:
        return
    intake = await intake_of(session, case)
    names = await names_in(session, intake.sealed_id)
    if any(names_somebody(words, names) for words in written):
        raise rules.NamesSomebody


def _check_day(on: date, now: datetime) -> None:
    if on > now.date():
        raise rules.StepInFuture(on=f"{on:%d/%m/%Y}")
