"""Routes of dialogues: conferences for everybody; planning, minutes and promises for officials."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened, without_actors
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import taken
from libs.permissions import permit
from libs.rows import found
from services.reception.cases.queries import case_for
from services.reception.dialogues import actions, committing, queries, rules
from services.reception.dialogues.actions import Attendance, Plan
from services.reception.dialogues.forms import (
    CaseDialogueForm,
    CommitmentForm,
    DialoguePlanForm,
    HoldingForm,
    MoveForm,
    NoticeForm,
)
from services.reception.dialogues.of_cases import plan_case_dialogue as plan_of_case
from services.reception.dialogues.reaching import seen
from services.reception.dialogues.rules import DialogueKind
from services.reception.dialogues.tables import Dialogue
from services.reception.dialogues.views import (
    ConferencesView,
    DialogueView,
    DialogueWorkView,
    DutyView,
    explained,
    for_all,
    shown,
)
from services.reception.dialogues.words import STEPS
from services.reception.queries import unit_names

router = APIRouter()
ONE = "/dialogues/{dialogue_id}"
COUNTS = {each.name for each in fields(Attendance)}


async def _duty(session: AsyncSession, now: datetime) -> DutyView | None:
    duty = await queries.duty_of(session, now.date().year)
    if duty is None:
        return None
    return DutyView(year=duty.year, due_on=duty.due_on, basis=duty.basis, met_on=duty.met_on)


async def _work(
    session: AsyncSession, row: Dialogue, ward_id: str, now: datetime, files: Desk
) -> DialogueWorkView:
    made = (await queries.commitments_of(session, [row]))[row.id]
    owed = rules.notice(DialogueKind(row.kind), row.on)
    link = files.link(ward_id, StoredFile(**row.minutes), now) if row.minutes else None
    return DialogueWorkView(
        **shown(row, made, await unit_names(session)),
        notified_on=row.notified_on,
        notice=explained(owed) if owed else None,
        case_id=row.case_id,
        noted_late_on=row.noted_late_on,
        minutes=link,
    )


@router.get("/conferences")
async def public_conferences(session: Session, by: By, now: Now) -> ConferencesView:
    """Conferences for everybody, with their promises and what became of them."""
    rows = await queries.conferences(session)
    made, names = await queries.commitments_of(session, rows), await unit_names(session)
    return ConferencesView(
        duty=await _duty(session, now),
        dialogues=[for_all(row, made[row.id], names) for row in rows],
    )


@router.get("/conferences/{dialogue_id}")
async def public_conference(dialogue_id: UUID, session: Session, by: By) -> DialogueView:
    """One conference for everybody."""
    row = await queries.public_dialogue(session, dialogue_id)
    made = (await queries.commitments_of(session, [row]))[row.id]
    one = for_all(row, made, await unit_names(session))
    one.timeline = without_actors(await happened(session, STEPS, row.id))
    return one


@router.get("/dialogues")
async def dialogues(session: Session, by: By, now: Now, files: Files) -> list[DialogueWorkView]:
    """Every dialogue, the newest first."""
    permit(by, "see_dialogues")
    rows = await queries.dialogues(session, by)
    return [await _work(session, row, by.ward_id, now, files) for row in rows]


@router.post("/dialogues", status_code=201)
async def plan_dialogue(
    form: DialoguePlanForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Set a day."""
    plan = Plan(**form.model_dump(exclude={"kind"}))
    row = await actions.plan_dialogue(session, plan, kind=form.kind, by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.get("/cases/{case_id}/dialogues")
async def case_dialogues(
    case_id: UUID, session: Session, by: By, now: Now, files: Files
) -> list[DialogueWorkView]:
    """The dialogues of a complaint, for who may see it."""
    case = await case_for(session, case_id, by)
    rows = await queries.dialogues_of(session, case.id)
    return [await _work(session, row, by.ward_id, now, files) for row in rows]


@router.post("/cases/{case_id}/dialogues", status_code=201)
async def plan_case_dialogue(
    case_id: UUID, form: CaseDialogueForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Set a day for the dialogue of a complaint."""
    row = await plan_of_case(session, case_id, **form.model_dump(), by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.get(ONE)
async def dialogue(
    dialogue_id: UUID, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """One dialogue with its minutes."""
    row = await seen(session, dialogue_id, by)
    one = await _work(session, row, by.ward_id, now, files)
    one.timeline = without_actors(await happened(session, STEPS, row.id))
    return one


@router.post(f"{ONE}/notice")
async def notify_dialogue(
    dialogue_id: UUID, form: NoticeForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Those concerned were told."""
    row = await actions.notify_dialogue(session, dialogue_id, **form.model_dump(), by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.post(f"{ONE}/day")
async def move_dialogue(
    dialogue_id: UUID, form: MoveForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Another day."""
    row = await actions.move_dialogue(session, dialogue_id, on=form.on, by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.post(f"{ONE}/cancellation")
async def cancel_dialogue(
    dialogue_id: UUID, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """It does not take place."""
    row = await actions.cancel_dialogue(session, dialogue_id, by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.post(f"{ONE}/minutes")
async def hold_dialogue(
    dialogue_id: UUID, form: HoldingForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """It took place."""
    row = await actions.hold_dialogue(
        session,
        dialogue_id,
        came=Attendance(**form.model_dump(include=COUNTS)),
        summary=form.summary,
        number=form.number,
        minutes=taken(files, by, form.minutes, now),
        by=by,
        now=now,
    )
    return await _work(session, row, by.ward_id, now, files)


@router.post(f"{ONE}/commitments", status_code=201)
async def add_commitment(
    dialogue_id: UUID, form: CommitmentForm, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Write down a promise."""
    await committing.add_commitment(session, dialogue_id, **form.model_dump(), by=by, now=now)
    row = await found(session, Dialogue, dialogue_id)
    return await _work(session, row, by.ward_id, now, files)


@router.post("/commitments/{commitment_id}/removal")
async def remove_commitment(
    commitment_id: UUID, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """Take a promise back before it is given out."""
    row = await committing.remove_commitment(session, commitment_id, by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)


@router.post(f"{ONE}/conclusion")
async def conclude_dialogue(
    dialogue_id: UUID, session: Session, by: By, now: Now, files: Files
) -> DialogueWorkView:
    """The chair gives the promises out."""
    row = await committing.conclude_dialogue(session, dialogue_id, by=by, now=now)
    return await _work(session, row, by.ward_id, now, files)
