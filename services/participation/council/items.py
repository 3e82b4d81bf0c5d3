"""What the report says of each decision of residents, and of each consultation: facts, no texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Clause, content
from libs.rows import found
from services.participation.consultations.tables import Consultation
from services.participation.council import queries
from services.participation.explaining.queries import conclusion_of, unreported_conclusions
from services.participation.explaining.tables import Conclusion
from services.participation.grouping.queries import grouped
from services.participation.grouping.rules import Answer
from services.participation.matters.rules import public_title
from services.participation.matters.standings import standing_of
from services.participation.matters.tables import Matter
from services.participation.opinions.queries import counted
from services.participation.opinions.views import totals
from services.participation.queries import unit_names
from services.participation.sittings.rules import ItemKind
from services.participation.sittings.tables import CouncilSession


class DecisionItem(BaseModel):
    """What residents decided, by how many of all households, and how it stands in the law."""

    matter_id: UUID
    number: int  # khoản of article 15
    title: str
    unit: str
    form: str | None
    decided_on: date
    yes: int
    households: int
    state_title: str
    effective_on: date | None


class AskedItem(BaseModel):
    """What residents were asked: what they said in numbers, and what became of it."""

    consultation_id: UUID
    title: str
    published_on: date
    closes_on: date
    explained_on: date
    in_favour: int
    against: int
    other: int
    groups: int
    taken_up: int
    decision: str | None
    decision_number: str
    against_majority: bool


class Items(BaseModel):
    """Everything in one report."""

    decisions: list[DecisionItem]
    consultations: list[AskedItem]


async def items_for(session: AsyncSession, row: CouncilSession, today: date) -> Items:
    """What the report holds: what was told with it, or what it would tell today."""
    if row.sent_on is None:
        matters = await queries.unreported_matters(session, today)
        ends = await unreported_conclusions(session, today)
        return await items_of(session, matters, ends)
    told = await queries.reported_ids(session, row.id, ItemKind.MATTER)
    asked = await queries.reported_ids(session, row.id, ItemKind.CONSULTATION)
    known = [await conclusion_of(session, each) for each in asked]
    return await items_of(
        session,
        [await found(session, Matter, each) for each in told],
        [each for each in known if each],
    )


async def items_of(
    session: AsyncSession, matters: Iterable[Matter], ends: Iterable[Conclusion]
) -> Items:
    """The same in words and numbers, in the order of their days."""
    names = await unit_names(session)
    decided = [_decision(row, names) for row in matters]
    asked = [await _asked(session, end) for end in ends]
    return Items(
        decisions=sorted(decided, key=lambda each: (each.decided_on, str(each.matter_id))),
        consultations=sorted(
            asked, key=lambda each: (each.explained_on, str(each.consultation_id))
        ),
    )


def _decision(row: Matter, names: dict[UUID, str]) -> DecisionItem:
    assert row.decided_on is not None  # only what was decided is reported
    clause = Clause(row.clause)
    return DecisionItem(
        matter_id=row.id,
        number=content(clause).number,
        title=public_title(clause, row.title),
        unit=names.get(row.unit_id, "") if row.unit_id else "Toàn phường",
        form=row.form,
        decided_on=row.decided_on,
        yes=row.yes or 0,
        households=row.households or 0,
        state_title=standing_of(row).stage.title,
        effective_on=row.effective_on,
    )


async def _asked(session: AsyncSession, end: Conclusion) -> AskedItem:
    row = await found(session, Consultation, end.consultation_id)
    said = totals(await counted(session, row.id))
    groups = await grouped(session, row.id)
    taken_up = sum(each.group.answer in (Answer.ACCEPTED, Answer.PARTLY) for each in groups)
    same = ("explained_on", "decision", "decision_number", "against_majority")
    return AskedItem(
        consultation_id=row.id,
        title=row.title,
        **{name: getattr(row, name) for name in ("published_on", "closes_on")},
        **{name: getattr(said, name) for name in ("in_favour", "against", "other")},
        **{name: getattr(end, name) for name in same},
        groups=len(groups),
        taken_up=taken_up,
    )
