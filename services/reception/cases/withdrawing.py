"""The sender takes back what was written: at once where that is enough, else the ward decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.moves import Given
from libs.law.procedures import procedure
from services.reception.cases import rules
from services.reception.cases.queries import parts_of
from services.reception.cases.stepping import make_step
from services.reception.cases.tables import Case, Intake

WITHDRAW = "withdraw"
ASKED = "withdrawal_asked"


async def withdraw_petition(
    session: AsyncSession, intake: Intake, part: int, *, by: Actor, now: datetime
) -> Case:
    """Whoever has the secret takes back one content, if the law lets it be taken back.

    Of a denunciation, and of what nobody has read, it is only written down: it is settled all the
    same if there are signs of a violation or of force (Điều 33 khoản 3 Luật Tố cáo).
    """
    parts = {case.part: case for case in await parts_of(session, intake.id)}
    if part not in parts:
        raise rules.NoSuchPetition
    case = parts[part]
    await session.refresh(case, with_for_update=True)
    await make_step(session, case, WITHDRAW, Given(max(now.date(), case.last_on)), by, now)
    return case


def may_withdraw(case: Case) -> bool:
    """Whether the sender is offered to."""
    moves = [move for move in procedure(case.kind).moves if move.id == WITHDRAW]
    return any(
        case.state in move.from_ and not any(bar.fact in case.facts for bar in move.unless)
        for move in moves
    )


def still_asked(case: Case, kind: str) -> set[str]:
    """What stays so of a case taken back when it turns out to be of a kind."""
    return {ASKED} & set(case.facts) & {fact.id for fact in procedure(kind).facts}
