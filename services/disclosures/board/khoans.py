"""One of the fourteen contents, and lists of disclosures."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.catalogue import Catalogue
from libs.law.forms import OtherLaw
from libs.law.rules import rule
from libs.rows import ward_of
from services.disclosures.board import papers
from services.disclosures.board.papers import owed_mark, shown
from services.disclosures.board.rules import Mark, most_urgent
from services.disclosures.board.views import (
    FormAskedView,
    ItemOfKhoanView,
    KhoanView,
    LineView,
    OwedView,
    WiderFormView,
)
from services.disclosures.privacy.rules import owed_title
from services.disclosures.proving.rules import required_forms
from services.disclosures.rules import State
from services.disclosures.tables import Disclosure, Version
from services.disclosures.widening.queries import catalogue_of

PAGE = 50


async def the_khoan(session: AsyncSession, number: int, today: date, offset: int = 0) -> KhoanView:
    """A khoản: what the law asks, what is shown, what is still owed. Raises UnknownItem."""
    wanted = await catalogue_of(session)
    khoan = wanted.khoan(number)
    lines, total = await lines_of(session, today, khoan=number, offset=offset, limit=PAGE)
    owed = await papers.owed(session, number)
    live = [
        row for row in await papers.unfinished(session, today) if row.disclosure.khoan == number
    ]
    marks = [*(row.mark for row in live), *(owed_mark(row, today) for row in owed)]
    done = [Mark.KEPT] if any(line.mark is Mark.KEPT for line in lines) else []
    return KhoanView(
        number=number,
        short=khoan.short,
        basis=khoan.basis,
        state=most_urgent([*marks, *done]),
        items=_items(wanted, number, today),
        forms=_forms(wanted, number, today),
        owed=[
            OwedView(
                item=row.item,
                title=owed_title(row.item, row.title),
                due_on=row.due_on,
                mark=owed_mark(row, today),
                document_number=row.document_number,
            )
            for row in owed
        ],
        disclosures=lines,
        total=total,
    )


def _items(wanted: Catalogue, number: int, today: date) -> list[ItemOfKhoanView]:
    return [
        ItemOfKhoanView(
            key=item.key,
            title=item.title,
            rhythm=item.rhythm,
            owner=wanted.owners[item.owner].name,
            privacy=item.privacy,
            other_law=[_said(law, today) for law in wanted.special_laws(item.key, today)],
            wider=[
                WiderFormView.model_validate(form, from_attributes=True)
                for form in wanted.wider
                if form.item == item.key
            ],
        )
        for item in wanted.items(number)
    ]


def _said(law: OtherLaw, today: date) -> str:
    period = f": {rule(law.term, today).says}" if law.term else ""
    return f"{law.says}{period} ({law.basis})"


def _forms(wanted: Catalogue, number: int, today: date) -> list[FormAskedView]:
    """The forms of the khoản's first item: what article 13 asks of all of them."""
    first = wanted.items(number)[0]
    return [
        FormAskedView.model_validate(form, from_attributes=True)
        for form in required_forms(first.key, today, wanted)
    ]


async def lines_of(
    session: AsyncSession,
    today: date,
    *,
    khoan: int | None = None,
    state: State | None = None,
    drafts: bool = False,
    official: bool = False,
    offset: int = 0,
    limit: int = PAGE,
) -> tuple[list[LineView], int]:
    """Disclosures, newest first, and how many there are; without `drafts` only what is public.

    An `official` reads the title of a list of persons also when it has left.
    """
    query = select(Disclosure).where(Disclosure.ward_id == ward_of(session))
    if not drafts:
        query = query.where(Disclosure.published_on.is_not(None))
    if khoan:
        query = query.where(Disclosure.khoan == khoan)
    if state:
        query = query.where(Disclosure.state == state)
    total = await session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(Disclosure.published_on.desc().nulls_first(), Disclosure.id.desc())
    rows = (await session.execute(ordered.offset(offset).limit(limit))).scalars().all()
    public = {
        each.disclosure.id: each
        for each in await shown(session, [row for row in rows if row.public_version], today)
    }
    newest = await _newest_versions(session, [row for row in rows if not row.public_version])
    return [_line(row, public.get(row.id), newest.get(row.id), official) for row in rows], total


def _line(
    row: Disclosure, public: papers.Shown | None, draft: Version | None, official: bool
) -> LineView:
    version = public.version if public else draft
    assert version is not None
    return LineView(
        id=row.id,
        khoan=row.khoan,
        item=row.item,
        title=public.public_title if public and not official else version.title,
        document_number=version.document_number,
        document_on=version.document_on,
        state=row.state,
        mark=public.mark if public and not row.withdrawn_on else None,
        version=version.number,
        due_on=row.due_on,
        published_on=row.published_on,
        days_late=row.days_late,
        completed_on=row.completed_on,
        withdrawn_on=row.withdrawn_on,
        places_posted=len(public.hung) if public else 0,
        places_of=len(public.walls) if public else 0,
    )


async def _newest_versions(session: AsyncSession, rows: list[Disclosure]) -> dict[object, Version]:
    query = (
        select(Version)
        .where(Version.ward_id == ward_of(session))
        .where(Version.disclosure_id.in_([row.id for row in rows]))
        .order_by(Version.number)
    )
    return {row.disclosure_id: row for row in (await session.execute(query)).scalars()}
