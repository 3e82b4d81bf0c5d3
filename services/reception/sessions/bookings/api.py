"""Routes of bookings: anybody books and follows by a code, the desk sees which slots are taken."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.codes import Code, Secret
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import tidy
from libs.permissions import permit
from libs.rows import found
from services.reception.hours import Hour
from services.reception.sealed.letters import Contact, Letter
from services.reception.sessions.bookings import actions, queries, rules
from services.reception.sessions.bookings.actions import Wish
from services.reception.sessions.bookings.rules import PEOPLE_MAX, Matter, State
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.online.queries import link_of
from services.reception.sessions.tables import ReceptionSession

router = APIRouter()
Short = Annotated[
    str,
    StringConstraints(min_length=2, max_length=200, pattern=r"^[^\n]*$"),
    BeforeValidator(tidy),
]


class BookingForm(BaseModel):
    """Who comes, when, how many of them, about what."""

    slot_at: Hour
    full_name: Short
    phone: Annotated[
        str,
        StringConstraints(min_length=8, max_length=20, pattern=r"^[0-9+ .()-]*$"),
        BeforeValidator(tidy),
    ]
    people: Annotated[int, Field(ge=1, le=PEOPLE_MAX)] = 1
    representatives: Annotated[int, Field(ge=0, le=PEOPLE_MAX)] = 0
    matter: Matter | None = None
    identity_waived: bool = False


class SlotsView(BaseModel):
    """The slots that may still be booked on the web, and until when."""

    closes_on: date
    free: list[time]


class TicketView(BaseModel):
    """What to follow a booking by."""

    id: UUID
    code: str
    secret: str
    held_on: date
    slot_at: time


class BookingView(BaseModel):
    """A booking as whoever booked sees it: it follows its session."""

    code: str
    state: str
    cancelled_by: str | None
    people: int
    representatives: int
    slot_at: time
    session_id: UUID
    held_on: date
    place: str
    mode: str
    progress: str
    postponed_because: str
    link: str  # of an online session to come


class BookingLineView(BaseModel):
    """A booking for the desk; `sealed_id` is the letter with the name, to be opened there."""

    id: UUID
    code: str
    slot_at: time
    people: int
    representatives: int
    matter: str | None
    state: str
    sealed_id: UUID | None


class KeyForm(BaseModel):
    """A code and its secret, in a body, so that no address holds them."""

    code: Code
    secret: Secret


@router.get("/sessions/{session_id}/slots")
async def session_slots(session_id: UUID, session: Session, by: By, now: Now) -> SlotsView:
    """Which slots are free; public."""
    row = await found(session, ReceptionSession, session_id)
    free = await queries.free_slots(session, row, now.date())
    return SlotsView(closes_on=rules.closes_on(row.held_on), free=free)


# The answer holds the secret and is kept two days for a retry: a code lost on the way would be a
# slot that nobody can free, and the secret opens no letter.
@router.post("/sessions/{session_id}/bookings", status_code=201)
async def book_slot(
    session_id: UUID, form: BookingForm, session: Session, by: By, now: Now
) -> TicketView:
    """Somebody books on the web, without an account."""
    said = form.model_dump(exclude={"full_name", "phone"})
    made, secret = await actions.book_slot(
        session,
        session_id,
        wish=Wish(**said),
        who=Letter(full_name=form.full_name, contact=Contact(phone=form.phone)),
        by=by,
        now=now,
    )
    row = await found(session, ReceptionSession, session_id)
    return TicketView(
        id=made.id, code=made.code, secret=secret, held_on=row.held_on, slot_at=made.slot_at
    )


@router.post("/bookings/tracked")
async def track_booking(form: KeyForm, session: Session, by: By) -> BookingView:
    """How a booking stands, for whoever has its secret."""
    return await _view(session, await queries.tracked(session, form.code, form.secret))


@router.post("/bookings/tracked/cancellation")
async def cancel_tracked_booking(form: KeyForm, session: Session, by: By, now: Now) -> BookingView:
    """Whoever booked frees the slot."""
    row = await actions.cancel_tracked_booking(session, form.code, form.secret, by=by, now=now)
    return await _view(session, row)


@router.get("/sessions/{session_id}/bookings")
async def bookings(session_id: UUID, session: Session, by: By) -> list[BookingLineView]:
    """The bookings of a session, without persons."""
    permit(by, "see_reception_desk")
    await found(session, ReceptionSession, session_id)
    return [_line(row) for row in await queries.bookings_of(session, session_id)]


@router.post("/bookings/{booking_id}/cancellation")
async def cancel_booking(booking_id: UUID, session: Session, by: By, now: Now) -> BookingLineView:
    """The desk frees a slot."""
    return _line(await actions.cancel_booking(session, booking_id, by=by, now=now))


def _line(row: Booking) -> BookingLineView:
    return BookingLineView(**{name: getattr(row, name) for name in BookingLineView.model_fields})


async def _view(session: Session, row: Booking) -> BookingView:
    held = await found(session, ReceptionSession, row.session_id)
    shown = ("held_on", "place", "mode", "progress", "postponed_because")
    own = set(BookingView.model_fields) - {*shown, "link"}
    return BookingView(
        **{name: getattr(row, name) for name in own},
        **{name: getattr(held, name) for name in shown},
        link=await link_of(session, held) if row.state == State.BOOKED else "",
    )
