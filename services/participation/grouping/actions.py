"""What is done with groups: made by the rule, arranged by hand, explained."""

from __future__ import annotations

import asyncio
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.participation.consultations.actions import locked
from services.participation.consultations.rules import Stance, State
from services.participation.consultations.tables import Consultation
from services.participation.grouping import rules
from services.participation.grouping.queries import answerable, grouped, grouping_setting
from services.participation.grouping.rules import Answer, Written
from services.participation.grouping.tables import GroupingSetting, OpinionGroup, Placement
from services.participation.opinions.queries import unseen
from services.participation.opinions.tables import Opinion


async def group_opinions(
    session: AsyncSession, consultation_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Put what says alike together; groups that a person arranged or explained stay."""
    row = await _asked(session, consultation_id, "group_opinions", by)
    if waiting := await unseen(session, row.id):
        raise rules.OpinionsUnseen(unseen=waiting)
    kept = await _clear(session, row)
    written = [
        Written(each.id, Stance(each.stance), each.text)
        for each in await answerable(session, row.id)
        if each.id not in kept
    ]
    setting = await grouping_setting(session)
    least = rules.alike_from(setting.share if setting else None, now.date())
    for made in await asyncio.to_thread(rules.groups, written, least):
        group = OpinionGroup(consultation_id=row.id, stance=made.stance)
        session.add(group)
        for place, member in enumerate(made.members):
            session.add(
                Placement(
                    opinion_id=member.id,
                    group_id=group.id,
                    leads=place == 0,
                    shared=list(member.shared),
                    shared_count=member.shared_count,
                    whole_count=member.whole_count,
                )
            )
    record(session, by, "group_opinions", row.id, now, opinions=len(written), share=least.value)


async def set_grouping_share(
    session: AsyncSession, share: int, *, by: Actor, now: datetime
) -> GroupingSetting:
    """Choose from which share on opinions are alike; groups that were made stay as they are."""
    permit(by, "set_grouping_share")
    rules.check_share(share)
    row = await grouping_setting(session) or GroupingSetting(share=share)
    row.share = share
    session.add(row)
    record(session, by, "set_grouping_share", ward_of(session), now, share=share)
    return row


async def move_opinion(
    session: AsyncSession, opinion_id: UUID, *, group_id: UUID | None, by: Actor, now: datetime
) -> OpinionGroup:
    """A person puts an opinion into another group, or into one of its own."""
    opinion = await found(session, Opinion, opinion_id)
    row = await _asked(session, opinion.consultation_id, "move_opinion", by)
    query = select(Placement).where(
        Placement.ward_id == ward_of(session), Placement.opinion_id == opinion.id
    )
    placement = await session.scalar(query)
    if placement is None:
        raise rules.NotGrouped
    if placement.group_id == group_id:
        raise rules.SameGroup
    if group_id is None:
        group = OpinionGroup(consultation_id=row.id, stance=opinion.stance)
        session.add(group)
    else:
        group = await _group_of(session, row, group_id)
        _check_stances(group.stance, opinion.stance)
    group.by_hand = True
    _place(placement, group)
    await session.flush()
    await _drop_empty(session, row)
    record(session, by, "move_opinion", row.id, now)
    return group


async def merge_groups(
    session: AsyncSession, group_id: UUID, *, other_id: UUID, by: Actor, now: datetime
) -> OpinionGroup:
    """A person finds that two groups say the same; the first goes on with its explanation."""
    group = await found(session, OpinionGroup, group_id)
    row = await _asked(session, group.consultation_id, "merge_groups", by)
    other = await _group_of(session, row, other_id)
    if group.id == other.id:
        raise rules.SameGroup
    _check_stances(group.stance, other.stance)
    placements = select(Placement).where(
        Placement.ward_id == ward_of(session), Placement.group_id == other.id
    )
    for placement in (await session.execute(placements)).scalars():
        _place(placement, group)
    group.by_hand = True
    await session.flush()
    await _drop_empty(session, row)
    record(session, by, "merge_groups", row.id, now)
    return group


async def explain_group(
    session: AsyncSession,
    group_id: UUID,
    *,
    title: str,
    answer: Answer,
    explanation: str,
    by: Actor,
    now: datetime,
) -> OpinionGroup:
    """Say what a group says, whether that is taken up, and why; all read it in the end."""
    group = await found(session, OpinionGroup, group_id)
    row = await _asked(session, group.consultation_id, "explain_group", by)
    group.title, group.answer, group.explanation = title, answer, explanation
    record(session, by, "explain_group", row.id, now, answer=answer)
    return group


async def _asked(
    session: AsyncSession, consultation_id: UUID, action: str, by: Actor
) -> Consultation:
    """The consultation whose period is over and which is not explained yet."""
    row = await locked(session, consultation_id, State.CLOSED)
    permit(by, action, unit_id=row.unit_id)
    return row


async def _group_of(session: AsyncSession, row: Consultation, group_id: UUID) -> OpinionGroup:
    group = await found(session, OpinionGroup, group_id)
    if group.consultation_id != row.id:
        raise rules.SameGroup
    return group


def _check_stances(one: str, other: str) -> None:
    if one != other:
        raise rules.StancesDiffer


def _place(placement: Placement, group: OpinionGroup) -> None:
    placement.group_id, placement.by_hand, placement.leads = group.id, True, False
    placement.shared, placement.shared_count, placement.whole_count = [], 0, 0


async def _clear(session: AsyncSession, row: Consultation) -> set[UUID]:
    """Take apart what only the rule made; the opinions of the groups that stay."""
    stay, kept = [], set()
    for each in await grouped(session, row.id):
        if each.group.by_hand or each.group.answer:
            stay.append(each.group.id)
            kept |= {opinion.id for _, opinion in each.members}
    ward_id = ward_of(session)
    gone = select(OpinionGroup.id).where(
        OpinionGroup.ward_id == ward_id,
        OpinionGroup.consultation_id == row.id,
        OpinionGroup.id.not_in(stay),
    )
    ids = (await session.execute(gone)).scalars().all()
    mine = (Placement.ward_id == ward_id, Placement.group_id.in_(ids))
    await session.execute(delete(Placement).where(*mine))
    await session.execute(
        delete(OpinionGroup).where(OpinionGroup.ward_id == ward_id, OpinionGroup.id.in_(ids))
    )
    return kept


async def _drop_empty(session: AsyncSession, row: Consultation) -> None:
    """Groups that nobody is in any more are gone; a group without a leader gets its first."""
    ward_id = ward_of(session)
    placed = select(Placement.group_id).where(Placement.ward_id == ward_id)
    await session.execute(
        delete(OpinionGroup)
        .where(OpinionGroup.ward_id == ward_id, OpinionGroup.consultation_id == row.id)
        .where(OpinionGroup.id.not_in(placed))
    )
    for each in await grouped(session, row.id):
        first = each.members[0][0]
        if not first.leads:
            await session.execute(
                update(Placement)
                .where(Placement.ward_id == ward_id, Placement.id == first.id)
                .values(leads=True)
            )
