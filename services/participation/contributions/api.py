"""Routes of accounts: the ledger for everybody, the book for its head, a line for its household."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.edges import ONCE_ONLY, By, Files, Now, Session
from libs.kernel.files import Desk, StoredFile
from libs.kernel.receipts import taken
from libs.permissions import permit
from libs.rows import found
from services.participation.contributions import actions, keeping, queries, roll_views, views
from services.participation.contributions.forms import (
    ContributionsForm,
    DonorForm,
    ExemptionForm,
    FundForm,
    PostingForm,
    ReversalForm,
    SettlingForm,
    SpendingForm,
)
from services.participation.contributions.roll_views import FundBookView, OwnContributionView
from services.participation.contributions.rules import EntryKind, Gift, Terms
from services.participation.contributions.tables import Fund
from services.participation.contributions.views import FundLineView, FundView
from services.participation.households.access.api import AccessForm
from services.participation.households.access.queries import household_of

router = APIRouter()
ONE = "/funds/{fund_id}"


async def ledger(
    session: AsyncSession, row: Fund, by: Actor, now: datetime, files: Desk, *, official: bool
) -> FundView:
    """The ledger of an account with links to its evidence."""
    await session.flush()

    def link(file: StoredFile) -> str:
        return files.link(by.ward_id, file, now)

    return await views.shown(session, row, now, link, official=official)


async def _worked_on(
    session: AsyncSession, fund_id: UUID, by: Actor, now: datetime, files: Desk
) -> FundView:
    row = await found(session, Fund, fund_id)
    return await ledger(session, row, by, now, files, official=True)


@router.get("/funds")
async def funds(
    session: Session,
    by: By,
    now: Now,
    unit_id: Annotated[UUID | None, Query()] = None,
    matter_id: Annotated[UUID | None, Query()] = None,
) -> list[FundLineView]:
    """Every account with its sums, for everybody."""
    rows = await queries.funds(session, unit_id=unit_id, matter_id=matter_id)
    return await views.lines(session, rows, now.date())


@router.get(ONE)
async def fund(fund_id: UUID, session: Session, by: By, now: Now, files: Files) -> FundView:
    """The ledger of an account for everybody: no household, no donor without consent."""
    row = await found(session, Fund, fund_id)
    return await ledger(session, row, by, now, files, official=False)


@router.get("/funds-at-work/{fund_id}")
async def fund_at_work(fund_id: UUID, session: Session, by: By, now: Now, files: Files) -> FundView:
    """The same with the evidence of what is not confirmed yet."""
    row = await found(session, Fund, fund_id)
    permit(by, "see_funds", unit_id=row.unit_id)
    return await ledger(session, row, by, now, files, official=True)


@router.get(f"{ONE}/book")
async def fund_book(fund_id: UUID, session: Session, by: By, now: Now) -> FundBookView:
    """Who gave what, for the head of that neighbourhood."""
    row = await found(session, Fund, fund_id)
    permit(by, "see_fund_book", unit_id=row.unit_id)
    return await roll_views.book(session, row, now.date())


@router.post("/household-contributions", dependencies=[ONCE_ONLY])
async def own_contributions(
    form: AccessForm, session: Session, by: By, now: Now
) -> list[OwnContributionView]:
    """What a household gave, for whoever holds its paper."""
    household = await household_of(session, form.access(), today=now.date())
    return await roll_views.own(session, household, now.date())


@router.post("/funds", status_code=201)
async def open_fund(form: FundForm, session: Session, by: By, now: Now, files: Files) -> FundView:
    """Open an account."""
    terms = Terms(form.level_dong, form.level_half_days, form.opening_dong)
    about = (form.matter_id, form.unit_id)
    row = await actions.open_fund(session, *about, terms=terms, by=by, now=now)
    return await ledger(session, row, by, now, files, official=True)


@router.post(f"{ONE}/exemptions", status_code=201)
async def exempt_households(
    fund_id: UUID, form: ExemptionForm, session: Session, by: By, now: Now
) -> FundBookView:
    """Note which households residents exempted."""
    said = form.model_dump()
    row = await actions.exempt_households(session, fund_id, **said, by=by, now=now)
    await session.flush()
    return await roll_views.book(session, row, now.date())


@router.post(f"{ONE}/exemptions/{{household_id}}/removal")
async def lift_exemption(
    fund_id: UUID, household_id: UUID, session: Session, by: By, now: Now
) -> FundBookView:
    """A household is not exempt after all."""
    row = await actions.lift_exemption(session, fund_id, household_id, by=by, now=now)
    await session.flush()
    return await roll_views.book(session, row, now.date())


@router.post(f"{ONE}/contributions", status_code=201)
async def record_contributions(
    fund_id: UUID, form: ContributionsForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Write down what households gave."""
    givers, gift = form.household_ids, form.gift()
    await keeping.record_contributions(
        session, fund_id, household_ids=givers, gift=gift, by=by, now=now
    )
    return await _worked_on(session, fund_id, by, now, files)


@router.post(f"{ONE}/gifts", status_code=201)
async def record_gift(
    fund_id: UUID, form: DonorForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Write down what somebody else gave."""
    said = form.model_dump(include={"full_name", "shown"})
    await keeping.record_gift(session, fund_id, gift=form.gift(), **said, by=by, now=now)
    return await _worked_on(session, fund_id, by, now, files)


@router.post(f"{ONE}/spendings", status_code=201)
async def record_spending(
    fund_id: UUID, form: SpendingForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Write down what was paid."""
    gift = Gift(EntryKind.SPENDING, form.on, form.dong, words=form.words)
    evidence = taken(files, by, form.evidence, now)
    await keeping.record_spending(session, fund_id, gift=gift, evidence=evidence, by=by, now=now)
    return await _worked_on(session, fund_id, by, now, files)


@router.post("/ledger-entries/{entry_id}/confirmation")
async def confirm_spending(
    entry_id: UUID, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """The Front confirms a spending."""
    entry = await keeping.confirm_spending(session, entry_id, by=by, now=now)
    return await _worked_on(session, entry.fund_id, by, now, files)


@router.post("/ledger-entries/{entry_id}/reversal", status_code=201)
async def reverse_entry(
    entry_id: UUID, form: ReversalForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Take a line back."""
    entry = await keeping.reverse_entry(session, entry_id, reason=form.reason, by=by, now=now)
    return await _worked_on(session, entry.fund_id, by, now, files)


@router.post("/ledger-entries/{entry_id}/donor/removal")
async def hide_donor(entry_id: UUID, session: Session, by: By, now: Now, files: Files) -> FundView:
    """A donor took the consent back."""
    entry = await keeping.hide_donor(session, entry_id, by=by, now=now)
    return await _worked_on(session, entry.fund_id, by, now, files)


@router.post(f"{ONE}/postings", status_code=201)
async def post_account(
    fund_id: UUID, form: PostingForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """The sheet hangs at the community house."""
    await actions.post_account(session, fund_id, posted_on=form.posted_on, by=by, now=now)
    return await _worked_on(session, fund_id, by, now, files)


@router.post(f"{ONE}/settlement")
async def settle_fund(
    fund_id: UUID, form: SettlingForm, session: Session, by: By, now: Now, files: Files
) -> FundView:
    """Close the account."""
    row = await actions.settle_fund(session, fund_id, left_use=form.left_use, by=by, now=now)
    return await ledger(session, row, by, now, files, official=True)
