"""The meeting itself: opened on its day, households ticked, tellers approved, votes counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, VoteForm
from libs.rows import found, ward_of
from services.participation.matters.standings import matter_locked
from services.participation.meetings import rules
from services.participation.meetings.actions import check_ready, meeting_for
from services.participation.meetings.queries import (
    clusters_of,
    present_by_cluster,
    ticked,
)
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Attendance, Cluster, Meeting
from services.participation.rounds.actions import (
    break_off_round,
    count_round,
    lack_round,
    open_round,
)
from services.participation.rounds.queries import frozen_numbers
from services.participation.rounds.rules import Count, NotOnTheRoll, check_count, check_total
from services.participation.rounds.tables import Round


async def open_meeting(
    session: AsyncSession, meeting_id: UUID, *, by: Actor, now: datetime
) -> Meeting:
    """It begins: from this moment N is fixed, whatever becomes of the roll."""
    row = await meeting_for(session, meeting_id, "open_meeting", by, MeetingState.PLANNED)
    matter = await matter_locked(session, row.matter_id)
    check_ready(matter)
    told = (row.noticed_on, row.documents_on)
    rules.check_opening(Clause(matter.clause), row.on, *told, now.date())
    opened = await open_round(session, matter, row.unit_id, VoteForm.MEETING, by=by, now=now)
    row.state, row.round_id = MeetingState.OPENED, opened.id
    record(session, by, "open_meeting", row.id, now, households=opened.households)
    return row


async def tick_households(
    session: AsyncSession,
    meeting_id: UUID,
    cluster_id: UUID,
    *,
    household_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> Meeting:
    """Whose representative came to a cluster: exactly these, also when sent twice."""
    row = await meeting_for(session, meeting_id, "tick_households", by, MeetingState.OPENED)
    cluster = await _cluster(session, row, cluster_id)
    numbers = await frozen_numbers(session, (await _round(session, row)).roll_id)
    if set(household_ids) - set(numbers):
        raise NotOnTheRoll
    elsewhere = {
        household for household, where in (await ticked(session, row.id)).items()
        if where != cluster.id
    }  # fmt: skip
    for household in elsewhere & set(household_ids):
        raise rules.TickedElsewhere(number=numbers[household])
    here = delete(Attendance).where(
        Attendance.ward_id == ward_of(session), Attendance.cluster_id == cluster.id
    )
    await session.execute(here)
    session.add_all(
        Attendance(meeting_id=row.id, cluster_id=cluster.id, household_id=each)
        for each in sorted(set(household_ids))
    )
    said = {"cluster": cluster.ordinal, "present": len(set(household_ids))}
    record(session, by, "tick_households", row.id, now, **said)
    return row


async def approve_tellers(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    secretary: str,
    tellers: Sequence[str],
    approving: int,
    secret: bool,
    by: Actor,
    now: datetime,
) -> Meeting:
    """More than half of those present approve secretary and tellers, and choose how to vote."""
    row = await meeting_for(session, meeting_id, "approve_tellers", by, MeetingState.OPENED)
    rules.check_tellers(secretary, tellers, row.on)
    present = len(await ticked(session, row.id))
    rules.check_approved(approving, present, row.on)
    row.secretary, row.tellers = secretary, list(tellers)
    row.approving, row.secret = approving, secret
    said = {"tellers": len(tellers), "approving": approving, "secret": secret}
    record(session, by, "approve_tellers", row.id, now, **said)
    return row


async def count_meeting(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    counts: Mapping[UUID, Count],
    total: Count,
    witness_ids: Collection[UUID],
    course: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """Each cluster's votes as counted before witnesses, and the sums as they were written."""
    row = await meeting_for(session, meeting_id, "count_meeting", by, MeetingState.OPENED)
    if row.approving is None:
        raise rules.NoTellersYet
    present = await ticked(session, row.id)
    rules.check_approved(row.approving, len(present), row.on)  # some may have come since
    clusters = await clusters_of(session, row.id)
    if set(counts) != {each.id for each in clusters}:
        raise rules.ClusterUnknown
    came = await present_by_cluster(session, row.id)
    for cluster in clusters:
        count = counts[cluster.id]
        check_count(count, came.get(cluster.id, 0), cluster.name)
        for name, value in asdict(count).items():
            setattr(cluster, name, value)
    check_total(total, list(counts.values()))
    if set(witness_ids) - set(present):
        raise rules.WitnessNotThere
    matter, counted = await matter_locked(session, row.matter_id), await _round(session, row)
    await count_round(session, matter, counted, total, witness_ids=witness_ids, by=by, now=now)
    row.state, row.course = MeetingState.COUNTED, course
    record(session, by, "count_meeting", row.id, now, **asdict(total))
    return row


async def close_lacking_meeting(
    session: AsyncSession, meeting_id: UUID, *, by: Actor, now: datetime
) -> Meeting:
    """Too few came: it ends without a vote, and ballots may be handed out (article 19.1.b)."""
    row = await meeting_for(session, meeting_id, "close_lacking_meeting", by, MeetingState.OPENED)
    present = len(await ticked(session, row.id))
    matter, opened = await matter_locked(session, row.matter_id), await _round(session, row)
    await lack_round(session, matter, opened, present, by=by, now=now)
    row.state = MeetingState.LACKING
    record(session, by, "close_lacking_meeting", row.id, now, present=present)
    return row


async def break_off_meeting(
    session: AsyncSession, meeting_id: UUID, *, course: str, by: Actor, now: datetime
) -> Meeting:
    """It could not go on to a count; `course` says why. Nothing is decided, ballots do not follow.

    The law is silent; article 18 lets another meeting be called on the same matter.
    """
    row = await meeting_for(session, meeting_id, "break_off_meeting", by, MeetingState.OPENED)
    matter, opened = await matter_locked(session, row.matter_id), await _round(session, row)
    await break_off_round(session, matter, opened, by=by, now=now)
    row.state, row.course = MeetingState.BROKEN_OFF, course
    record(session, by, "break_off_meeting", row.id, now)
    return row


async def _cluster(session: AsyncSession, row: Meeting, cluster_id: UUID) -> Cluster:
    cluster = await found(session, Cluster, cluster_id)
    if cluster.meeting_id != row.id:
        raise rules.ClusterUnknown
    return cluster


async def _round(session: AsyncSession, row: Meeting) -> Round:
    assert row.round_id is not None  # the states in which this is asked have one
    return await found(session, Round, row.round_id, lock=True)
