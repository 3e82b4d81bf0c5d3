"""Routes of sending."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from libs.kernel.edges import By, Now, Session
from libs.law.clocks import working_days_left
from libs.permissions import permit
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.queries import readable_report
from services.reporting.rules import Recipient, recipients_of
from services.reporting.sending import actions, queries
from services.reporting.sending.rules import Way, due_of
from services.reporting.tables import Report

router = APIRouter()
SENDINGS = "/reports/{report_id}/sendings"


class SendingForm(BaseModel):
    """To whom, how, on which day."""

    model_config = ConfigDict(extra="forbid")

    recipient: Recipient
    way: Way
    sent_on: date


class SendingView(BaseModel):
    """A report left for somebody."""

    recipient: Recipient
    way: Way
    sent_on: date


class SendingsView(BaseModel):
    """Who gets a report, and to whom of them it was sent."""

    recipients: list[Recipient]
    sent: list[SendingView]


class UnsentView(BaseModel):
    """A report that did not go to all yet."""

    report_id: UUID
    title: str
    number: str
    issued_on: date
    due_on: date
    days_left: int  # working days, below zero when it is over
    sent: int
    of: int


@router.post(SENDINGS, status_code=201)
async def record_sending(
    report_id: UUID, form: SendingForm, session: Session, by: By, now: Now
) -> SendingsView:
    """Write down that it was sent to somebody."""
    await actions.record_sending(session, report_id, **form.model_dump(), by=by, now=now)
    return await _sendings(session, await readable_report(session, report_id, by))


@router.get(SENDINGS)
async def sendings(report_id: UUID, session: Session, by: By) -> SendingsView:
    """To whom a report was sent, for whoever may read it."""
    return await _sendings(session, await readable_report(session, report_id, by))


@router.get("/unsent-reports")
async def unsent_reports(session: Session, by: By, now: Now) -> list[UnsentView]:
    """What stands issued and still has to leave."""
    permit(by, "record_sending")
    views = []
    for report, period, sent in await queries.unsent_reports(session):
        assert report.issued_on is not None  # it stands issued
        due_on = due_of(report.issued_on)
        view = UnsentView(
            report_id=report.id,
            title=period.title,
            number=f"{report.number}/{report.symbol}",
            issued_on=report.issued_on,
            due_on=due_on,
            days_left=working_days_left(now.date(), due_on),
            sent=sent,
            of=len(recipients_of(period.kind)),
        )
        views.append(view)
    return views


async def _sendings(session: Session, report: Report) -> SendingsView:
    period = await period_by_id(session, report.period_id)
    sent = [
        SendingView.model_validate(each, from_attributes=True)
        for each in await queries.sendings_of(session, report.id)
    ]
    return SendingsView(recipients=list(recipients_of(period.kind)), sent=sent)
