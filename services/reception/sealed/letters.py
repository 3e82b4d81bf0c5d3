"""Seal a letter and open it again: the only way to who wrote it, and every way in is logged."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock
from libs.kernel.actor import Actor
from libs.kernel.database import remember_ward
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.kernel.tables import history
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.sealed import rules
from services.reception.sealed.files.store import AttachedFile, claim, tie
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.keyring import Sealed
from services.reception.sealed.likeness.marking import mark, mark_key, unmark
from services.reception.sealed.rules import Reason
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import Reveal, SealedLetter

# Who compares and sends by itself: no account, and nobody sees what it read.
PRODUCT = "danbiet"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Contact:
    """How the sender can be reached; `silent` when he wants to hear nothing."""

    email: str = ""
    phone: str = ""
    silent: bool = False


@dataclass(frozen=True)
class Letter:
    """Whatever may name a person: it lives in the sealed database only."""

    full_name: str = ""  # empty: nobody signed it
    address: str = ""
    id_number: str = ""  # căn cước, hộ chiếu, as who is received shows it
    contact: Contact = field(default_factory=Contact)
    text: str = ""
    accused: tuple[str, ...] = ()
    files: tuple[AttachedFile, ...] = ()


async def seal(
    session: AsyncSession, letter: Letter, *, now: datetime, marked: bool = False
) -> UUID:
    """Keep a letter with its files; its id is all that an intake keeps. Raises LetterFileGone.

    It is committed at once, before the intake: a number that somebody holds always has its letter.
    If the intake is then not kept, nobody can open the letter, and a job destroys it after a day.
    A `marked` one may be found to be like another, until it is restricted.
    """
    store, letter_id, ward_id = store_of(session), new_id(), ward_of(session)
    written = asdict(letter)
    content = json.dumps(written, ensure_ascii=False).encode()
    sealed = store.keys.seal(content, bound_to(ward_id, letter_id))
    key = await mark_key(store, ward_id) if marked else None
    await claim(session, letter.files)
    async with store.transaction(ward_id) as inside:
        await remember_ward(inside)
        inside.add(SealedLetter(id=letter_id, sealed_at=now, **asdict(sealed)))
        await tie(session, inside, letter_id, letter.files)
        if key:  # else it is kept, and like none
            await mark(inside, key, letter_id, written)
    session.add(KeptLetter(id=letter_id, sealed_at=now))
    return letter_id


async def open_letter(
    session: AsyncSession, sealed_id: UUID, *, by: Actor, reason: Reason, now: datetime
) -> Letter:
    """The letter, for one look that is in the log before anything is read.

    Clerks, the chair and the unit that has the case read an ordinary one; a restricted one only
    whoever asked and was agreed to by a second person. For the accused's unit it is not there.
    """
    return await look(session, sealed_id, by=by, reason=reason, now=now)


async def look(
    session: AsyncSession,
    sealed_id: UUID,
    *,
    by: Actor,
    reason: Reason,
    now: datetime,
    action: str = "open_letter",
    **more: Any,
) -> Letter:
    """The same for whatever opens with a letter: `action` and `more` are what the log says."""
    kept = await found(session, KeptLetter, sealed_id)
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        check_reader(row, kept, action, by)
        said: dict[str, Any] = {"reason": reason, **more}
        if row.restricted_at:
            reveal = await _agreed(inside, sealed_id, by, now)
            said["agreed_by"] = reveal.answered_by
        record(inside, by, action, sealed_id, now, **said)
    return _read(session, row)


async def restrict(session: AsyncSession, sealed_id: UUID, *, now: datetime) -> None:
    """From now on two persons are needed: it is a denunciation, and is compared with none.

    Nothing lifts it again.
    """
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        if row.restricted_at is None:
            row.restricted_at = now
            await unmark(inside, sealed_id)
            record(inside, _product(session), "restrict_letter", sealed_id, now)


async def bar(
    session: AsyncSession,
    sealed_id: UUID,
    *,
    unit_ids: Collection[UUID],
    roles: Collection[str] = (),
    now: datetime,
) -> None:
    """The units, and if need be the offices, of who is accused do not see the letter any more."""
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        row.barred_unit_ids = sorted({*row.barred_unit_ids, *map(str, unit_ids)})
        row.barred_roles = sorted({*row.barred_roles, *roles})
        record(inside, _product(session), "bar_letter", sealed_id, now)


async def let_read(session: AsyncSession, sealed_id: UUID, *, unit_ids: Collection[UUID]) -> None:
    """These units may read the letter, if it is an ordinary one; no other."""
    kept = await found(session, KeptLetter, sealed_id, lock=True)
    kept.reader_unit_ids = sorted(map(str, unit_ids))


async def names_in(session: AsyncSession, sealed_id: UUID) -> frozenset[str]:
    """The persons of a letter, folded, to check a summary with `rules.names_somebody`.

    Never shown. Each time is in the log, and only so many a day: a summary must be no oracle.
    """
    return named_in(
        await _read_unseen(session, sealed_id, "compare_names", rules.COMPARED_A_DAY_MAX)
    )


def named_in(letter: Letter) -> frozenset[str]:
    """The persons of a letter that is in somebody's hands already, folded."""
    contact = letter.contact
    return rules.names(
        letter.full_name,
        letter.accused,
        letter.address,
        letter.id_number,
        contact.email,
        contact.phone,
    )


async def contact_of(session: AsyncSession, sealed_id: UUID) -> Contact:
    """How to reach the sender, read at the moment of sending only."""
    return (await _read_unseen(session, sealed_id, "read_contact")).contact


async def is_restricted(session: AsyncSession, sealed_id: UUID) -> bool:
    """Whether two persons are needed to see the letter."""
    async with store_of(session).transaction(ward_of(session)) as inside:
        return (await locked(inside, sealed_id)).restricted_at is not None


async def locked(inside: AsyncSession, sealed_id: UUID) -> SealedLetter:
    """The sealed letter, so that two who act on it wait for one another. Raises NotFound."""
    return await found(inside, SealedLetter, sealed_id, lock=True)


def check_reader(row: SealedLetter, kept: KeptLetter, action: str, by: Actor) -> None:
    """Whether `by` is one who may come near this letter at all. Raises NotFound, Forbidden."""
    rules.check_not_barred(by, row.barred_unit_ids, row.barred_roles)
    reads = by.unit_id if str(by.unit_id) in kept.reader_unit_ids else None
    permit(by, action, unit_id=reads)


async def _agreed(inside: AsyncSession, sealed_id: UUID, by: Actor, now: datetime) -> Reveal:
    query = select(Reveal).where(
        Reveal.ward_id == ward_of(inside), Reveal.letter_id == sealed_id, Reveal.asked_by == by.id
    )
    for reveal in (await inside.scalars(query)).all():
        if rules.is_open(reveal.asked_by, reveal.open_until, by, now):
            return reveal
    raise rules.SecondPersonNeeded


async def _read_unseen(
    session: AsyncSession, sealed_id: UUID, action: str, a_day_max: int | None = None
) -> Letter:
    """The letter for the product itself, logged as the product's own reading."""
    await found(session, KeptLetter, sealed_id)
    now = clock.now()
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, sealed_id)
        if a_day_max and await _times(inside, sealed_id, action, now) >= a_day_max:
            raise rules.ComparedTooOften
        record(inside, _product(session), action, sealed_id, now)
    return _read(session, row)


async def _times(inside: AsyncSession, sealed_id: UUID, action: str, now: datetime) -> int:
    query = select(func.count()).where(
        history.c.ward_id == ward_of(inside),
        history.c.object_id == str(sealed_id),
        history.c.action == action,
        history.c.at > now - ONE_DAY,
    )
    return (await inside.scalar(query)) or 0


def _read(session: AsyncSession, row: SealedLetter) -> Letter:
    if row.wrapped_key is None:
        raise rules.Shredded
    sealed = Sealed(row.master_id, row.wrapped_key, row.body)
    content = store_of(session).keys.open(sealed, bound_to(row.ward_id, row.id))
    kept = json.loads(content)
    kept["accused"] = tuple(kept["accused"])
    kept["files"] = tuple(AttachedFile(**each) for each in kept["files"])
    return Letter(**kept | {"contact": Contact(**kept["contact"])})


def bound_to(ward_id: str, letter_id: UUID) -> bytes:
    """What a letter and its key are bound to: elsewhere they do not open."""
    return f"{ward_id}\n{letter_id}".encode()


def _product(session: AsyncSession) -> Actor:
    return Actor(PRODUCT, ward_of(session))
