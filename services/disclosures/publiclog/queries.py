"""Reads the log: its size, its root, its lines, and the hashes of a proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.publiclog import merkle
from libs.publiclog.files import Shown
from libs.publiclog.merkle import Node, Span
from libs.rows import ward_of
from services.disclosures.privacy.queries import some_left
from services.disclosures.publiclog.tables import LogEntry, LogNode
from services.disclosures.tables import Disclosure, Version


async def size_of(session: AsyncSession) -> int:
    """How many lines the log of the ward has."""
    query = select(func.max(LogEntry.sequence)).where(LogEntry.ward_id == ward_of(session))
    return await session.scalar(query) or 0


async def kept_nodes(session: AsyncSession, nodes: Iterable[Node]) -> dict[Node, bytes]:
    """The hashes of these subtrees, as they were kept."""
    query = (
        select(LogNode.level, LogNode.position, LogNode.hash)
        .where(LogNode.ward_id == ward_of(session))
        .where(tuple_(LogNode.level, LogNode.position).in_(list(nodes)))
    )
    rows = await session.execute(query)
    return {Node(row.level, row.position): row.hash for row in rows}


async def hashes_of(session: AsyncSession, spans: Sequence[Span]) -> list[bytes]:
    """The hash of each span; some log(size) rows each, asked for at once."""
    nodes = {node for span in spans for node in merkle.nodes_of(span)}
    kept = await kept_nodes(session, nodes)
    return [merkle.hash_of(span, kept) for span in spans]


async def entry_at(session: AsyncSession, sequence: int) -> LogEntry:
    """A line by its number, from 1; raises NotFound."""
    return await _one(session, LogEntry.sequence == sequence)


async def entry_about(
    session: AsyncSession, disclosure_id: UUID, version: int | None = None
) -> LogEntry:
    """The newest line about a disclosure, or the one with which a version came out.

    Raises NotFound, also for what was never shown.
    """
    about = LogEntry.subject_id == disclosure_id
    if version is None:
        return await _one(session, about, newest=True)
    return await _one(session, about & (LogEntry.version == version))


async def _one(session: AsyncSession, which: object, *, newest: bool = False) -> LogEntry:
    number = LogEntry.sequence.desc() if newest else LogEntry.sequence
    query = select(LogEntry).where(LogEntry.ward_id == ward_of(session), which)  # type: ignore[arg-type]
    row = await session.scalar(query.order_by(number).limit(1))
    if row is None:
        raise NotFound
    return row


async def sequence_of(session: AsyncSession, disclosure_id: UUID, version: int) -> int | None:
    """The number of the line with which a version came out, if it did."""
    query = (
        select(func.min(LogEntry.sequence))
        .where(LogEntry.ward_id == ward_of(session))
        .where(LogEntry.subject_id == disclosure_id, LogEntry.version == version)
    )
    return await session.scalar(query)


async def entries_from(session: AsyncSession, first: int, count: int) -> Sequence[str]:
    """The texts of so many lines from the number `first` on."""
    query = (
        select(LogEntry.text)
        .where(LogEntry.ward_id == ward_of(session))
        .where(LogEntry.sequence >= first, LogEntry.sequence < first + count)
        .order_by(LogEntry.sequence)
    )
    return (await session.execute(query)).scalars().all()


async def shown_by(session: AsyncSession, entry: LogEntry, today: date) -> Shown | None:
    """What the page says today of the version that came out with a line.

    None when it was taken back, or when it lists persons whose searchable time is over.
    """
    query = (
        select(Disclosure, Version)
        .join(Version, Version.disclosure_id == Disclosure.id)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.id == entry.subject_id)
        .where(Version.number == entry.version, Disclosure.withdrawn_on.is_(None))
    )
    row = (await session.execute(query)).one_or_none()
    if row is None:
        return None
    disclosure, version = row
    if await some_left(session, disclosure, [version], today):
        return None
    return Shown(title=version.title, summary=version.summary, body=version.body)
