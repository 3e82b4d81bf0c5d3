"""What feedback hands out: to everybody, to whoever has the secret, to officials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import structlog
from pydantic import BaseModel

from libs.happened import HappenedView
from libs.kernel.files import Desk, StoredFile
from libs.law.clocks import working_days_left
from services.reception.feedback import rules
from services.reception.feedback.categories import categories
from services.reception.feedback.photos import photo_links
from services.reception.feedback.rules import Progress
from services.reception.feedback.tables import Feedback, FeedbackClock
from services.reception.feedback.words import bound_to, read
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.views import CountedDayView

log = structlog.get_logger()

UNREADABLE = "không đọc được"


class CategoryView(BaseModel):
    """What a report may be about."""

    code: str
    title: str
    hint: str


class TicketView(BaseModel):
    """What to follow a report by. The secret is shown with the first answer only."""

    id: UUID
    code: str
    secret: str
    due_on: date


class ClockView(BaseModel):
    """A step, its day, and how that was computed."""

    step: str
    round: int
    due_on: date
    days_left: int
    ended_on: date | None
    rule: str
    start_on: date
    basis: str
    calendar_version: str
    days: list[CountedDayView]


class FeedbackView(BaseModel):
    """A report as everybody may see it. What no clerk released is empty."""

    code: str
    category: str
    category_title: str
    progress: str
    received_at: datetime
    changed_at: datetime
    received_on: date
    neighbourhood: str | None
    released: bool
    text: str
    place: str
    latitude: float | None
    longitude: float | None
    photos: list[str]
    unit: str | None
    due_on: date
    days_left: int | None
    answer: str
    answer_photo: str | None
    answered_on: date | None
    days_late: int | None
    rating: int | None
    times_told: int
    reopened_on: date | None
    clock: ClockView
    timeline: list[HappenedView] = []  # where one is asked for


class TrackedView(FeedbackView):
    """The same for whoever sent it, with what they typed and what they may still do."""

    public: bool
    ground: str | None
    ground_words: str
    merged: bool
    may_rate: bool
    reopen_until: date | None


class FeedbackWorkView(FeedbackView):
    """The same for officials: everything that was typed, all clocks."""

    id: UUID
    channel: str
    public: bool
    shown: bool
    public_text: str
    public_place: str
    unit_id: UUID | None
    neighbourhood_id: UUID | None
    ground: str | None
    ground_words: str
    merged_into: UUID | None
    reopened_because: str
    ended_on: date | None
    clocks: list[ClockView]


class FeedbackListView(BaseModel):
    """Reports, and how many there are in each state."""

    rows: list[FeedbackView]
    counts: dict[str, int]


class SettingView(BaseModel):
    """What the ward chose."""

    moderated: bool
    keyless_programs: bool


@dataclass(frozen=True)
class Shown:
    """What showing needs besides the row: today, links to photos, names of units."""

    ward_id: str
    now: datetime
    files: Desk
    names: dict[UUID, str]
    keys: Keyring

    def words(self, row: Feedback, name: str) -> str:
        """What was typed in a report, which its row keeps hidden."""
        try:
            return read(self.keys, bound_to(self.ward_id, row.id), getattr(row, name))
        except StoreClosed:  # the other reports of a list do open
            log.warning("words_do_not_open", feedback_id=str(row.id))
            return UNREADABLE

    def photos(self, row: Feedback) -> list[str]:
        """Short links to what was sent with a report, which nobody released yet."""
        said = self.words(row, "photos").removeprefix(UNREADABLE)
        return photo_links(self.keys, self.ward_id, row.id, said, self.now)

    def links(self, photos: Sequence[dict[str, Any]]) -> list[str]:
        """Short links to stored photos."""
        return [self.files.link(self.ward_id, StoredFile(**each), self.now) for each in photos]


def clock_view(clock: FeedbackClock, today: date) -> ClockView:
    """One clock with its days."""
    names = set(ClockView.model_fields) - {"days", "days_left"}
    told = {name: getattr(clock, name) for name in names} | {"days": clock.counted}
    return ClockView(**told, days_left=working_days_left(today, clock.due_on))


def for_all(row: Feedback, clocks: Sequence[FeedbackClock], shown: Shown) -> FeedbackView:
    """What everybody may see of a report."""
    released = row.released_on is not None
    point = (row.latitude, row.longitude) if released else (None, None)
    return FeedbackView(
        **_frame(row, clocks, shown),
        released=released,
        text=row.public_text,
        place=row.public_place,
        latitude=point[0],
        longitude=point[1],
        photos=shown.links(row.public_photos),
    )


def for_sender(
    row: Feedback, original: Feedback, clocks: Sequence[FeedbackClock], shown: Shown
) -> TrackedView:
    """A report for whoever sent it; how it stands is told of the one it was merged into."""
    progress = Progress(original.progress)
    may_reopen = row is original and progress is Progress.ANSWERED and not row.reopened_on
    own = {"code": row.code, "rating": row.rating, "received_on": row.received_on}
    return TrackedView(
        **{**_frame(original, clocks, shown), **own},
        **_typed(row, shown),
        released=row.released_on is not None,
        public=row.wants_public,
        ground=row.ground,
        ground_words=row.ground_words,
        merged=row is not original,
        may_rate=row is original and bool(row.answered_on) and row.rating is None,
        reopen_until=rules.reopen_until(row.answered_on)
        if may_reopen and row.answered_on
        else None,
    )


def for_officials(row: Feedback, clocks: Sequence[FeedbackClock], shown: Shown) -> FeedbackWorkView:
    """A report with everything that was typed."""
    same = ["id", "channel", "public_text", "public_place", "unit_id", "neighbourhood_id"]
    same += ("ground", "ground_words", "merged_into", "ended_on")
    hidden = row.hidden_on is not None
    return FeedbackWorkView(
        **_frame(row, clocks, shown),
        **_typed(row, shown),
        **{name: getattr(row, name) for name in same},
        reopened_because=shown.words(row, "reopened_because"),
        released=row.released_on is not None,
        public=row.wants_public,
        shown=rules.shown_to_all(row.wants_public, Progress(row.progress), hidden),
        clocks=[clock_view(clock, shown.now.date()) for clock in clocks],
    )


def _typed(row: Feedback, shown: Shown) -> dict[str, Any]:
    return {
        **{name: shown.words(row, name) for name in ("text", "place")},
        **{name: getattr(row, name) for name in ("latitude", "longitude")},
        "photos": shown.photos(row),
    }


def _frame(row: Feedback, clocks: Sequence[FeedbackClock], shown: Shown) -> dict[str, Any]:
    """What everybody may see in any case: what it is about, how it stands, the answer."""
    answering = next(clock for clock in reversed(clocks) if clock.step == rules.Step.ANSWER)
    same = ["code", "category", "progress", "received_at", "changed_at", "received_on", "answer"]
    same += ("answered_on", "days_late", "rating", "times_told", "reopened_on")
    today = shown.now.date()
    photo = shown.links([row.answer_photo] if row.answer_photo else [])
    return {name: getattr(row, name) for name in same} | {
        "category_title": categories()[row.category].title,
        "neighbourhood": shown.names.get(row.neighbourhood_id) if row.neighbourhood_id else None,
        "unit": shown.names.get(row.unit_id) if row.unit_id else None,
        "due_on": answering.due_on,
        "days_left": None if answering.ended_on else working_days_left(today, answering.due_on),
        "answer_photo": next(iter(photo), None),
        "clock": clock_view(answering, today),
    }
