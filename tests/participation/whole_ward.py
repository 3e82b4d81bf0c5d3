"""A matter of the whole ward, brought as far as a story needs by the service's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import Scope, VoteForm
from services.participation.handouts.actions import count_handout, plan_handout
from services.participation.households.tables import Household
from services.participation.matters.actions import agree_matter, raise_matter
from services.participation.matters.tables import Matter
from services.participation.papers.actions import write_decision
from services.participation.papers.rules import PaperKind
from services.participation.papers.whole.actions import send_total_paper, write_total_paper
from services.participation.recognising.actions import send_decision
from services.participation.rounds.rules import Count
from tests.participation import matters, ward
from tests.participation.matters import DAY, TEAM

NOW, THEN = ward.at(DAY), ward.at(DAY + timedelta(3))


async def on_paper(
    session: AsyncSession, matter: Matter, unit: UUID, roll: Sequence[Household], yes: int
) -> None:
    """One neighbourhood of the whole ward votes on paper, all ballots back on the first day."""
    by, on = ward.FRONT_OFFICIAL, DAY + timedelta(3)
    days, told = {"starts_on": on, "until": on}, {"sent_on": DAY, "informed_on": DAY}
    row = await plan_handout(session, matter.id, unit, **days, team=TEAM, by=by, now=NOW)
    await matters.announce_handout(session, row.id, **told, by=by, now=NOW)
    await matters.open_handout(session, row.id, by=by, now=ward.at(on))
    said = {"given": len(roll), "count": Count(len(roll), yes, len(roll) - yes)}
    seen = [each.id for each in roll[:2]]
    await count_handout(session, row.id, **said, witness_ids=seen, by=by, now=ward.at(on))


async def prepared(session: AsyncSession, **more: object) -> Matter:
    """A matter of the whole ward, to be voted on with ballots."""
    wanted = matters.wording(scope=Scope.COMMUNE, unit_id=None, **more)
    matter = await raise_matter(session, wanted, by=ward.CHAIR, now=NOW)
    await agree_matter(session, matter.id, by=ward.FRONT_OFFICIAL, now=NOW)
    await matters.chosen(session, matter, VoteForm.PAPER_BALLOTS, by=ward.CHAIR, now=NOW)
    return matter


async def written(
    session: AsyncSession,
    matter: Matter,
    unit: UUID,
    roll: Sequence[Household],
    by: Actor,
    **more: object,
) -> None:
    """The decision of one neighbourhood with all that article 20.2 asks for."""
    said = {
        "kind": PaperKind.RESOLUTION,
        "decision": "Khu phố đồng ý góp.",
        "head_name": "Người Mẫu H",
        "front_name": "Người Mẫu F",
        "signer_ids": [each.id for each in roll[:2]],
        "scan": None,
        "now": THEN,
    }
    await write_decision(session, matter.id, unit_id=unit, by=by, **(said | more))  # type: ignore[arg-type]


async def sent(
    session: AsyncSession,
    matter: Matter,
    unit: UUID,
    roll: Sequence[Household],
    by: Actor,
    now: datetime = THEN,
) -> None:
    """A neighbourhood writes its decision and sends it."""
    await written(session, matter, unit, roll, by)
    await send_decision(session, matter.id, unit_id=unit, by=by, now=now)


async def paper_of_the_ward(session: AsyncSession, matter: Matter) -> None:
    """The chair writes what all neighbourhoods said, and sends it."""
    how = {"by": ward.CHAIR, "now": THEN}
    said = {"decision": "Hai khu phố đã quyết định.", "signer": "Người Mẫu C"}
    await write_total_paper(session, matter.id, **said, **how)  # type: ignore[arg-type]
    await send_total_paper(session, matter.id, **how)  # type: ignore[arg-type]
