"""A convention until residents vote: drafted, posted, completed, put to the vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.moves import Given
from libs.permissions import permit
from services.participation.conventions import rules, telling
from services.participation.conventions.queries import kept_in, under_way_in, versions_of
from services.participation.conventions.reading import passages
from services.participation.conventions.rules import Called, ConventionState, Purpose
from services.participation.conventions.standings import convention_for, standing_of, take
from services.participation.conventions.tables import Convention, ConventionVersion
from services.participation.households.locking import locked_neighbourhood


@dataclass(frozen=True)
class Plan:
    """What is to be drafted: its name, what it does to the one in force, who writes it."""

    unit_id: UUID
    called: Called
    title: str
    purpose: Purpose = Purpose.NEW
    replaces_id: UUID | None = None
    team: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """A version of the text; `note` says publicly what is taken from opinions, and why.

    The file holds the same as it was laid out.
    """

    text: str
    note: str = ""
    file: StoredFile | None = None


async def begin_convention(
    session: AsyncSession, plan: Plan, *, by: Actor, now: datetime
) -> Convention:
    """A team of the neighbourhood begins to draft; one draft at a time (article 8)."""
    permit(by, "begin_convention", unit_id=plan.unit_id)
    await locked_neighbourhood(session, plan.unit_id)
    rules.check_drafting_team(plan.team)
    if await under_way_in(session, plan.unit_id):
        raise rules.DraftUnderWay
    await _check_purpose(session, plan.unit_id, plan.purpose, plan.replaces_id)
    row = Convention(
        unit_id=plan.unit_id,
        called=plan.called,
        purpose=plan.purpose,
        title=plan.title,
        author_id=by.id,
        begun_on=now.date(),
        last_on=now.date(),
        facts=["abolishing"] if plan.purpose is Purpose.ABOLISH else [],
        team=list(plan.team),
        replaces_id=plan.replaces_id,
    )
    session.add(row)
    said = {"purpose": row.purpose, "team": len(plan.team)}
    record(session, by, "begin_convention", row.id, now, **said)
    return row


async def revise_convention(
    session: AsyncSession, convention_id: UUID, written: Written, *, by: Actor, now: datetime
) -> Convention:
    """Another version of the draft; while it hangs its text stays, afterwards it is completed."""
    row = await convention_for(session, convention_id, "revise_convention", by)
    step = "complete" if row.state == ConventionState.POSTED else "revise"
    take(session, row, step, Given(now.date()), by=by, now=now)
    await _add_version(session, row, written, by, now)
    return row


async def post_convention(
    session: AsyncSession, convention_id: UUID, *, place: str, by: Actor, now: datetime
) -> Convention:
    """From today the draft hangs in the neighbourhood and is public here (article 9)."""
    row = await convention_for(session, convention_id, "post_convention", by)
    versions = await versions_of(session, row.id)
    if not versions:
        raise rules.NoVersionYet
    take(session, row, "post", Given(now.date()), by=by, now=now)
    row.posted_on, row.posted_at = now.date(), place
    row.posted_version = versions[-1].ordinal
    telling.posted(session, row, posting_until(row), now)
    return row


async def take_down_convention(
    session: AsyncSession, convention_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Convention:
    """The draft is changed before its days are over; they begin anew with the next posting."""
    row = await convention_for(session, convention_id, "take_down_convention", by)
    take(session, row, "take_down", Given(now.date(), reason=reason), by=by, now=now)
    row.reason, row.posted_on, row.posted_at, row.posted_version = reason, None, "", None
    return row


async def draft_convention_again(
    session: AsyncSession, convention_id: UUID, *, by: Actor, now: datetime
) -> Convention:
    """What residents or the ward did not accept is written again, and posted again."""
    row = await convention_for(session, convention_id, "draft_convention_again", by)
    await locked_neighbourhood(session, row.unit_id)
    if any(each.id != row.id for each in await under_way_in(session, row.unit_id)):
        raise rules.DraftUnderWay
    await _check_purpose(session, row.unit_id, Purpose(row.purpose), row.replaces_id)
    take(session, row, "draft_again", Given(now.date()), by=by, now=now)
    row.posted_on, row.posted_at, row.posted_version, row.matter_id = None, "", None, None
    return row


async def drop_convention(
    session: AsyncSession, convention_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Convention:
    """The neighbourhood stops before it votes."""
    row = await convention_for(session, convention_id, "drop_convention", by)
    take(session, row, "drop", Given(now.date(), reason=reason), by=by, now=now)
    row.reason, row.matter_id = reason, None  # a demanded matter waits for another draft
    return row


async def enter_convention(
    session: AsyncSession,
    plan: Plan,
    written: Written,
    given: Given,
    *,
    by: Actor,
    now: datetime,
) -> Convention:
    """A convention that was recognised before the ward began with this product."""
    permit(by, "enter_convention")
    await locked_neighbourhood(session, plan.unit_id)
    rules.check_recognised(given.on, now.date())
    if await kept_in(session, plan.unit_id):
        raise rules.OneIsKeptAlready(fields={"unit_id": "Chọn khu phố khác."})
    if any(each.purpose == Purpose.NEW for each in await under_way_in(session, plan.unit_id)):
        raise rules.NewDraftUnderWay
    row = Convention(
        unit_id=plan.unit_id,
        called=plan.called,
        purpose=Purpose.NEW,
        title=plan.title,
        author_id=by.id,
        begun_on=given.on,
        last_on=given.on,
        state=ConventionState.IN_FORCE,
        number=given.number,
        answered_on=given.on,
        recognised_number=given.number,
        effective_on=given.on,
    )
    session.add(row)
    record(session, by, "enter_convention", row.id, now, number=given.number, on=given.on)
    await _add_version(session, row, written, by, now)
    return row


def posting_until(row: Convention) -> date:
    """The last of the days that the law asks for; it is theirs to its end."""
    clocks = [each for each in standing_of(row).clocks if each.clock == "posting"]
    due_on = clocks[-1].deadline(national_calendar()).due_on
    assert due_on is not None  # nothing suspends a minimum
    return due_on


async def _check_purpose(
    session: AsyncSession, unit_id: UUID, purpose: Purpose, replaces_id: UUID | None
) -> None:
    kept = {each.id for each in await kept_in(session, unit_id)}
    rules.check_purpose(purpose, replaces_id in kept, bool(kept))


async def _add_version(
    session: AsyncSession, row: Convention, written: Written, by: Actor, now: datetime
) -> None:
    before: Sequence[ConventionVersion] = await versions_of(session, row.id)
    if len(before) >= rules.VERSIONS_MAX:
        raise rules.TooManyVersions
    rules.check_text(passages(written.text), abolishing=row.purpose == Purpose.ABOLISH)
    made = ConventionVersion(
        convention_id=row.id,
        ordinal=len(before) + 1,
        text=written.text,
        note=written.note,
        made_on=now.date(),
        author_id=by.id,
        file=asdict(written.file) if written.file else None,
    )
    session.add(made)
    record(session, by, "revise_convention", row.id, now, version=made.ordinal)
