"""Matters of the tests, brought as far as a story needs by the service's own actions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.outbox import told
from libs.law import decisions
from libs.law.decisions import Clause, Scope, VoteForm
from services.participation.handouts.actions import announce_handout, open_handout, plan_handout
from services.participation.handouts.tables import Handout
from services.participation.households.tables import Household
from services.participation.matters.actions import (
    Wording,
    agree_matter,
    begin,
    choose_form,
    raise_matter,
)
from services.participation.matters.agreeing import agree_form, ask_form
from services.participation.matters.chairing import DISMISSAL
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.holding import (
    approve_tellers,
    count_meeting,
    open_meeting,
    tick_households,
)
from services.participation.meetings.queries import clusters_of
from services.participation.meetings.rules import MeetingPlan
from services.participation.meetings.tables import Meeting
from services.participation.papers.actions import write_decision
from services.participation.papers.rules import PaperKind
from services.participation.rounds.rules import Count
from tests.participation import ward

DAY = date(2026, 3, 2)  # a Monday
TEAM = ["Người Mẫu A", "Người Mẫu B", "Người Mẫu C"]


def wording(clause: Clause = Clause.WORKS, **more: object) -> Wording:
    """A matter of the north."""
    said = {"scope": Scope.NEIGHBOURHOOD, "unit_id": ward.NORTH, **more}
    return Wording(clause, title="Góp làm đường ngõ 4", summary="Mỗi hộ 2 triệu đồng.", **said)  # type: ignore[arg-type]


async def agreed(
    session: AsyncSession, clause: Clause = Clause.WORKS, day: date = DAY, **more: object
) -> Matter:
    """A matter the Front agreed to; of khoản 5 a dismissal, which asks for no candidates."""
    said = wording(clause, **more)
    if clause is Clause.BOARD:  # put forward from the page of its board alone
        row = begin(session, said, facts=[DISMISSAL], by=ward.HEAD, now=ward.at(day))
        await session.flush()
    else:
        row = await raise_matter(session, said, by=ward.HEAD, now=ward.at(day))
    return await agree_matter(session, row.id, by=ward.FRONT_OFFICIAL, now=ward.at(day))


async def chosen(
    session: AsyncSession, matter: Matter, form: VoteForm, *, by: Actor = ward.HEAD, now: datetime
) -> Matter:
    """The form is chosen, once the Front agreed on it where the law wants that."""
    clause, scope = Clause(matter.clause), Scope(matter.scope)
    if form in decisions.forms_to_agree(clause, scope, now.date(), after=matter.facts):
        await ask_form(session, matter.id, form=form, by=by, now=now)
        said = {"on": now.date(), "by": ward.FRONT_OFFICIAL, "now": now}
        await agree_form(session, matter.id, **said)  # type: ignore[arg-type]
    return await choose_form(session, matter.id, form=form, by=by, now=now)


async def opened_meeting(
    session: AsyncSession,
    matter: Matter,
    day: date = DAY,
    by: Actor = ward.HEAD,
    clusters: Sequence[str] = (),
) -> Meeting:
    """The meeting on it, three days later, opened."""
    await choose_form(session, matter.id, form=VoteForm.MEETING, by=by, now=ward.at(day))
    on = day + timedelta(days=3)
    plan = MeetingPlan(on, time(19), "Nhà văn hóa", tuple(clusters))
    meeting = await convene_meeting(
        session, matter.id, ward.NORTH, plan=plan, by=by, now=ward.at(day)
    )
    told = {"noticed_on": day, "documents_on": day}
    await announce_meeting(session, meeting.id, **told, by=by, now=ward.at(day))
    return await open_meeting(session, meeting.id, by=by, now=ward.at(on, 19))


async def attended(
    session: AsyncSession, meeting: Meeting, came: Sequence[Household], by: Actor = ward.HEAD
) -> Meeting:
    """These came, to the first cluster, and approved who counts."""
    now = ward.at(meeting.on, 19)
    cluster = (await clusters_of(session, meeting.id))[0]
    ids = [each.id for each in came]
    await tick_households(session, meeting.id, cluster.id, household_ids=ids, by=by, now=now)
    said = {"secretary": "Người Mẫu S", "tellers": TEAM, "secret": True}
    return await approve_tellers(session, meeting.id, **said, approving=len(ids), by=by, now=now)


async def counted(
    session: AsyncSession,
    meeting: Meeting,
    yes: int,
    came: Sequence[Household],
    by: Actor = ward.HEAD,
) -> Meeting:
    """So many of those who came said yes, the others no."""
    cluster = (await clusters_of(session, meeting.id))[0]
    count = Count(len(came), yes, len(came) - yes)
    return await count_meeting(
        session,
        meeting.id,
        counts={cluster.id: count},
        total=count,
        witness_ids=[each.id for each in came[:2]],
        course="Các hộ thảo luận mức đóng góp.",
        by=by,
        now=ward.at(meeting.on, 21),
    )


async def voted(
    session: AsyncSession, matter: Matter, yes: int, roll: Sequence[Household], came: int
) -> Meeting:
    """A meeting from its opening to the count."""
    meeting = await opened_meeting(session, matter, matter.last_on)
    await attended(session, meeting, roll[:came])
    return await counted(session, meeting, yes, roll[:came])


async def written(
    session: AsyncSession, matter: Matter, roll: Sequence[Household], by: Actor = ward.HEAD
) -> None:
    """The decision with all that article 20.2 asks for."""
    await write_decision(
        session,
        matter.id,
        kind=PaperKind.RESOLUTION,
        decision="Mỗi hộ góp 2 triệu đồng.",
        head_name="Người Mẫu H",
        front_name="Người Mẫu F",
        signer_ids=[each.id for each in roll[:2]],
        scan=None,
        by=by,
        now=ward.at(matter.last_on, 22),
    )


async def opened_handout(
    session: AsyncSession, matter: Matter, day: date, by: Actor = ward.FRONT_OFFICIAL
) -> Handout:
    """Ballots go out three days later."""
    await chosen(session, matter, VoteForm.PAPER_BALLOTS, now=ward.at(day))
    on = day + timedelta(days=3)
    days = {"starts_on": on, "until": on + timedelta(days=1)}
    row = await plan_handout(
        session, matter.id, ward.NORTH, **days, team=TEAM, by=by, now=ward.at(day)
    )
    told = {"sent_on": day, "informed_on": day}
    await announce_handout(session, row.id, **told, by=by, now=ward.at(day))
    return await open_handout(session, row.id, by=by, now=ward.at(on))


def names(session: AsyncSession) -> list[str]:
    """What was told, by name."""
    return [each["headers"]["ce-type"].removeprefix("participation.") for each in told(session)]


def last(session: AsyncSession, name: str) -> dict[str, Any]:
    """The last event of a name."""
    found = [each for each in told(session) if each["subject"].endswith(f".{name}")]
    return dict(json.loads(found[-1]["body"]))
