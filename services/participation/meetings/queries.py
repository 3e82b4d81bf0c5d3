"""Reads meetings, their clusters, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.meetings.tables import Attendance, Cluster, Meeting


async def meetings_of(session: AsyncSession, matter_id: UUID) -> Sequence[Meeting]:
    """The meetings on a matter, the newest first."""
    query = (
        select(Meeting)
        .where(Meeting.ward_id == ward_of(session), Meeting.matter_id == matter_id)
        .order_by(Meeting.on.desc(), Meeting.id.desc())
    )
    return (await session.scalars(query)).all()


async def clusters_of(session: AsyncSession, meeting_id: UUID) -> Sequence[Cluster]:
    """The parts that met, in their order."""
    query = (
        select(Cluster)
        .where(Cluster.ward_id == ward_of(session), Cluster.meeting_id == meeting_id)
        .order_by(Cluster.ordinal)
    )
    return (await session.scalars(query)).all()


async def ticked(session: AsyncSession, meeting_id: UUID) -> dict[UUID, UUID]:
    """The cluster in which each household that came was ticked."""
    query = select(Attendance.household_id, Attendance.cluster_id).where(
        Attendance.ward_id == ward_of(session), Attendance.meeting_id == meeting_id
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def present_by_cluster(session: AsyncSession, meeting_id: UUID) -> dict[UUID, int]:
    """How many came, of each cluster."""
    query = (
        select(Attendance.cluster_id, func.count())
        .where(Attendance.ward_id == ward_of(session), Attendance.meeting_id == meeting_id)
        .group_by(Attendance.cluster_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}
