"""Draws by lot the places that somebody looks at this month."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import new_seed
from libs.contracts.disclosures.spotchecks import SpotChecksDrawn
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.disclosures.spotchecks import rules
from services.disclosures.spotchecks.queries import candidates, round_of
from services.disclosures.spotchecks.tables import CheckedPlace, CheckRound


async def draw_spot_checks(
    session: AsyncSession, *, count: int, by: Actor, now: datetime
) -> CheckRound:
    """So many community houses of those where something hangs; once a month, never again."""
    permit(by, "draw_spot_checks")
    month = rules.month_of(now.date())
    await one_at_a_time(session, f"checks:{month}")
    if before := await round_of(session, month):
        raise rules.AlreadyDrawn(month=f"{now:%m/%Y}", drawn_on=f"{before.drawn_on:%d/%m/%Y}")
    weighed = [rules.weighed(one) for one in await candidates(session, now.date())]
    if not weighed:
        raise rules.NothingToCheck
    seed = new_seed()
    drawn = [one.place_id for one in rules.draw(weighed, count, seed)]
    made = CheckRound(month=month, seed=seed, drawn_on=now.date(), places_of=len(weighed))
    rows = [
        CheckedPlace(
            round_id=made.id,
            place_id=one.place_id,
            weight=one.weight,
            reasons=list(one.reasons),
            number=drawn.index(one.place_id) + 1 if one.place_id in drawn else None,
        )
        for one in weighed
    ]
    session.add_all([made, *rows])
    record(session, by, "draw_spot_checks", made.id, now, seed=seed, places=len(drawn))
    told = {"round_id": made.id, "month": month, "places_of": len(weighed)}
    emit(session, SpotChecksDrawn(occurred_at=now, places=len(drawn), **told))
    return made
