"""Elections of the tests, brought as far as a story needs by the service's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause, VoteForm
from services.participation.candidates.rules import Cause
from services.participation.candidates.tables import Election
from services.participation.elections.actions import (
    announce_election,
    decide_election,
    form_election_team,
    send_candidates,
    write_candidates,
)
from services.participation.elections.rules import Nominee
from services.participation.households.rules import Birth
from services.participation.households.tables import Household
from services.participation.initiatives.actions import give_consent, register_initiative
from services.participation.initiatives.tables import Initiative
from services.participation.matters.actions import choose_form
from services.participation.matters.tables import Matter
from services.participation.meetings.actions import announce_meeting, convene_meeting
from services.participation.meetings.holding import open_meeting
from services.participation.meetings.rules import MeetingPlan
from services.participation.meetings.tables import Meeting
from services.participation.papers.actions import write_decision
from services.participation.papers.rules import PaperKind
from services.participation.recognising.actions import recognise_decision, send_decision
from tests.participation import matters, ward

DAY = date(2026, 9, 1)  # a Tuesday
ELECTION_DAY = DAY + timedelta(20)
FRONT, CHAIR = ward.FRONT_OFFICIAL, ward.CHAIR


def nominee(name: str = "Ứng Cử Mẫu A", born: int = 1980) -> Nominee:
    """Somebody put forward."""
    return Nominee(name, Birth(born))


async def decided(
    session: AsyncSession, on: date = ELECTION_DAY, day: date = DAY, cause: Cause = Cause.TERM_OVER
) -> Election:
    """The chair decided today on the election of the north."""
    said = {"cause": cause, "on": on, "number": "12/QĐ-UBND", "decided_on": day}
    return await decide_election(session, ward.NORTH, **said, by=CHAIR, now=ward.at(day))


async def listed(
    session: AsyncSession, row: Election, people: Sequence[Nominee] = (), day: date = DAY
) -> Election:
    """The Front wrote down whom it puts forward."""
    return await write_candidates(
        session,
        row.id,
        met_on=day,
        present=20,
        course="Các ý kiến thống nhất.",
        people=people or [nominee()],
        by=FRONT,
        now=ward.at(day),
    )


async def announced(
    session: AsyncSession,
    people: Sequence[Nominee] = (),
    on: date = ELECTION_DAY,
    day: date = DAY,
    cause: Cause = Cause.TERM_OVER,
) -> Election:
    """Everything before the day is done on the day of the decision."""
    row, now = await decided(session, on, day, cause), ward.at(day)
    await listed(session, row, people, day)
    await send_candidates(session, row.id, by=FRONT, now=now)
    team = {"number": "13/QĐ-UBND", "on": day, "team": matters.TEAM}
    await form_election_team(session, row.id, **team, by=CHAIR, now=now)
    return await announce_election(session, row.id, announced_on=day, by=FRONT, now=now)


async def opened(
    session: AsyncSession, matter: Matter, on: date, by: object = FRONT, told: date | None = None
) -> Meeting:
    """The meeting on a day, called and opened by whoever chairs."""
    day = told or on - timedelta(2)
    who = {"by": by, "now": ward.at(day)}
    plan = MeetingPlan(on, time(19), "Nhà văn hóa")
    row = await convene_meeting(session, matter.id, ward.NORTH, plan=plan, **who)  # type: ignore[arg-type]
    await announce_meeting(session, row.id, noticed_on=day, documents_on=None, **who)  # type: ignore[arg-type]
    return await open_meeting(session, row.id, by=by, now=ward.at(on, 19))  # type: ignore[arg-type]


async def sent(
    session: AsyncSession, matter: Matter, roll: Sequence[Household], by: object = FRONT
) -> Matter:
    """The decision is written and sent by whoever chaired."""
    now = ward.at(matter.last_on, 22)
    await write_decision(
        session,
        matter.id,
        kind=PaperKind.MINUTES,
        decision="Kết quả bầu cử.",
        head_name="Người Mẫu H",
        front_name="Người Mẫu F",
        signer_ids=[each.id for each in roll[:2]],
        scan=None,
        by=by,  # type: ignore[arg-type]
        now=now,
    )
    return await send_decision(session, matter.id, by=by, now=now)  # type: ignore[arg-type]


async def recognised(
    session: AsyncSession, matter: Matter, roll: Sequence[Household], by: object = FRONT
) -> Matter:
    """The decision is written and sent by whoever chaired, and the chair recognises it today."""
    now = ward.at(matter.last_on, 22)
    await sent(session, matter, roll, by)
    answer = {"number": "20/QĐ-UBND", "on": now.date()}
    return await recognise_decision(session, matter.id, **answer, by=CHAIR, now=now)  # type: ignore[arg-type]


async def petition(
    session: AsyncSession, day: date = DAY, *, heads_committee: bool = False
) -> Initiative:
    """The Front writes down that residents want to dismiss the head of the north."""
    said = {"clause": Clause.HEAD, "title": "Bị bỏ qua", "summary": "Lý do mẫu bí mật."}
    return await register_initiative(
        session,
        ward.NORTH,
        **said,  # type: ignore[arg-type]
        heads_committee=heads_committee,
        by=FRONT,
        now=ward.at(day),
    )


async def signed(
    session: AsyncSession, row: Initiative, households: Sequence[Household], day: date = DAY
) -> None:
    """These households consent."""
    for each in households:
        said = {"household_id": each.id, "given_on": day}
        await give_consent(session, row.id, **said, by=FRONT, now=ward.at(day))


async def dismissed(session: AsyncSession, roll: Sequence[Household], day: date = DAY) -> Matter:
    """All petition, all meet three days later, all vote for it, and it is recognised."""
    row = await petition(session, day)
    await signed(session, row, roll[: -(-len(roll) // 2)], day)
    matter = await session.get_one(Matter, row.matter_id)
    form = {"form": VoteForm.MEETING, "by": FRONT, "now": ward.at(day)}
    await choose_form(session, matter.id, **form)  # type: ignore[arg-type]
    held = await opened(session, matter, day + timedelta(3), told=day)
    await matters.attended(session, held, roll, FRONT)
    await matters.counted(session, held, len(roll), roll, FRONT)
    return await recognised(session, matter, roll)
