"""Reads papers for the board: what is owed and what is shown, with its sheets, in few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.catalogue import Catalogue
from libs.law.clocks import working_days_left
from libs.law.forms import Form
from libs.rows import ward_of
from services.disclosures.board.rules import Mark, Paper, mark
from services.disclosures.posting.rules import Hanging
from services.disclosures.privacy.rules import has_left, searchable_until
from services.disclosures.proving.queries import newest_sheets, spots
from services.disclosures.proving.rules import Need, Sheet, Spot, required_forms, unfold
from services.disclosures.tables import Disclosure, Obligation, Posting, Version
from services.disclosures.widening.queries import catalogue_of


@dataclass(frozen=True)
class Shown:
    """A disclosure with its public version, what walls it needs, and its newest sheets."""

    item_title: str
    disclosure: Disclosure
    version: Version
    walls: tuple[Need, ...]
    sheets: tuple[Sheet, ...]
    today: date

    @cached_property
    def hung(self) -> list[Sheet]:
        """The sheets that hang, or hung all their days."""
        return [sheet for sheet in self.sheets if sheet.state in (Hanging.UP, Hanging.DOWN)]

    @property
    def keep_until(self) -> date | None:
        """The last day some sheet must hang."""
        return max((s.keep_until for s in self.hung if s.keep_until), default=None)

    @property
    def searchable_until(self) -> date:
        """The last day a list of persons is on the public pages."""
        assert self.version.published_on is not None
        days = max((need.days for need in self.walls if need.days), default=None)
        return searchable_until(self.version.published_on, days, self.sheets)

    @property
    def has_left(self) -> bool:
        """Whether it lists persons and its searchable time is over."""
        done, columns = self.disclosure.completed_on, self.version.columns
        return bool(columns) and has_left(columns, done, self.searchable_until, self.today)

    @property
    def public_title(self) -> str:
        """Its title for everybody; of what has left or was taken back, the item's."""
        gone = self.has_left or self.disclosure.withdrawn_on is not None
        return self.item_title if gone else self.version.title

    @property
    def mark(self) -> Mark:
        """How it stands."""
        row = self.disclosure
        return mark(
            Paper(
                due_on=row.due_on,
                working_days_left=working_days_left(self.today, row.due_on),
                published=True,
                completed=row.completed_on is not None,
                permanent=any(need.permanent for need in self.walls),
                sheets=self.sheets,
                places_of=len(self.walls),
            )
        )


def owed_mark(row: Obligation, today: date) -> Mark:
    """How something stands that is owed and not public."""
    left = working_days_left(today, row.due_on) if row.due_on else None
    return mark(Paper(due_on=row.due_on, working_days_left=left))


async def owed(session: AsyncSession, khoan: int | None = None) -> Sequence[Obligation]:
    """What is owed and not yet public, first due first."""
    query = select(Obligation).where(
        Obligation.ward_id == ward_of(session),
        Obligation.met_on.is_(None),
        Obligation.dropped_on.is_(None),
    )
    if khoan:
        query = query.where(Obligation.khoan == khoan)
    ordered = query.order_by(
        Obligation.due_on.asc().nulls_last(), Obligation.period, Obligation.item, Obligation.id
    )
    return (await session.execute(ordered)).scalars().all()


async def unfinished(session: AsyncSession, today: date) -> list[Shown]:
    """Everything public that is neither complete nor withdrawn."""
    return await shown(session, await _unfinished(session), today)


async def on_the_board(session: AsyncSession, today: date) -> list[Shown]:
    """What is unfinished, and the newest complete disclosure of each khoản, read at once."""
    rows = [*await _unfinished(session), *await _newest_complete(session)]
    return await shown(session, rows, today)


async def _unfinished(session: AsyncSession) -> Sequence[Disclosure]:
    query = (
        select(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.published_on.is_not(None))
        .where(Disclosure.completed_on.is_(None), Disclosure.withdrawn_on.is_(None))
        .order_by(Disclosure.published_on.desc(), Disclosure.id)
    )
    return (await session.execute(query)).scalars().all()


async def _newest_complete(session: AsyncSession) -> Sequence[Disclosure]:
    query = (
        select(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.completed_on.is_not(None))
        .where(Disclosure.withdrawn_on.is_(None))
        .order_by(Disclosure.khoan, Disclosure.published_on.desc(), Disclosure.id)
        .ext(distinct_on(Disclosure.khoan))
    )
    return (await session.execute(query)).scalars().all()


async def shown(session: AsyncSession, rows: Sequence[Disclosure], today: date) -> list[Shown]:
    """These public disclosures with their versions, walls and sheets."""
    ids = [row.id for row in rows]
    versions = await _public_versions(session, ids)
    sheets = await _sheets(session, ids)
    if not rows:
        return []
    places, wanted = await spots(session), await catalogue_of(session)
    return [_shown(row, versions[row.id], places, wanted, sheets, today) for row in rows]


def _walls(
    row: Disclosure, version: Version, places: list[Spot], wanted: Catalogue
) -> tuple[Need, ...]:
    forms = required_forms(row.item, version.document_on, wanted)
    return tuple(unfold([form for form in forms if form.form is Form.POSTING], places))


def _shown(
    row: Disclosure,
    version: Version,
    places: list[Spot],
    wanted: Catalogue,
    all_sheets: dict[UUID, list[Posting]],
    today: date,
) -> Shown:
    sheets, walls = all_sheets.get(row.id, []), _walls(row, version, places, wanted)
    asked = {need.target_id for need in walls}  # a closed house asks for nothing any more
    hung = tuple(s for s in newest_sheets(sheets, version.number) if s.place_id in asked)
    return Shown(wanted.item(row.item).title, row, version, walls, hung, today)


async def _public_versions(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Version]:
    query = (
        select(Version)
        .join(Disclosure, Disclosure.id == Version.disclosure_id)
        .where(Version.ward_id == ward_of(session), Version.disclosure_id.in_(ids))
        .where(Version.number == Disclosure.public_version)
    )
    return {row.disclosure_id: row for row in (await session.execute(query)).scalars()}


async def _sheets(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, list[Posting]]:
    query = (
        select(Posting)
        .where(Posting.ward_id == ward_of(session), Posting.disclosure_id.in_(ids))
        .order_by(Posting.version, Posting.attempt, Posting.posted_on, Posting.id)
    )
    found: dict[UUID, list[Posting]] = {}
    for row in (await session.execute(query)).scalars():
        found.setdefault(row.disclosure_id, []).append(row)
    return found
