"""The Front agrees on a form before it is chosen: of khoản 6, and of the whole ward.

Luật 10/2022/QH15, article 16; Nghị định 59/2023/NĐ-CP, articles 4 and 5.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import Conflict, Refusal
from libs.kernel.history import record
from libs.law import decisions
from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline, compute_deadline
from libs.law.decision_law import FormAllowed
from libs.law.decisions import FORM_WORDS, AgreedBy, Before, Clause, Scope, VoteForm
from libs.law.rules import rule
from libs.permissions import permit
from libs.rows import ward_of
from services.participation.matters.chairing import check_leader
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import FormAgreement, Matter

ANSWER_RULE = "participation.form_agreement"
# Content and form of the whole ward are agreed together, also before it is on the agenda.
ASKED = (MatterState.PROPOSED, MatterState.AGREED)
WHO = {
    AgreedBy.FRONT_CHAIR: "Chủ tịch Ủy ban Mặt trận Tổ quốc",
    AgreedBy.FRONT_COMMITTEE: "Ban công tác Mặt trận",
}


class FormNotAgreed(Refusal):
    """Hình thức {form} phải được {who} thống nhất trước. Hãy gửi đề nghị thống nhất hình thức. Căn
    cứ: {basis}."""


class FormNeedsNobody(Refusal):
    """Hình thức {form} của nội dung này không cần thống nhất với Mặt trận; hãy chọn luôn."""


class FormAskedAlready(Conflict):
    """Đề nghị về hình thức {form} đã gửi Mặt trận và đang chờ trả lời."""


class FormAgreedAlready(Conflict):
    """Mặt trận đã thống nhất hình thức {form} ngày {on}."""


class FormNotAsked(Conflict):
    """Nội dung này không có đề nghị thống nhất hình thức nào đang chờ Mặt trận trả lời."""


class FormTooLate(Conflict):
    """Hình thức chỉ được thống nhất trước khi chọn."""


class AgreedOnWrongDay(Refusal):
    """Ngày thống nhất phải từ ngày đề nghị {asked_on} đến hôm nay."""


async def ask_form(
    session: AsyncSession, matter_id: UUID, *, form: VoteForm, by: Actor, now: datetime
) -> FormAgreement:
    """Whoever leads the matter asks the Front to agree on a form; nothing is chosen yet."""
    row = await matter_locked(session, matter_id)
    permit(by, "ask_form", unit_id=row.unit_id)
    check_leader(by, row, now.date())
    if row.state not in ASKED:
        raise FormTooLate
    clause, scope = Clause(row.clause), Scope(row.scope)
    # Households may be asked for the web while the Front is.
    line = decisions.form_allowed(
        clause, scope, form, now.date(), after={*row.facts, Before.ACCEPTED}
    )
    if line.agreed_by is None:
        raise FormNeedsNobody(form=FORM_WORDS[form])
    before = await agreements_of(session, row.id)
    if waiting := [each for each in before if each.answered_on is None]:
        raise FormAskedAlready(form=FORM_WORDS[VoteForm(waiting[0].form)])
    if agreed := agreed_on(before, form):
        raise FormAgreedAlready(form=FORM_WORDS[form], on=f"{agreed:%d/%m/%Y}")
    made = FormAgreement(matter_id=row.id, form=form, asked_on=now.date())
    session.add(made)
    record(session, by, "ask_form", row.id, now, form=form)
    return made


async def agree_form(
    session: AsyncSession, matter_id: UUID, *, on: date, by: Actor, now: datetime
) -> FormAgreement:
    """The Front agrees, for its committee in a neighbourhood too, on the day that it did."""
    permit(by, "agree_form")
    asked = await _asked(session, matter_id)
    if not asked.asked_on <= on <= now.date():
        raise AgreedOnWrongDay(asked_on=f"{asked.asked_on:%d/%m/%Y}")
    asked.answered_on, asked.agreed = on, True
    record(session, by, "agree_form", matter_id, now, form=asked.form, on=on)
    return asked


async def decline_form(
    session: AsyncSession, matter_id: UUID, *, reason: str, by: Actor, now: datetime
) -> FormAgreement:
    """The Front does not agree; the meeting, or another form, stays open."""
    permit(by, "decline_form")
    asked = await _asked(session, matter_id)
    asked.answered_on, asked.agreed, asked.reason = now.date(), False, reason
    record(session, by, "decline_form", matter_id, now, form=asked.form)
    return asked


async def check_agreed(
    session: AsyncSession, matter: Matter, form: VoteForm, line: FormAllowed
) -> None:
    """Refuse a form on which the law wants the Front to agree and it did not."""
    if line.agreed_by and not agreed_on(await agreements_of(session, matter.id), form):
        who = WHO[line.agreed_by]
        raise FormNotAgreed(form=FORM_WORDS[form], who=who, basis=line.agreement)


def agreed_on(agreements: Collection[FormAgreement], form: str | None) -> date | None:
    """On which day the Front agreed on a form, if it did."""
    return next((a.answered_on for a in agreements if a.agreed and a.form == form), None)


async def agreements_of(session: AsyncSession, matter_id: UUID) -> Sequence[FormAgreement]:
    """Everything the Front was asked about a matter, the oldest first."""
    query = (
        select(FormAgreement)
        .where(FormAgreement.ward_id == ward_of(session), FormAgreement.matter_id == matter_id)
        .order_by(FormAgreement.asked_on, FormAgreement.id)
    )
    return (await session.scalars(query)).all()


async def forms_asked(session: AsyncSession) -> list[tuple[Matter, FormAgreement, Deadline]]:
    """What waits for the Front, the oldest first, and by when it is expected."""
    query = (
        select(Matter, FormAgreement)
        .join(
            FormAgreement,
            (FormAgreement.matter_id == Matter.id) & (FormAgreement.ward_id == Matter.ward_id),
        )
        .where(Matter.ward_id == ward_of(session), Matter.state.in_(ASKED))
        .where(FormAgreement.answered_on.is_(None))
        .order_by(FormAgreement.asked_on, FormAgreement.id)
    )
    found = []
    for matter, asked in (await session.execute(query)).all():
        law = rule(ANSWER_RULE, asked.asked_on)
        found.append((matter, asked, compute_deadline(law, asked.asked_on, national_calendar())))
    return found


async def _asked(session: AsyncSession, matter_id: UUID) -> FormAgreement:
    row = await matter_locked(session, matter_id)
    waiting = [a for a in await agreements_of(session, row.id) if a.answered_on is None]
    if not waiting or row.state not in ASKED:
        raise FormNotAsked
    return waiting[0]
