"""Adds a line to the log, in the transaction of the act that it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import one_at_a_time
from libs.law.catalogue import WARD_KHOAN
from libs.publiclog import merkle
from libs.publiclog.entries import Act, Entry, shown_hash
from libs.rows import ward_of
from services.disclosures.publiclog.queries import kept_nodes, size_of
from services.disclosures.publiclog.tables import LogEntry, LogNode
from services.disclosures.rules import LIST_ITEM
from services.disclosures.tables import Disclosure, QuarterlyList, Version


async def log_disclosure(
    session: AsyncSession, act: Act, disclosure: Disclosure, version: Version, now: datetime
) -> None:
    """Log that a version was published or corrected, or what was taken back."""
    shown = act is not Act.WITHDRAWN
    await _append(
        session,
        now,
        act=act,
        subject=disclosure.id,
        version=version.number,
        khoan=disclosure.khoan,
        item=disclosure.item,
        document_number=version.document_number,
        document_on=version.document_on,
        shown_sha256=shown_hash(version.title, version.summary, version.body) if shown else None,
        file_sha256=version.file["sha256"] if shown and version.file else None,
    )


async def log_list(
    session: AsyncSession, issued: QuarterlyList, number: str, now: datetime
) -> None:
    """Log that the list of a quarter was issued; its file is its JSON."""
    await _append(
        session,
        now,
        act=Act.LISTED,
        subject=issued.id,
        version=1,
        khoan=WARD_KHOAN,
        item=LIST_ITEM,
        document_number=number,
        document_on=issued.issued_on,
        shown_sha256=None,
        file_sha256=issued.sha256,
    )


async def _append(session: AsyncSession, now: datetime, *, subject: UUID, **said: Any) -> None:
    """One more line and the hashes that it adds: of the whole log it reads some twenty rows.

    One act of a ward at a time gets past here, so no number is left out or given twice. It is the
    last lock that an act takes; the jobs of a morning hold it until the last of them is done.
    """
    await one_at_a_time(session, "public log")
    size = await size_of(session)
    entry = Entry(
        sequence=size + 1,
        ward=ward_of(session),
        subject=subject,
        happened_at=now,
        recorded_at=now,
        **said,
    )
    kept = await kept_nodes(session, merkle.nodes_of(merkle.Span(0, size)))
    added = merkle.grown(size, merkle.leaf_hash(entry.text.encode()), kept)
    session.add(
        LogEntry(
            sequence=entry.sequence, subject_id=subject, version=entry.version, text=entry.text
        )
    )
    session.add_all(
        LogNode(level=node.level, position=node.position, hash=value)
        for node, value in added.items()
    )
    await session.flush()
