"""Describing a place of work, planning and holding its conference, checking what it resolved."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.conferences import StaffConferenceChecked, StaffConferenceHeld
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning.conferences import rules
from services.planning.conferences.duties import finish_duty, owe_check, waive_duty
from services.planning.conferences.queries import (
    last_adopted,
    last_check_on,
    latest_conference,
    workplace_unit,
    workplaces_of,
)
from services.planning.conferences.rules import ConferenceForm, ConferenceState, Convening
from services.planning.conferences.tables import Conference, ConferenceCheck, Workplace
from services.planning.tasks.rules import TaskKind


@dataclass(frozen=True)
class Count:
    """How it went: who came (or gave a ballot), who agreed, and the resolution if adopted."""

    on: date
    present: int
    in_favour: int | None
    resolution: StoredFile | None
    by_ballot: bool = False


async def describe_workplace(
    session: AsyncSession,
    unit_id: UUID,
    *,
    staff_count: int,
    year_end: tuple[int, int],
    speaker: str,
    by: Actor,
    now: datetime,
) -> Workplace:
    """How many people work there, when their working year ends, and who speaks for them.

    Where so few work that no conference is obligatory, one that is owed is owed no more.
    """
    permit(by, "describe_workplace", unit_id=unit_id)
    await workplace_unit(session, unit_id)
    rules.check_year_end(*year_end)
    place = (await workplaces_of(session, by.ward_id)).get(unit_id)
    day, month = year_end
    if place is None:
        place = Workplace(
            unit_id=unit_id,
            staff_count=staff_count,
            year_end_day=day,
            year_end_month=month,
            speaker=speaker,
        )
        session.add(place)
    place.staff_count, place.speaker = staff_count, speaker
    place.year_end_day, place.year_end_month = year_end
    record(session, by, "describe_workplace", unit_id, now, staff_count=staff_count)
    latest = await latest_conference(session, by.ward_id, unit_id)
    owed = latest is not None and latest.state == ConferenceState.OWED
    if latest and owed and rules.is_optional(staff_count, now.date()):
        latest.state = ConferenceState.WAIVED
        await waive_duty(session, unit_id, latest.ended_on, by=by, now=now)
    return place


async def plan_conference(
    session: AsyncSession,
    conference_id: UUID,
    *,
    on: date,
    place: str,
    form: ConferenceForm,
    staff_count: int,
    summoned: int | None,
    by: Actor,
    now: datetime,
) -> Conference:
    """Say when, where and in which form people come; all of them, or delegates where allowed."""
    conference = await _locked(session, conference_id)
    permit(by, "plan_conference", unit_id=conference.unit_id)
    if conference.state == ConferenceState.HELD:
        raise rules.ConferencePast
    rules.check_after_year(on, conference.ended_on)
    conference.called = rules.check_form(form, staff_count, summoned, on)
    conference.on, conference.place, conference.form = on, place, form
    conference.staff_count, conference.state = staff_count, ConferenceState.PLANNED
    record(session, by, "plan_conference", conference.id, now, on=on, form=form)
    return conference


async def convene_conference(
    session: AsyncSession, conference_id: UUID, *, count: Count, by: Actor, now: datetime
) -> Conference:
    """Note how a conference went: too few came, or it was valid and voted on its resolution."""
    conference = await _locked(session, conference_id)
    permit(by, "convene_conference", unit_id=conference.unit_id)
    if conference.adopted:
        raise rules.AlreadyAdopted
    called = conference.staff_count if count.by_ballot else conference.called
    if called is None:
        raise rules.NotPlanned
    rules.check_after_year(count.on, conference.ended_on)
    held = Convening(count.on, called, count.present, count.in_favour)
    resolution, today = count.resolution is not None, now.date()
    failed = [date.fromisoformat(one["on"]) for one in conference.attempts]
    if count.by_ballot:
        rules.check_ballots(held, failed, resolution=resolution, today=today)
    elif not rules.check_convened(held, resolution=resolution, today=today):
        rules.check_in_vain(count.on, failed)
        attempt = {"on": count.on.isoformat(), "called": called, "present": count.present}
        conference.attempts = [*conference.attempts, attempt]
        record(session, by, "convene_in_vain", conference.id, now, on=count.on)
        return conference
    await _hold(session, conference, held, count, by, now)
    return conference


async def check_conference(
    session: AsyncSession,
    unit_id: UUID,
    *,
    on: date,
    announced_on: date,
    result: str,
    evidence: StoredFile,
    by: Actor,
    now: datetime,
) -> ConferenceCheck:
    """Note a check of what was resolved, announced to the staff; the next one is owed from it."""
    permit(by, "check_conference", unit_id=unit_id)
    await workplace_unit(session, unit_id)
    conference = await last_adopted(session, by.ward_id, unit_id)
    if conference is None or conference.held_on is None:
        raise rules.NothingToCheck
    after = await last_check_on(session, conference) or conference.held_on
    rules.check_checked(on, announced_on, after=after, today=now.date())
    check = ConferenceCheck(
        conference_id=conference.id,
        unit_id=unit_id,
        on=on,
        announced_on=announced_on,
        result=result,
        noted_at=now,
        evidence=asdict(evidence),
    )
    session.add(check)
    record(session, by, "check_conference", conference.id, now, on=on, announced_on=announced_on)
    proof = Evidence(**asdict(evidence))
    kind = TaskKind.STAFF_CHECK
    late = await finish_duty(session, unit_id, kind, announced_on, proof, by=by, now=now)
    await owe_check(session, unit_id, on, by=by, now=now)
    told = {"conference_id": conference.id, "unit_id": unit_id, "on": on}
    told |= {"announced_on": announced_on, "days_late": late, "evidence": (proof,)}
    emit(session, StaffConferenceChecked(occurred_at=now, **told))
    return check


async def _hold(
    session: AsyncSession,
    conference: Conference,
    held: Convening,
    count: Count,
    by: Actor,
    now: datetime,
) -> None:
    assert held.in_favour is not None, "rules ask for the votes of a valid conference"
    of = held.called if count.by_ballot else held.present
    adopted = rules.is_adopted(held.in_favour, of, held.on, by_ballot=count.by_ballot)
    conference.state, conference.held_on = ConferenceState.HELD, held.on
    conference.present, conference.in_favour = held.present, held.in_favour
    conference.by_ballot, conference.adopted = count.by_ballot, adopted
    conference.resolution = asdict(count.resolution) if count.resolution else {}
    record(session, by, "hold_conference", conference.id, now, on=held.on, adopted=adopted)
    proof = Evidence(**conference.resolution) if conference.resolution else None
    unit_id, kind, since = conference.unit_id, TaskKind.STAFF_CONFERENCE, conference.ended_on
    late = await finish_duty(session, unit_id, kind, held.on, proof, since=since, by=by, now=now)
    if adopted:
        await owe_check(session, unit_id, held.on, by=by, now=now)
    unit = await workplace_unit(session, unit_id)
    event = StaffConferenceHeld(
        occurred_at=now,
        conference_id=conference.id,
        unit_id=unit_id,
        unit_kind=unit.kind,
        on=held.on,
        called=held.called,
        present=held.present,
        by_ballot=count.by_ballot,
        adopted=adopted,
        days_late=late,
        evidence=(proof,) if proof else (),
    )
    emit(session, event)


async def _locked(session: AsyncSession, conference_id: UUID) -> Conference:
    return await found(session, Conference, conference_id, lock=True)
