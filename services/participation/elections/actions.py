"""An election until residents vote: decided, candidates sent, team formed, announced.

Nghị định 59/2023/NĐ-CP, articles 6 to 8. Each step by its last day, or the election moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope, VoteForm
from libs.law.moves import Given
from libs.permissions import permit
from libs.rows import found, ward_of
from libs.ward_kinds import head_of
from services.participation.candidates.queries import candidates_of, election_under_way
from services.participation.candidates.rules import Cause, Step, due
from services.participation.candidates.tables import Candidate, Election
from services.participation.elections import rules, telling
from services.participation.elections.rules import Nominee
from services.participation.headships.queries import working_days_late_to_elect
from services.participation.households.locking import locked_neighbourhood
from services.participation.matters import telling as matter_telling
from services.participation.matters.actions import Wording, begin
from services.participation.matters.standings import take

# Public words of the matter: whom residents elect is on the list of candidates alone.
TITLE = "Bầu {head}"
SUMMARY = "Các hộ gia đình bầu {head} trong số người ứng cử đã được thông báo."


async def decide_election(
    session: AsyncSession,
    unit_id: UUID,
    *,
    cause: Cause,
    on: date,
    number: str,
    decided_on: date,
    by: Actor,
    now: datetime,
) -> Election:
    """The chair decides, with the plan, on which day a neighbourhood elects; 20 days before."""
    permit(by, "decide_election")
    head = head_of((await locked_neighbourhood(session, unit_id)).name)
    rules.check_day(on, now.date())
    rules.check_in_time(Step.DECISION, decided_on, on, now.date())
    if await election_under_way(session, unit_id):
        raise rules.ElectedAlready
    late = await working_days_late_to_elect(session, unit_id, decided_on)
    title, summary = TITLE.format(head=head), SUMMARY.format(head=head)
    wording = Wording(Clause.HEAD, Scope.NEIGHBOURHOOD, unit_id, title, summary)
    matter = begin(session, wording, by=by, now=now)
    # Law itself puts it on the agenda and asks for a meeting: nobody declines or chooses.
    take(session, matter, "agree", Given(now.date()), by=by, now=now)
    matter_telling.agreed(session, matter, now)
    take(session, matter, "prepare", Given(now.date()), by=by, now=now)
    matter.form = VoteForm.MEETING
    row = Election(
        unit_id=unit_id,
        matter_id=matter.id,
        cause=cause,
        number=number,
        decided_on=decided_on,
        on=on,
    )
    session.add(row)
    record(session, by, "decide_election", row.id, now, cause=cause, on=on, number=number)
    telling.decided(session, row, late, now)
    return row


async def write_candidates(
    session: AsyncSession,
    election_id: UUID,
    *,
    met_on: date,
    present: int,
    course: str,
    people: Sequence[Nominee],
    confirmed: bool = False,
    by: Actor,
    now: datetime,
) -> Election:
    """Whom the Front's committee puts forward (Mẫu 05); written over until it is sent.

    Into a board `confirmed` says that the law keeps none of them out.
    """
    permit(by, "write_candidates")
    row = await _open(session, election_id, now)
    if row.sent_on:
        raise rules.CandidatesSent
    if met_on > now.date():
        raise rules.PaperTomorrow(on=f"{met_on:%d/%m/%Y}")
    if met_on < row.decided_on:
        raise rules.CandidatesBeforeDecision(decided_on=f"{row.decided_on:%d/%m/%Y}")
    if row.board_id:
        rules.check_board_candidates(people, row.seats, confirmed=confirmed)
    else:
        rules.check_candidates(people, row.on)
    rules.check_not_candidates(row.team, [each.full_name for each in people])
    await _list_anew(session, row, people)
    row.met_on, row.present, row.course = met_on, present, course
    record(session, by, "write_candidates", row.id, now, met_on=met_on, candidates=len(people))
    return row


async def send_candidates(
    session: AsyncSession, election_id: UUID, *, by: Actor, now: datetime
) -> Election:
    """The list goes to the ward today, 15 days before the election or earlier."""
    permit(by, "send_candidates")
    row = await _open(session, election_id, now)
    rules.check_of_head(row.board_id)
    if row.sent_on:
        raise rules.CandidatesSent
    if row.met_on is None:
        raise rules.NoCandidate(basis=due(Step.CANDIDATES, row.on).basis)
    rules.check_in_time(Step.CANDIDATES, now.date(), row.on, now.date())
    row.sent_on = now.date()
    record(session, by, "send_candidates", row.id, now, sent_on=row.sent_on)
    return row


async def form_election_team(
    session: AsyncSession,
    election_id: UUID,
    *,
    number: str,
    on: date,
    team: Sequence[str],
    by: Actor,
    now: datetime,
) -> Election:
    """The chair forms the team that calls and chairs the meeting, 10 days before or earlier."""
    permit(by, "form_election_team")
    row = await _unannounced(session, election_id, now)
    rules.check_of_head(row.board_id)
    if on < row.decided_on:
        raise rules.TeamBeforeDecision(decided_on=f"{row.decided_on:%d/%m/%Y}")
    rules.check_in_time(Step.TEAM, on, row.on, now.date())
    people = await candidates_of(session, row.id)
    rules.check_election_team(team, [each.full_name for each in people])
    row.team_number, row.team_on, row.team = number, on, list(team)
    record(session, by, "form_election_team", row.id, now, number=number, on=on, people=len(team))
    return row


async def announce_election(
    session: AsyncSession, election_id: UUID, *, announced_on: date, by: Actor, now: datetime
) -> Election:
    """The team tells residents the day and who stands, 7 days before or earlier."""
    permit(by, "announce_election")
    row = await _unannounced(session, election_id, now)
    board, asked = row.board_id is not None, _before_announcing(row)
    lacks = [what for what, done in asked if done is None or done > announced_on]
    if lacks:
        basis = due(Step.ANNOUNCEMENT, row.on, board=board).basis
        raise rules.NotReadyToAnnounce(what="; ".join(lacks), basis=basis)
    rules.check_in_time(Step.ANNOUNCEMENT, announced_on, row.on, now.date(), board=board)
    row.announced_on, row.sent_on = announced_on, row.sent_on or announced_on
    record(session, by, "announce_election", row.id, now, announced_on=announced_on)
    telling.announced(session, row, len(await candidates_of(session, row.id)), now)
    return row


async def _list_anew(session: AsyncSession, row: Election, people: Sequence[Nominee]) -> None:
    """These stand, in place of whoever was on the list."""
    await session.execute(
        delete(Candidate).where(
            Candidate.ward_id == ward_of(session), Candidate.election_id == row.id
        )
    )
    session.add_all(
        Candidate(
            election_id=row.id,
            ordinal=ordinal,
            full_name=" ".join(each.full_name.split()),
            born_year=each.birth.year,
        )
        for ordinal, each in enumerate(people, 1)
    )


def _before_announcing(row: Election) -> Sequence[tuple[str, date | None]]:
    """What residents cannot be told without; who stands for a board is told to nobody before."""
    if row.board_id:
        return [("danh sách ứng cử", row.met_on)]
    return [
        ("danh sách ứng cử đã gửi Ủy ban nhân dân", row.sent_on),
        ("quyết định thành lập Tổ bầu cử", row.team_on),
    ]


async def _open(session: AsyncSession, election_id: UUID, now: datetime) -> Election:
    """The election, locked, while its day is not over."""
    row = await found(session, Election, election_id, lock=True)
    if row.called_off_on:
        raise rules.ElectionNotHeld
    if now.date() > row.on:
        raise rules.ElectionDayOver(on=f"{row.on:%d/%m/%Y}")
    return row


async def _unannounced(session: AsyncSession, election_id: UUID, now: datetime) -> Election:
    """The same while residents were not told: what they know does not change any more."""
    row = await _open(session, election_id, now)
    if row.announced_on:
        raise rules.AnnouncedAlready(on=f"{row.announced_on:%d/%m/%Y}")
    return row
