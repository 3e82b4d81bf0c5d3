"""What enters the log, in which order, and that nothing of it can be taken out or changed."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import Database
from libs.kernel.settings import Settings
from libs.publiclog import merkle
from libs.publiclog.entries import Act, read, shown_hash
from libs.publiclog.merkle import Span
from services.disclosures.publiclog import actions, queries
from services.disclosures.publiclog.tables import LogEntry, LogNode
from services.disclosures.publishing import actions as publishing
from services.disclosures.quarterly.actions import issue_quarterly_list
from services.disclosures.queries import version_of
from services.disclosures.tables import Disclosure
from tests.disclosures import ward
from tests.disclosures.ward import BINH, LAN, PAPER, a_draft, later, published

CORRECTION: dict[str, Any] = {
    "title": "Quyết định công bố dự toán ngân sách năm 2026 (đính chính)",
    "summary": "Sửa số liệu dòng 4.",
    "body": "",
    "number": "15/QĐ-UBND",
    "signed_on": later(3).date(),
    "signer_position": "Chủ tịch",
    "reason": "Sai số liệu dòng 4",
    "file": None,
}


async def corrected(session: AsyncSession, row: Disclosure, day: int = 3) -> None:
    """The correction of a disclosure, public on that day."""
    now = later(day)
    await publishing.correct_disclosure(session, row.id, **CORRECTION, by=LAN, now=now)
    await session.flush()
    await publishing.approve_disclosure(session, row.id, by=BINH, now=now)
    await publishing.publish_disclosure(session, row.id, by=LAN, now=now)


async def log_of(session: AsyncSession) -> list[Any]:
    return [read(line) for line in await queries.entries_from(session, 1, 1_000)]


async def test_every_publication_correction_withdrawal_and_list_is_a_line(
    session: AsyncSession,
) -> None:
    row = await published(session)
    await corrected(session, row)
    await publishing.withdraw_disclosure(
        session, row.id, reason="Ban hành nhầm", by=BINH, now=later(5)
    )
    issued = await issue_quarterly_list(session, year=2026, quarter=1, by=LAN, now=later(31))

    log = await log_of(session)
    assert [line.sequence for line in log] == [1, 2, 3, 4]
    assert [line.act for line in log] == [Act.PUBLISHED, Act.CORRECTED, Act.WITHDRAWN, Act.LISTED]
    assert [line.version for line in log] == [1, 2, 2, 1]
    assert [line.subject for line in log] == [row.id] * 3 + [issued.id]
    first, second, third, last = log
    version = await version_of(session, row, 1)
    assert first.shown_sha256 == shown_hash(version.title, version.summary, version.body)
    assert first.file_sha256 == second.file_sha256 == PAPER.sha256
    assert (second.document_number, second.happened_at) == ("15/QĐ-UBND", later(3))
    assert (third.shown_sha256, third.file_sha256) == (None, None)
    assert (last.file_sha256, last.document_number) == (issued.sha256, "DM-1/2026")


async def test_no_person_and_no_text_of_persons_is_in_the_log(session: AsyncSession) -> None:
    title = "Danh sách hộ nghèo: Trần Thị Không Có Thật"
    row = await published(session, "7a", title=title)
    await publishing.withdraw_disclosure(
        session, row.id, reason="Nêu tên Trần Thị Không Có Thật", by=BINH, now=later(2)
    )

    lines = list(await queries.entries_from(session, 1, 10))
    assert len(lines) == 2
    for line in lines:
        assert "Trần" not in line
        assert not {LAN.id, BINH.id} & set(json.loads(line).values())


async def test_a_draft_that_nobody_saw_leaves_no_line(session: AsyncSession) -> None:
    row = await a_draft(session)
    await publishing.withdraw_disclosure(session, row.id, reason="Sai", by=BINH, now=later(1))

    assert await queries.size_of(session) == 0


async def test_the_kept_hashes_are_those_of_the_lines(session: AsyncSession) -> None:
    row = await published(session)
    version = await version_of(session, row, 1)
    for _ in range(40):
        await actions.log_disclosure(session, Act.CORRECTED, row, version, later(1))

    leaves = [
        merkle.leaf_hash(line.encode()) for line in await queries.entries_from(session, 1, 50)
    ]
    assert len(leaves) == 41
    for size in range(42):
        [root] = await queries.hashes_of(session, [Span(0, size)])
        assert root == merkle.root_of(leaves[:size])


async def test_acts_at_once_get_numbers_without_a_gap(settings: Settings) -> None:
    database = Database(settings.database_url, "test")

    async def act(number: int) -> None:
        async with database.transaction("00001") as session:
            await published(session, number=f"{number}/QĐ-UBND")
            if number % 5 == 4:
                await session.rollback()  # a number given to nobody is given again

    await asyncio.gather(*(act(number) for number in range(20)))
    async with database.session("00001") as session:
        rows = (await session.scalars(select(LogEntry).order_by(LogEntry.sequence))).all()
        [root] = await queries.hashes_of(session, [Span(0, 16)])
    await database.close()

    assert [row.sequence for row in rows] == list(range(1, 17))
    assert root == merkle.root_of(merkle.leaf_hash(row.text.encode()) for row in rows)


async def test_an_act_adds_to_the_log_without_reading_it(session: AsyncSession) -> None:
    """Of 41 lines the forty-second reads three hashes: 32 + 8 + 1."""
    row = await published(session)
    version = await version_of(session, row, 1)
    for _ in range(40):
        await actions.log_disclosure(session, Act.CORRECTED, row, version, later(1))
    before = set((await session.scalars(select(LogNode.id))).all())
    await session.execute(text("SET LOCAL enable_seqscan = off"))
    plan = await session.execute(
        text("EXPLAIN SELECT max(sequence) FROM log_entry WHERE ward_id = '06811'")
    )

    assert "uq_log_entry_ward_id_sequence" in "".join(line[0] for line in plan)
    await actions.log_disclosure(session, Act.CORRECTED, row, version, later(1))
    after = set((await session.scalars(select(LogNode.id))).all())
    assert len(merkle.nodes_of(Span(0, 41))) == 3
    assert len(after - before) == 2


@pytest.mark.parametrize("table", ["log_entry", "log_node"])
@pytest.mark.parametrize("change", ["UPDATE {} SET ward_id = ward_id", "DELETE FROM {}"])
async def test_the_service_itself_may_only_add(
    session: AsyncSession, table: str, change: str
) -> None:
    await published(session)

    with pytest.raises(DBAPIError, match="permission denied"):
        await session.execute(text(change.format(table)))


async def test_another_ward_has_a_log_of_its_own(session: AsyncSession) -> None:
    await published(session)
    assert await queries.size_of(session) == 1
    session.info["ward_id"] = "06812"

    assert await queries.size_of(session) == 0
    assert ward.CODE == "06811"
