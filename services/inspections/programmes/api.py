"""Routes of the programmes of checks."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, Sentences, happened
from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Note, Number
from libs.permissions import permit
from libs.rows import found
from services.inspections.inspections.queries import concluded_of, self_checks_of
from services.inspections.inspections.rules import InspectionKind, InspectionState
from services.inspections.programmes import actions, queries
from services.inspections.programmes.rules import PROPOSER, CheckForm, ProgrammeState
from services.inspections.programmes.tables import CheckItem, CheckProgramme
from services.inspections.queries import unit_names

router = APIRouter()
ONE = "/check-programmes/{check_programme_id}"
# The lines of a draft are shown as they stand.
SENTENCES: Sentences = {
    "propose_check_programme": "Phần mềm đề xuất {lines} nội dung từ kế hoạch số {plan}.",
    "draft_check_programme": "Lập dự thảo chương trình kiểm tra năm {year}.",
    "approve_check_programme": "Phê duyệt {lines} nội dung, văn bản số {number}.",
}


class CheckProgrammeForm(BaseModel):
    """The year of a programme."""

    year: Annotated[int, Field(ge=2023, le=2100)]


class CheckItemForm(BaseModel):
    """A line of a programme; without a unit a self-check is everybody's."""

    kind: InspectionKind
    subject: Line
    unit_id: UUID | None = None
    month: Annotated[int, Field(ge=1, le=12)]
    form: CheckForm
    team: Note = ""


class CheckProgrammeApprovalForm(BaseModel):
    """The number under which the chair approves."""

    number: Number


class CheckItemView(BaseModel):
    """A line; of a self-check also which units owe it and which have finished.

    `over` once nothing of it is owed any more: the check was concluded, or all have finished.
    """

    id: UUID
    kind: str
    subject: str
    unit_id: UUID | None
    unit: str
    month: int
    form: str
    team: str
    source_path: str
    source_sentence: str
    owed_by: list[UUID]
    finished_by: list[UUID]
    over: bool


class CheckProgrammeView(BaseModel):
    """The programme of a year; `proposed` as long as nobody has taken a proposal up."""

    id: UUID
    year: int
    state: str
    number: str
    approved_on: date | None
    plan_number: str
    proposed: bool
    items: list[CheckItemView]
    timeline: list[HappenedView] = []  # where one is asked for


async def _view(session: AsyncSession, row: CheckProgramme) -> CheckProgrammeView:
    await session.flush()
    items, names = await queries.items_of(session, row.id), await unit_names(session)
    everybody = await queries.self_checking(session)
    finished: dict[UUID, set[UUID]] = {}
    for check in await self_checks_of(session, [item.id for item in items]):
        if check.check_item_id and check.state == InspectionState.CONCLUDED:
            finished.setdefault(check.check_item_id, set()).add(check.unit_id)
    concluded = await concluded_of(session, [item.id for item in items])
    kept = {"id", "year", "state", "number", "approved_on", "plan_number"}
    return CheckProgrammeView(
        **{name: getattr(row, name) for name in kept},
        proposed=row.author_id == PROPOSER and row.state == ProgrammeState.DRAFTED,
        items=[
            _item(item, names, everybody, finished.get(item.id, set()), item.id in concluded)
            for item in items
        ],
    )


def _item(
    item: CheckItem,
    names: dict[UUID, str],
    everybody: list[UUID],
    finished: set[UUID],
    concluded: bool,
) -> CheckItemView:
    owing = [item.unit_id] if item.unit_id else everybody
    owed = owing if item.kind == InspectionKind.SELF else []
    derived = {"unit", "owed_by", "finished_by", "over"}
    same = set(CheckItemView.model_fields) - derived
    return CheckItemView(
        **{name: getattr(item, name) for name in same},
        unit=names.get(item.unit_id, "") if item.unit_id else "",
        owed_by=owed,
        finished_by=sorted(finished),
        over=finished >= set(owed) if owed else concluded,
    )


@router.get("/check-programmes")
async def check_programmes(session: Session, by: By) -> list[CheckProgrammeView]:
    """Every programme of the ward, the newest year first."""
    permit(by, "see_inspections")
    return [await _view(session, row) for row in await queries.programmes(session, by)]


@router.get(ONE)
async def check_programme(check_programme_id: UUID, session: Session, by: By) -> CheckProgrammeView:
    """One of them, with what happened to it."""
    permit(by, "see_inspections")
    one = await _view(session, await queries.programme(session, check_programme_id, by))
    return one.model_copy(update={"timeline": await happened(session, SENTENCES, one.id)})


@router.post("/check-programmes", status_code=201)
async def draft_check_programme(
    form: CheckProgrammeForm, session: Session, by: By, now: Now
) -> CheckProgrammeView:
    """Begin one."""
    row = await actions.draft_check_programme(session, year=form.year, by=by, now=now)
    return await _view(session, row)


@router.post(f"{ONE}/items", status_code=201)
async def add_check_item(
    check_programme_id: UUID, form: CheckItemForm, session: Session, by: By, now: Now
) -> CheckProgrammeView:
    """Add a line."""
    item = await actions.add_check_item(
        session, check_programme_id, **form.model_dump(), by=by, now=now
    )
    return await _view(session, await found(session, CheckProgramme, item.programme_id))


@router.post("/check-items/{check_item_id}/removal")
async def remove_check_item(
    check_item_id: UUID, session: Session, by: By, now: Now
) -> CheckProgrammeView:
    """Take a line out."""
    return await _view(
        session, await actions.remove_check_item(session, check_item_id, by=by, now=now)
    )


@router.post(f"{ONE}/approval")
async def approve_check_programme(
    check_programme_id: UUID,
    form: CheckProgrammeApprovalForm,
    session: Session,
    by: By,
    now: Now,
) -> CheckProgrammeView:
    """The chair approves."""
    row = await actions.approve_check_programme(
        session, check_programme_id, number=form.number, by=by, now=now
    )
    return await _view(session, row)
