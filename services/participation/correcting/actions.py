"""Whoever counted puts right what was typed wrongly, before witnesses and with the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import RoundCorrected
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.decisions import Clause, Scope, VoteForm
from libs.rows import found
from services.participation.correcting import rules
from services.participation.correcting.tables import Correction
from services.participation.handouts.actions import check_given, handout_for
from services.participation.handouts.rules import HandoutState, check_back
from services.participation.handouts.tables import Handout
from services.participation.households.queries import frozen_ids
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import meeting_for
from services.participation.meetings.queries import clusters_of, present_by_cluster, ticked
from services.participation.meetings.rules import ClusterUnknown, MeetingState, WitnessNotThere
from services.participation.meetings.tables import Meeting
from services.participation.papers.checking import paper_of
from services.participation.papers.tables import DecisionPaper
from services.participation.rounds.queries import law_day
from services.participation.rounds.rules import (
    Count,
    NotOnTheRoll,
    check_count,
    check_enough,
    check_total,
    check_witnesses,
)
from services.participation.rounds.tables import Round


async def correct_meeting_count(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    counts: Mapping[UUID, Count],
    total: Count,
    witness_ids: Collection[UUID],
    reason: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """The sums of each cluster anew; who came stays as it was ticked."""
    row = await meeting_for(session, meeting_id, "correct_meeting_count", by, MeetingState.COUNTED)
    clusters = await clusters_of(session, row.id)
    if set(counts) != {each.id for each in clusters}:
        raise ClusterUnknown
    came = await present_by_cluster(session, row.id)
    for cluster in clusters:
        check_count(counts[cluster.id], came.get(cluster.id, 0), cluster.name)
    check_total(total, list(counts.values()))
    if set(witness_ids) - set(await ticked(session, row.id)):
        raise WitnessNotThere
    seen, ids = list(witness_ids), (row.matter_id, row.round_id)
    await _correct(session, *ids, total, witness_ids=seen, reason=reason, by=by, now=now)
    for cluster in clusters:
        for name, value in asdict(counts[cluster.id]).items():
            setattr(cluster, name, value)
    return row


async def correct_handout_count(
    session: AsyncSession,
    handout_id: UUID,
    *,
    given: int,
    count: Count,
    witness_ids: Collection[UUID],
    reason: str,
    by: Actor,
    now: datetime,
) -> Handout:
    """What went out and came back anew."""
    row = await handout_for(session, handout_id, "correct_handout_count", by, HandoutState.COUNTED)
    seen, ids = list(witness_ids), (row.matter_id, row.round_id)
    counted, matter = await _correct(
        session, *ids, count, witness_ids=seen, reason=reason, by=by, now=now
    )
    check_back(given, count.present, counted.households)
    check_given(row, matter, counted, given)
    row.given = given
    return row


async def _correct(
    session: AsyncSession,
    matter_id: UUID,
    round_id: UUID | None,
    count: Count,
    *,
    witness_ids: Collection[UUID],
    reason: str,
    by: Actor,
    now: datetime,
) -> tuple[Round, Matter]:
    if round_id is None:
        raise rules.NothingToCorrect
    matter = await matter_locked(session, matter_id)
    row = await found(session, Round, round_id, lock=True)
    paper = await _check_open(session, matter, row, now)
    await _check_witnesses(session, row, witness_ids)
    check_count(count, row.households)
    before = Count.of(row)
    rules.check_changed(before, count)
    await _check_decided(session, matter, row, before, count)
    if matter.scope == Scope.NEIGHBOURHOOD:
        matter.yes = count.yes
    if paper:  # what was signed says the old sums
        paper.scan = None
    session.add(_correction(row, before, count, reason, now))
    for name, value in asdict(count).items():
        setattr(row, name, value)
    row.witness_ids = sorted(str(each) for each in set(witness_ids))
    row.corrected_on = now.date()
    said = {"before": asdict(before), "after": asdict(count)}
    record(session, by, "correct_count", row.id, now, **said)
    _tell(session, matter, row, before, now)
    return row, matter


def _correction(row: Round, before: Count, count: Count, reason: str, now: datetime) -> Correction:
    return Correction(
        round_id=row.id,
        corrected_on=now.date(),
        reason=reason,
        before=asdict(before),
        after=asdict(count),
        witnesses_before=row.witness_ids,
    )


def _tell(session: AsyncSession, matter: Matter, row: Round, before: Count, now: datetime) -> None:
    told = {"clause": matter.clause, "scope": matter.scope, "unit_id": row.unit_id}
    told |= {"corrected_on": now.date(), "yes_before": before.yes, "yes": row.yes}
    emit(session, RoundCorrected(occurred_at=now, matter_id=matter.id, round_id=row.id, **told))


async def _check_decided(
    session: AsyncSession, matter: Matter, row: Round, before: Count, count: Count
) -> None:
    """Those who came could decide, and decided what they were told they did."""
    clause, law = Clause(matter.clause), await law_day(session, matter, row)
    if row.form == VoteForm.MEETING:
        check_enough(clause, count.present, row.households, law)
    rules.check_outcome(clause, before, count, row.households, law)


async def _check_witnesses(
    session: AsyncSession, row: Round, witness_ids: Collection[UUID]
) -> None:
    if set(witness_ids) - await frozen_ids(session, row.roll_id):
        raise NotOnTheRoll
    check_witnesses(len(set(witness_ids)), row.opened_on)


async def _check_open(
    session: AsyncSession, matter: Matter, row: Round, now: datetime
) -> DecisionPaper | None:
    """The paper that is not sent yet; refused once a correction comes too late."""
    paper = await paper_of(session, matter.id, row.unit_id, lock=True)
    sent = paper is not None and paper.sent_on is not None
    asked = (Clause(matter.clause), Scope(matter.scope), MatterState(matter.state))
    late = rules.too_late(*asked, counted_on=row.counted_on, sent=sent, today=now.date())
    if late:
        raise late
    return paper
