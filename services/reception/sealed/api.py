"""Routes to what is sealed: every one for the signed in, and none whose answer is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from libs.kernel.edges import ONCE_ONLY, By, Now, Session
from services.reception.sealed import actions, letters, queries
from services.reception.sealed.forms import WhyForm
from services.reception.sealed.letters import Letter
from services.reception.sealed.queries import Look, Standing
from services.reception.sealed.rules import Reason
from services.reception.sealed.tables import Reveal

router = APIRouter()


class FileOfLetterView(BaseModel):
    """That a file came with a letter; each is opened by a look of its own."""

    media_type: str
    size_bytes: int


class LetterView(BaseModel):
    """What was written, for one look."""

    full_name: str
    address: str
    email: str
    phone: str
    text: str
    accused: list[str]
    files: list[FileOfLetterView]

    @classmethod
    def of(cls, letter: Letter) -> LetterView:
        """A letter, without the keys of its files."""
        return cls(
            full_name=letter.full_name,
            address=letter.address,
            email=letter.contact.email,
            phone=letter.contact.phone,
            text=letter.text,
            accused=list(letter.accused),
            files=[
                FileOfLetterView(media_type=each.media_type, size_bytes=each.size_bytes)
                for each in letter.files
            ],
        )


class StandingView(BaseModel):
    """How a letter stands towards whoever asks."""

    restricted: bool
    shredded: bool
    waiting: bool
    open_until: datetime | None

    @classmethod
    def of(cls, one: Standing) -> StandingView:
        """What somebody may do next with a letter."""
        return cls.model_validate(vars(one))


class RevealView(BaseModel):
    """Somebody asks to see a letter."""

    id: UUID
    letter_id: UUID
    asked_by: str
    asked_at: datetime
    reason: Reason
    open_until: datetime | None

    @classmethod
    def of(cls, row: Reveal) -> RevealView:
        """A question, and until when it lets look."""
        return cls.model_validate(row, from_attributes=True)


class LookView(BaseModel):
    """One line of the log."""

    number: int
    at: datetime
    actor_id: str
    action: str
    letter_id: UUID
    said: dict[str, Any]

    @classmethod
    def of(cls, one: Look) -> LookView:
        """Who did what, when and why."""
        return cls.model_validate(vars(one))


class LooksView(BaseModel):
    """A page of the log, and how the chain ends."""

    looks: list[LookView]
    head_number: int
    head_hash: str


@router.get("/letters/{letter_id}")
async def letter_standing(letter_id: UUID, session: Session, by: By, now: Now) -> StandingView:
    """How a letter stands towards whoever asks, without opening it."""
    return StandingView.of(await queries.standing(session, letter_id, by=by, now=now))


@router.post("/letters/{letter_id}/looks", dependencies=[ONCE_ONLY])
async def open_letter(
    letter_id: UUID, form: WhyForm, session: Session, by: By, now: Now
) -> LetterView:
    """One look at a letter. The answer is kept nowhere, so that a retry is another look."""
    letter = await letters.open_letter(session, letter_id, by=by, reason=form.reason, now=now)
    return LetterView.of(letter)


@router.post("/letters/{letter_id}/reveals", status_code=201)
async def ask_to_reveal(
    letter_id: UUID, form: WhyForm, session: Session, by: By, now: Now
) -> RevealView:
    """Ask for a second person to agree."""
    row = await actions.ask_to_reveal(session, letter_id, reason=form.reason, by=by, now=now)
    return RevealView.of(row)


@router.get("/reveals")
async def reveals(session: Session, by: By, now: Now) -> list[RevealView]:
    """What waits for a second person, and what one may look at oneself."""
    return [RevealView.of(row) for row in await queries.reveals(session, by=by, now=now)]


@router.post("/reveals/{reveal_id}/agreement")
async def agree_to_reveal(reveal_id: UUID, session: Session, by: By, now: Now) -> RevealView:
    """The second person agrees."""
    return RevealView.of(await actions.agree_to_reveal(session, reveal_id, by=by, now=now))


@router.post("/reveals/{reveal_id}/refusal")
async def decline_reveal(reveal_id: UUID, session: Session, by: By, now: Now) -> RevealView:
    """The second person does not agree."""
    return RevealView.of(await actions.decline_reveal(session, reveal_id, by=by, now=now))


@router.get("/looks")
async def looks(
    session: Session, by: By, before: Annotated[int | None, Query(ge=1)] = None
) -> LooksView:
    """Who looked at what and why, the newest first; older ones `before` a number."""
    found = await queries.looks(session, before=before, by=by)
    number, chained = await queries.head(session, by=by)
    views = [LookView.of(one) for one in found]
    return LooksView(looks=views, head_number=number, head_hash=chained)
