"""The draft becomes a matter of khoản 3 on which residents decide (Điều 15 Luật 10/2022/QH15)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope
from libs.permissions import permit
from libs.rows import found
from libs.vietnamese import dmy
from services.participation.conventions import rules
from services.participation.conventions.queries import convention_of
from services.participation.conventions.rules import CALLED_WORDS, Called, ConventionState, Purpose
from services.participation.conventions.standings import convention_locked
from services.participation.conventions.tables import Convention
from services.participation.matters.actions import Wording, raise_matter
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter

OPEN = (MatterState.PROPOSED, MatterState.AGREED, MatterState.PREPARED)
GIVEN_UP = (MatterState.DECLINED, MatterState.WITHDRAWN)
DOES = {
    Purpose.NEW: "ban hành",
    Purpose.AMEND: "sửa đổi, bổ sung",
    Purpose.REPLACE: "thay thế",
    Purpose.ABOLISH: "bãi bỏ",
}


class NotPosted(Conflict):
    """Hãy niêm yết dự thảo trước khi đưa ra bàn, quyết định (Điều 9 Nghị định 61/2023/NĐ-CP)."""


async def put_convention_to_vote(
    session: AsyncSession,
    convention_id: UUID,
    *,
    matter_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Convention:
    """Put the posted draft forward as a matter, or tie it to one that households demanded.

    The Front may agree and the meeting be called while it hangs; nobody votes before that is over.
    """
    row = await convention_locked(session, convention_id)
    permit(by, "put_convention_to_vote", unit_id=row.unit_id)
    if row.state != ConventionState.POSTED:
        raise NotPosted
    if row.matter_id and (await found(session, Matter, row.matter_id)).state not in GIVEN_UP:
        raise rules.MatterAlready
    old = await found(session, Convention, row.replaces_id) if row.replaces_id else None
    replaces = old.matter_id if old else None
    if matter_id is None:
        matter = await raise_matter(session, _wording(row, replaces), by=by, now=now)
    else:
        matter = await _demanded(session, row, matter_id)
        matter.replaces_id = replaces
    row.matter_id = matter.id
    record(session, by, "put_convention_to_vote", row.id, now, matter=str(matter.id))
    return row


async def _demanded(session: AsyncSession, row: Convention, matter_id: UUID) -> Matter:
    matter = await matter_locked(session, matter_id)
    fits = (matter.clause, matter.unit_id) == (Clause.CONVENTION, row.unit_id)
    if not fits or matter.state not in OPEN or await convention_of(session, matter.id):
        raise rules.NotThisMatter(fields={"matter_id": "Chọn một nội dung khác."})
    return matter


def _wording(row: Convention, replaces: UUID | None) -> Wording:
    posted: date | None = row.posted_on
    assert posted is not None  # it is posted
    called = CALLED_WORDS[Called(row.called)].lower()
    return Wording(
        Clause.CONVENTION,
        Scope.NEIGHBOURHOOD,
        row.unit_id,
        title=row.title,
        summary=f"Thông qua việc {DOES[Purpose(row.purpose)]} {called}; dự thảo niêm yết "
        f"từ ngày {dmy(posted)}, toàn văn ở trang Hương ước, quy ước.",
        replaces_id=replaces,
    )
