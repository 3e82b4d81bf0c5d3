"""Reads the ward's additions, and makes the catalogue of the ward out of the law's and them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.catalogue import Catalogue, Item
from libs.law.forms import Form, Place, Rhythm, WiderForm
from libs.rows import ward_of
from services.disclosures.rules import catalogue
from services.disclosures.widening.rules import ItemNotYet, Kind, Standing, basis_of
from services.disclosures.widening.tables import Addition

WALLS = (Place.HEADQUARTERS, Place.COMMUNITY_HOUSE)


async def catalogue_of(session: AsyncSession, until: date = date.max) -> Catalogue:
    """What this ward must disclose: the law's items and its own, with the wider of both forms.

    Its own are those that apply from a day up to `until`.
    """
    rows = await additions(session, Standing.APPROVED)
    return _with(row for row in rows if row.valid_from <= until)


def _with(rows: Iterable[Addition]) -> Catalogue:
    """The law's catalogue with these additions."""
    added = list(rows)
    items = tuple(_item(row) for row in added if row.kind == Kind.ITEM)
    return catalogue(items, tuple(wider for row in added for wider in wider_of(row)))


async def additions(session: AsyncSession, state: Standing | None = None) -> Sequence[Addition]:
    """The additions of the ward, in the order in which they apply."""
    query = select(Addition).where(Addition.ward_id == ward_of(session))
    if state:
        query = query.where(Addition.state == state)
    ordered = query.order_by(Addition.valid_from, Addition.id)
    return (await session.execute(ordered)).scalars().all()


async def catalogue_asking(session: AsyncSession, key: str, signed_on: date) -> Catalogue:
    """The ward's catalogue; refuses an item that neither law nor regulation asks for on that day.

    A document older than the regulation that made its kind a content of the ward is not owed.
    """
    rows = await additions(session, Standing.APPROVED)
    wanted = _with(rows)
    wanted.item(key)
    for row in rows:
        if row.kind == Kind.ITEM and row.item == key and signed_on < row.valid_from:
            basis = basis_of(row.regulation_number, row.regulation_on)
            raise ItemNotYet(since=f"{row.valid_from:%d/%m/%Y}", basis=basis)
    return wanted


async def item_of_reports(session: AsyncSession, issued_on: date) -> str | None:
    """The ward's own item to which a report issued on that day belongs; the law has none."""
    for row in await additions(session, Standing.APPROVED):
        if row.of_reports and row.valid_from <= issued_on:
            return row.item
    return None


def _item(row: Addition) -> Item:
    return Item(
        key=row.item,
        title=row.title,
        rhythm=Rhythm(row.rhythm),
        owner=row.owner,
        privacy=row.privacy,
    )


def wider_of(row: Addition) -> Iterable[WiderForm]:
    """The forms an addition asks for: its own, or the walls of a new item."""
    if row.kind == Kind.FORM:
        yield _wider(row, Form(row.form), Place(row.place))
    elif row.days is not None or row.permanent:
        for place in WALLS:
            yield _wider(row, Form.POSTING, place)


def _wider(row: Addition, form: Form, place: Place) -> WiderForm:
    return WiderForm(
        item=row.item,
        form=form,
        place=place,
        days=row.days,
        permanent=row.permanent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        basis=basis_of(row.regulation_number, row.regulation_on),
    )
