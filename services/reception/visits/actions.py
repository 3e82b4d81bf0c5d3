"""Write a visit into the register, and how its matter went on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.visits import VisitRecorded
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.cases.actions import Registered, register_intake
from services.reception.cases.rules import Channel
from services.reception.sealed.kept.actions import close_letter
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.letters import Letter, named_in, names_in, restrict, seal
from services.reception.sessions.bookings.forgetting import forget_booker
from services.reception.sessions.bookings.rules import (
    Matter,
    NotBookedNow,
    State,
    check_group,
    check_matter,
    is_group,
)
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.rules import Mode, Progress, check_mode
from services.reception.sessions.tables import ReceptionSession
from services.reception.visits import rules
from services.reception.visits.petitions import handed_in, is_silent
from services.reception.visits.rules import Outcome, Receiver
from services.reception.visits.tables import Visit, VisitNumber

# The words of a line, as a letter has them that keeps them in its place.
WORDS = {
    "summary": "Nội dung",
    "settled_by": "Cơ quan đã giải quyết",
    "outcome_body": "Nơi được hướng dẫn, chuyển đến",
    "outcome_number": "Văn bản số",
    "note": "Ghi chú",
}


@dataclass(frozen=True)
class Line:
    """What the register says of a visit, without who came."""

    received_on: date
    session_id: UUID | None
    booking_id: UUID | None
    received_by: Receiver
    mode: Mode
    matter: Matter
    people: int
    representatives: int
    summary: str
    outcome: Outcome
    outcome_body: str
    outcome_number: str
    settled_by: str
    note: str
    identity_waived: bool


async def record_visit(
    session: AsyncSession, *, line: Line, who: Letter, by: Actor, now: datetime
) -> tuple[Visit, Registered | None]:
    """Somebody was received (Law 42/2013/QH13; Decree 154/2026, article 27).

    Who came is sealed first. With words of his in it the letter is a petition as well: it has a
    number, and a code and secret, and both stand on this one letter. What is a denunciation opens
    for two persons only, from now on; without a petition its words are nowhere but in the letter.
    """
    permit(by, "record_visit")
    await _check(session, line, who, now)
    petition = await _register(session, line, who, by, now) if who.text else None
    if petition:
        sealed_id = petition.intake.sealed_id
    else:
        line, who = _sealed_words(line, who)
        sealed_id = await _keep(session, line, who, now)
    if line.matter is Matter.DENUNCIATION:
        await restrict(session, sealed_id, now=now)
    number = await _next_number(session, line.received_on.year)
    row = Visit(
        year=line.received_on.year,
        number=number,
        sealed_id=sealed_id,
        intake_id=petition.intake.id if petition else None,
        **asdict(line),
    )
    session.add(row)
    said = {"number": number, "matter": row.matter, "outcome": row.outcome}
    record(session, by, "record_visit", row.id, now, **said)
    _tell(session, row, now)
    return row, petition


async def _register(
    session: AsyncSession, line: Line, who: Letter, by: Actor, now: datetime
) -> Registered:
    return await register_intake(
        session,
        channel=Channel.IN_PERSON,
        received_on=line.received_on,
        letter=who,
        kinds_claimed=[line.matter],
        place_unit_id=None,
        in_register=True,
        by=by,
        now=now,
    )


async def _keep(session: AsyncSession, line: Line, who: Letter, now: datetime) -> UUID:
    """Without a petition nothing goes on that the names are needed for: their time begins."""
    sealed_id = await seal(session, who, now=now)
    await close_letter(session, sealed_id, kept_as=Keep.RECEPTION, closed_on=line.received_on)
    return sealed_id


def _sealed_words(line: Line, who: Letter) -> tuple[Line, Letter]:
    """Of a denunciation what was said is in the letter, and not in the line."""
    if line.matter is not Matter.DENUNCIATION:
        return line, who
    said = [f"{title}: {words}" for name, title in WORDS.items() if (words := getattr(line, name))]
    silent = replace(line, summary="", settled_by="", outcome_body="", outcome_number="", note="")
    return silent, replace(who, text="\n".join(said))


async def _check(session: AsyncSession, line: Line, who: Letter, now: datetime) -> None:
    held = await found(session, ReceptionSession, line.session_id) if line.session_id else None
    if held and held.progress == Progress.DROPPED:
        raise rules.NotOfThisSession(on=f"{line.received_on:%d/%m/%Y}", held_on="đã bỏ")
    rules.check_day(line.received_on, now.date(), held.held_on if held else None)
    check_mode(line.mode, line.received_on)
    check_group(line.people, line.representatives, line.received_on)
    check_matter(line.matter, online=line.mode is Mode.ONLINE, identity_waived=line.identity_waived)
    rules.check_online(line.mode, held.mode if held else None)
    rules.check_outcome(line.outcome, line.outcome_body)
    where = (line.settled_by, line.outcome_body, line.outcome_number)
    rules.check_words(named_in(who), line.summary, line.note, *where)
    if line.booking_id:
        booking = await found(session, Booking, line.booking_id, lock=True)
        if booking.state != State.BOOKED or booking.session_id != line.session_id:
            raise NotBookedNow
        booking.state = State.CAME
        # Who came is in the letter of the visit now, under its own rules.
        await forget_booker(session, booking)


async def _next_number(session: AsyncSession, year: int) -> int:
    """The next number of the year: whoever writes at the same moment waits for this one."""
    row = insert(VisitNumber).values(id=new_id(), ward_id=ward_of(session), year=year, last=1)
    given = row.on_conflict_do_update(
        index_elements=["ward_id", "year"], set_={"last": VisitNumber.last + 1}
    ).returning(VisitNumber.last)
    return int((await session.execute(given)).scalar_one())


def _tell(session: AsyncSession, row: Visit, now: datetime) -> None:
    emit(
        session,
        VisitRecorded(
            occurred_at=now,
            visit_id=row.id,
            session_id=row.session_id,
            received_on=row.received_on,
            received_by=row.received_by,
            mode=row.mode,
            matter=row.matter,
            people=row.people,
            is_group=is_group(row.people, row.received_on),
            outcome=row.outcome,
        ),
    )


async def follow_visit(
    session: AsyncSession, visit_id: UUID, *, followed: str, note: str, by: Actor, now: datetime
) -> Visit:
    """How the matter went on: column 12, and the note; they name nobody either.

    Raises for everybody alike FollowedInItsCase where the petition is closed, FollowedNowhere where
    a denunciation has none.
    """
    permit(by, "follow_visit")
    row = await found(session, Visit, visit_id, lock=True)
    petition = (await handed_in(session, [row], by)).get(row.id)
    if is_silent(row, petition):
        raise rules.FollowedInItsCase if petition else rules.FollowedNowhere
    rules.check_words(await names_in(session, row.sealed_id), followed, note)
    row.followed, row.note = followed, note
    record(session, by, "follow_visit", row.id, now)
    return row
