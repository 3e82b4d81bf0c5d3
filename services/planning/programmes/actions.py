"""Writing a programme, showing it to the other side, signing it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.programmes import ProgrammeAgreed
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.remembered.queries import heir_of
from libs.rows import found
from services.planning.days import calendar_known_on
from services.planning.programmes import rules
from services.planning.programmes.queries import content_sha256_of, items_of
from services.planning.programmes.rules import ProgrammeKind, ProgrammeState, Side
from services.planning.programmes.tables import Programme, ProgrammeItem
from services.planning.rules import TaskOrigin
from services.planning.tables import Unit
from services.planning.tasks.assigning import Owed, assign_task, title_of
from services.planning.tasks.rules import TaskKind, by_named_day


async def open_programme(
    session: AsyncSession, *, kind: ProgrammeKind, year: int, by: Actor, now: datetime
) -> Programme:
    """Begin the programme of a year; there is one of each kind."""
    permit(by, "open_programme")
    rules.check_kind(kind, by.roles)
    rules.check_year(year, now.date())
    await one_at_a_time(session, f"programme:{kind}:{year}")
    same = select(Programme.id).where(
        Programme.ward_id == by.ward_id, Programme.kind == kind, Programme.year == year
    )
    if (await session.execute(same)).first():
        raise rules.ProgrammeThere(year=year)
    programme = Programme(kind=kind, year=year)
    session.add(programme)
    record(session, by, "open_programme", programme.id, now, kind=kind, year=year)
    return programme


async def add_item(
    session: AsyncSession,
    programme_id: UUID,
    *,
    unit_id: UUID,
    text: str,
    due_on: date,
    by: Actor,
    now: datetime,
) -> ProgrammeItem:
    """Take work on for one's own side; the other side sees it once it is shared."""
    permit(by, "add_item")
    programme = await _draft(session, programme_id, by)
    side, unit = rules.side_of(by.roles), await session.get(Unit, unit_id)
    if unit is None or unit.closed_on:
        raise NotFound
    rules.check_item(side, unit.kind, due_on, programme.year, now.date())
    last = select(func.coalesce(func.max(ProgrammeItem.ordinal), 0)).where(
        ProgrammeItem.ward_id == by.ward_id, ProgrammeItem.programme_id == programme.id
    )
    item = ProgrammeItem(
        programme_id=programme.id,
        ordinal=(await session.execute(last)).scalar_one() + 1,
        side=side,
        unit_id=unit_id,
        text=text,
        due_on=due_on,
        shared=False,
        author_id=by.id,
    )
    session.add(item)
    _unsign(programme)
    record(session, by, "add_item", programme.id, now, ordinal=item.ordinal, side=side)
    return item


async def remove_item(
    session: AsyncSession, item_id: UUID, *, by: Actor, now: datetime
) -> Programme:
    """Take an item of one's own side out; who had signed has to sign again."""
    permit(by, "remove_item")
    item = await session.get(ProgrammeItem, item_id)
    side = rules.side_of(by.roles)
    if item is None or (item.side != side and not item.shared):
        raise NotFound
    programme = await _draft(session, item.programme_id, by)
    if item.side != side:
        raise rules.OtherSidesItem
    await session.delete(item)
    _unsign(programme)
    record(session, by, "remove_item", programme.id, now, ordinal=item.ordinal)
    return programme


async def share_items(
    session: AsyncSession, programme_id: UUID, *, by: Actor, now: datetime
) -> Programme:
    """Show the other side everything that one's own has written so far."""
    permit(by, "share_items")
    programme = await _draft(session, programme_id, by)
    for item in await items_of(session, programme):
        if item.side == rules.side_of(by.roles):
            item.shared = True
    record(session, by, "share_items", programme.id, now)
    return programme


async def sign_programme(
    session: AsyncSession, programme_id: UUID, *, content_sha256: str, by: Actor, now: datetime
) -> Programme:
    """The chair signs what was read, for the people's committee or the steering committee."""
    programme = await _draft(session, programme_id, by)
    items = await items_of(session, programme)
    wrote = any(each.author_id == by.id for each in items)
    permit(by, "sign_programme", author_id=by.id if wrote else None)
    _check(programme, items, programme.ward_signed_on, content_sha256, now)
    programme.ward_signed_on, programme.ward_signer_id = now.date(), by.id
    record(session, by, "sign_programme", programme.id, now)
    await _begin_if_agreed(session, programme, by, now)
    return programme


async def agree_programme(
    session: AsyncSession, programme_id: UUID, *, content_sha256: str, by: Actor, now: datetime
) -> Programme:
    """The Front signs a joint programme as it was read."""
    permit(by, "agree_programme")
    programme = await _draft(session, programme_id, by)
    if programme.kind != ProgrammeKind.FRONT:
        raise rules.NotJoint
    items = await items_of(session, programme)
    _check(programme, items, programme.front_signed_on, content_sha256, now)
    programme.front_signed_on, programme.front_signer_id = now.date(), by.id
    record(session, by, "agree_programme", programme.id, now)
    await _begin_if_agreed(session, programme, by, now)
    return programme


def _check(
    programme: Programme,
    items: Sequence[ProgrammeItem],
    signed_on: date | None,
    content_sha256: str,
    now: datetime,
) -> None:
    rules.check_signing(
        [(item.ordinal, item.due_on, item.shared) for item in items],
        joint=programme.kind == ProgrammeKind.FRONT,
        signed_on=signed_on,
        today=now.date(),
    )
    if content_sha256_of(programme, items) != content_sha256:
        raise rules.ProgrammeChanged


async def _begin_if_agreed(
    session: AsyncSession, programme: Programme, by: Actor, now: datetime
) -> None:
    """Once everybody has signed, each item is a task of its unit."""
    joint = programme.kind == ProgrammeKind.FRONT
    if programme.ward_signed_on is None or (joint and programme.front_signed_on is None):
        return
    programme.state = ProgrammeState.IN_FORCE
    items = await items_of(session, programme)
    for item in items:
        unit_id = await heir_of(session, Unit, item.unit_id)
        if unit_id is None:
            raise rules.ItemUnitEnded(ordinal=item.ordinal)
        basis = f"Mục {item.ordinal} của chương trình năm {programme.year}"
        owed = Owed(
            origin=TaskOrigin.PROGRAMME,
            origin_id=programme.id,
            kind=TaskKind.PROGRAMME,
            title=title_of(item.text),
            lead_unit_id=unit_id,
            occurrence=by_named_day(item.due_on, basis, calendar_known_on(now.date())),
            source_path=f"mục {item.ordinal}",
            source_sentence=item.text,
        )
        assign_task(session, owed, now=now)
    record(session, by, "begin_programme", programme.id, now)
    agreed = ProgrammeAgreed(
        occurred_at=now,
        programme_id=programme.id,
        kind=programme.kind,
        year=programme.year,
        agreed_on=now.date(),
        item_count=len(items),
        front_item_count=sum(item.side == Side.FRONT for item in items),
    )
    emit(session, agreed)


def _unsign(programme: Programme) -> None:
    """Nobody has signed what changed afterwards."""
    programme.ward_signed_on = programme.ward_signer_id = None
    programme.front_signed_on = programme.front_signer_id = None


async def _draft(session: AsyncSession, programme_id: UUID, by: Actor) -> Programme:
    """A programme that is still written, held for this transaction."""
    programme = await found(session, Programme, programme_id, lock=True)
    rules.check_kind(programme.kind, by.roles)
    rules.check_draft(programme.state)
    return programme
