"""The register as a document: with persons for whoever may open them, without for the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.blocks import Annex, Cell, Column, Document, Paragraph, Signature, Table
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.law.register import BASIS, register_columns
from libs.permissions import permit
from libs.vietnamese import dmy
from libs.ward_kinds import without_kind
from services.reception.sealed import letters
from services.reception.sealed.rules import Reason, SecondPersonNeeded, Shredded
from services.reception.sessions.bookings.rules import Matter
from services.reception.tables import Ward
from services.reception.visits import rules
from services.reception.visits.petitions import HandedIn, handed_in
from services.reception.visits.queries import visits_between
from services.reception.visits.rules import Outcome
from services.reception.visits.tables import Visit
from services.reception.visits.views import view

MATTERS = {Matter.COMPLAINT: "KN", Matter.DENUNCIATION: "TC", Matter.PROPOSAL: "KN, PA"}
CLOSED = "Không mở ở sổ"
GONE = "Đã hủy khi hết thời hạn lưu"
NOT_PRINTED = "Không in"
CENTRED = ("number", "received_on", "matter", "people", "within")


@dataclass(frozen=True)
class Person:
    """Columns 3 and 4."""

    person: str
    id_number: str = ""


async def open_register(
    session: AsyncSession,
    *,
    from_on: date,
    to_on: date,
    reason: Reason,
    by: Actor,
    now: datetime,
) -> tuple[Sequence[Visit], Mapping[UUID, Person]]:
    """The lines of some days with who came; every single look is in the sealed store's log.

    Who denounced stays hidden: for that a second person has to agree, one letter at a time. So
    does, for everybody alike, who handed in what is not sorted yet or accuses an office here.
    """
    permit(by, "open_register")
    rules.check_range(from_on, to_on)
    most = rules.OPENED_AT_ONCE_MAX
    rows = await visits_between(session, from_on, to_on, most + 1)
    if len(rows) > most:
        raise rules.TooManyToOpen(most=most)
    closed = {key for key, each in (await handed_in(session, rows, by)).items() if each.closed}
    people = {
        row.id: Person(CLOSED, CLOSED)
        if row.id in closed
        else await _person(session, row, reason, by, now)
        for row in rows
    }
    record(session, by, "open_register", "register", now, from_on=from_on, to_on=to_on)
    return rows, people


async def _person(
    session: AsyncSession, row: Visit, reason: Reason, by: Actor, now: datetime
) -> Person:
    if row.matter == Matter.DENUNCIATION:
        return Person(CLOSED, CLOSED)
    try:
        letter = await letters.open_letter(session, row.sealed_id, by=by, reason=reason, now=now)
    except (SecondPersonNeeded, NotFound):  # not there: who asks is of the unit that is accused
        return Person(CLOSED, CLOSED)
    except Shredded:
        return Person(GONE, GONE)
    return Person(f"{letter.full_name}, {letter.address}", letter.id_number)


def as_document(
    ward: Ward,
    from_on: date,
    to_on: date,
    rows: Sequence[Visit],
    people: Mapping[UUID, Person] | None,
    petitions: Mapping[UUID, HandedIn],
    printed_on: date,
) -> Document:
    """The thirteen columns of Mẫu số 03/TCD; without `people` columns 3 and 4 stay closed.

    A register has no number of its own; by its year it is no draft.
    """
    name = without_kind(ward.name)
    days = f"từ ngày {dmy(from_on)} đến ngày {dmy(to_on)}"
    closed = "" if people is not None else " Bản này không in danh tính công dân."
    return Document(
        issuer=f"Ủy ban nhân dân {ward.kind} {name}",
        symbol="STCD",
        number=f"{from_on.year}",
        issued_on=printed_on,
        place=name,
        kind="Sổ tiếp công dân",
        subject=f"{days[:1].upper()}{days[1:]}",
        blocks=(Paragraph(f"{BASIS}. Có {len(rows)} lượt tiếp {days}.{closed}"),),
        recipients=("Bộ phận tiếp công dân",),
        archive="Lưu: VT",
        signature=Signature((), "NGƯỜI TIẾP CÔNG DÂN"),
        annexes=(
            Annex("Mẫu số 03/TCD", f"Sổ tiếp công dân {days}", (_table(rows, people, petitions),)),
        ),
    )


def _table(
    rows: Sequence[Visit],
    people: Mapping[UUID, Person] | None,
    petitions: Mapping[UUID, HandedIn],
) -> Table:
    columns = register_columns()
    return Table(
        tuple(
            Column(each.width, "center" if each.field in CENTRED else "left") for each in columns
        ),
        (
            tuple(each.title for each in columns),
            tuple(f"({each.number})" for each in columns),
        ),
        tuple(_cells(row, people, petitions.get(row.id)) for row in rows),
    )


def _cells(
    row: Visit, people: Mapping[UUID, Person] | None, petition: HandedIn | None
) -> tuple[Cell, ...]:
    hidden = Person(NOT_PRINTED, NOT_PRINTED)
    who = people.get(row.id, hidden) if people is not None else hidden
    line, outcome = view(row, petition), Outcome(row.outcome)
    sent = ", ".join(filter(None, (line.outcome_body, line.outcome_number)))
    number = f"Đơn số {line.petition_number}" if line.petition_number else ""
    said: dict[str, Cell] = {
        "number": row.number,
        "received_on": row.received_on,
        "person": who.person,
        "id_number": who.id_number,
        "summary": ". ".join(filter(None, (number, line.summary))),
        "matter": MATTERS[Matter(row.matter)],
        "people": row.people,
        "settled_by": line.settled_by,
        "within": "x" if outcome not in rules.ELSEWHERE else "",
        "guided_to": sent if outcome is Outcome.GUIDED else "",
        "taken_by": sent if outcome is Outcome.FORWARDED else "",
        "followed": ". ".join(filter(None, (line.followed, number and f"Theo {number.lower()}"))),
        "note": line.note,
    }
    return tuple(said[each.field] for each in register_columns())
