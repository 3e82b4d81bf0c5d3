"""Calling, moving, calling off and holding a meeting."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.meetings import CommitteeMet, FrontHeard
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning.hearings.actions import finish_hearing
from services.planning.meetings import rules
from services.planning.meetings.rules import MeetingKind, MeetingState
from services.planning.meetings.tables import Meeting


@dataclass(frozen=True)
class Invitation:
    """When and where people meet, and about what."""

    on: date
    starts_at: str
    place: str
    agenda: str


async def call_meeting(
    session: AsyncSession,
    *,
    kind: MeetingKind,
    title: str,
    invitation: Invitation,
    documents: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Meeting:
    """Call a meeting for a day to come, with its agenda and documents."""
    permit(by, "call_meeting")
    rules.check_day(invitation.on, now.date())
    meeting = Meeting(
        kind=kind,
        title=title,
        **asdict(invitation),
        documents=[asdict(file) for file in documents],
        author_id=by.id,
        called_at=now,
    )
    session.add(meeting)
    record(session, by, "call_meeting", meeting.id, now, kind=kind, on=invitation.on)
    return meeting


async def move_meeting(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    invitation: Invitation,
    reason: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """Give a meeting another day, place or agenda; the former ones stay, with the reason."""
    permit(by, "move_meeting")
    meeting = await locked(session, meeting_id)
    rules.check_open(meeting.state)
    rules.check_day(invitation.on, now.date())
    _keep_former(meeting, reason, now)
    for name, value in asdict(invitation).items():
        setattr(meeting, name, value)
    record(session, by, "move_meeting", meeting.id, now, on=invitation.on)
    return meeting


async def cancel_meeting(
    session: AsyncSession, meeting_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Meeting:
    """Call a meeting off, with the reason."""
    permit(by, "cancel_meeting")
    meeting = await locked(session, meeting_id)
    rules.check_open(meeting.state)
    _keep_former(meeting, reason, now)
    meeting.state = MeetingState.CANCELLED
    record(session, by, "cancel_meeting", meeting.id, now)
    return meeting


async def hold_meeting(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    invited: int,
    present: int,
    minutes: StoredFile,
    by: Actor,
    now: datetime,
) -> Meeting:
    """Note that a meeting was held: how many came, and the minutes that prove it.

    Hearing the Front is what Luật Mặt trận Tổ quốc, article 30.1, asks every six months.
    """
    permit(by, "hold_meeting")
    meeting = await locked(session, meeting_id)
    rules.check_open(meeting.state)
    rules.check_held(meeting.on, now.date(), invited=invited, present=present)
    meeting.state, meeting.invited, meeting.present = MeetingState.HELD, invited, present
    meeting.minutes = asdict(minutes)
    record(session, by, "hold_meeting", meeting.id, now, on=meeting.on, present=present)
    proof = Evidence(**asdict(minutes))
    fields = {"occurred_at": now, "meeting_id": meeting.id, "on": meeting.on}
    fields |= {"invited": invited, "present": present, "evidence": (proof,)}
    if meeting.kind == MeetingKind.COMMITTEE:
        emit(session, CommitteeMet(**fields))
    else:
        late = await finish_hearing(session, meeting.on, proof, by=by, now=now)
        emit(session, FrontHeard(**fields, days_late=late))
    return meeting


async def locked(session: AsyncSession, meeting_id: UUID) -> Meeting:
    """A meeting, held for this transaction."""
    return await found(session, Meeting, meeting_id, lock=True)


def _keep_former(meeting: Meeting, reason: str, now: datetime) -> None:
    former = {
        "on": meeting.on.isoformat(),
        "starts_at": meeting.starts_at,
        "place": meeting.place,
        "reason": reason,
        "noted_at": now.isoformat(),
    }
    meeting.changes = [*meeting.changes, former]
