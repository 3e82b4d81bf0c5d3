"""How conventions are shown: their text in articles, since when, what is owed, what is possible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.files import Desk, StoredFile
from libs.law.calendar import national_calendar
from libs.law.conventions import convention_law, suspension_ground
from libs.law.moves import possible_moves
from services.participation.conventions.actions import posting_until
from services.participation.conventions.opinions.queries import by_standing, opinions_on
from services.participation.conventions.queries import versions_of
from services.participation.conventions.reading import passages
from services.participation.conventions.standings import standing_of
from services.participation.conventions.tables import Convention, ConventionVersion
from services.participation.dues import DueView, due_view
from services.participation.opinions.rules import Standing
from services.participation.queries import unit_names, working_ids
from services.participation.village.overseeing.dues import agreed_day, clocks_owed
from services.participation.village.overseeing.queries import reviews_of
from services.participation.village.overseeing.rules import review_on
from services.participation.village.words import STEPS


class ConventionLineView(BaseModel):
    """A convention in a list; `posted_until` is the last day of the posting that runs."""

    id: UUID
    unit_id: UUID
    unit: str
    called: str
    purpose: str
    title: str
    state: str
    state_title: str
    posted_on: date | None
    posted_until: date | None
    effective_on: date | None
    ended_on: date | None
    matter_id: UUID | None
    replaces_id: UUID | None
    recognised_number: str | None
    dues: list[DueView]
    late: bool


class PassageView(BaseModel):
    """A chapter (1), an article (2) or what stands before them (0)."""

    heading: str
    level: int
    paragraphs: list[str]


class VersionView(BaseModel):
    """A version of the text; what was taken from opinions, and the file it was laid out in."""

    ordinal: int
    made_on: date
    note: str
    posted: bool
    file: str | None


class ReviewView(BaseModel):
    """How the community judged a year."""

    year: int
    held_on: date
    conclusion: str


class ConventionView(ConventionLineView):
    """One convention for everybody: a version of its text, and what was said to its draft."""

    posted_at: str
    posted_version: int | None
    version: int | None
    passages: list[PassageView]
    versions: list[VersionView]
    opinions: list[str]
    opinions_taken: int
    number: str | None
    answered_on: date | None
    reason: str
    ground: str | None
    ground_basis: str | None
    suspended_parts: str
    reviews: list[ReviewView]
    review_on: date
    review_basis: str
    timeline: list[HappenedView]


async def lines(
    session: AsyncSession, rows: Sequence[Convention], now: datetime
) -> list[ConventionLineView]:
    """Conventions in a list; of a neighbourhood that ended nothing is owed any more."""
    names, working = await unit_names(session), await working_ids(session)
    return [
        _line(row, names, _dues(row, now.date()) if row.unit_id in working else []) for row in rows
    ]


def _dues(row: Convention, today: date) -> list[DueView]:
    return [
        due
        for owed in clocks_owed(row)
        if owed.deadline and (due := due_view(owed.what, owed.deadline, today))
    ]


def _line(row: Convention, names: dict[UUID, str], dues: list[DueView]) -> ConventionLineView:
    same = set(ConventionLineView.model_fields) & set(Convention.__mapper__.attrs.keys())
    return ConventionLineView(
        **{name: getattr(row, name) for name in same},
        unit=names.get(row.unit_id, ""),
        state_title=standing_of(row).stage.title,
        posted_until=posting_until(row) if row.state == "posted" else None,
        dues=dues,
        late=any(each.days_left < 0 for each in dues),
    )


async def shown(
    session: AsyncSession,
    row: Convention,
    now: datetime,
    files: Desk,
    version: int | None = None,
) -> ConventionView:
    """A convention for everybody; another version of its text when asked for."""
    [one] = await lines(session, [row], now)
    versions = await versions_of(session, row.id)
    text = _chosen(versions, version)
    said = await opinions_on(session, row.id, [Standing.RELEASED])
    sums = await by_standing(session, row.id)
    ground = suspension_ground(row.ground) if row.ground else None
    same = ("posted_at", "posted_version", "number", "answered_on", "reason", "suspended_parts")
    reviewed = await reviews_of(session, row.id)
    law = convention_law().review
    return ConventionView(
        **one.model_dump(),
        **{name: getattr(row, name) for name in same},
        version=text.ordinal if text else None,
        passages=_passages(text.text if text else ""),
        versions=[_version(each, row, files, now) for each in versions],
        opinions=[each.public_text for each in said],
        opinions_taken=sums.total() - sums[Standing.EXCLUDED],
        ground=ground.title if ground else None,
        ground_basis=ground.basis if ground else None,
        reviews=[
            ReviewView(**{name: getattr(each, name) for name in ReviewView.model_fields})
            for each in reviewed
        ],
        review_on=review_on(now.year, agreed_day(row)),
        review_basis=law.basis,
        timeline=without_actors(await happened(session, STEPS, row.id)),
    )


def moves_of(row: Convention, today: date) -> list[str]:
    """The steps that the law allows today."""
    found = possible_moves(standing_of(row), today, national_calendar())
    return [each.id for each in found]


def _chosen(versions: Sequence[ConventionVersion], wanted: int | None) -> ConventionVersion | None:
    found = [each for each in versions if wanted in (None, each.ordinal)]
    return found[-1] if found else None


def _passages(text: str) -> list[PassageView]:
    return [
        PassageView(heading=each.heading, level=each.level, paragraphs=list(each.paragraphs))
        for each in passages(text)
    ]


def _version(row: ConventionVersion, of: Convention, files: Desk, now: datetime) -> VersionView:
    return VersionView(
        ordinal=row.ordinal,
        made_on=row.made_on,
        note=row.note,
        posted=row.ordinal == of.posted_version,
        file=files.link(row.ward_id, StoredFile(**row.file), now) if row.file else None,
    )
