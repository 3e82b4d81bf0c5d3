"""Accounts of what residents contribute: sums and days. Never a household, a donor, or a text."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class FundOpened(Event):
    """An account begins for a decision in effect; what it asks of a household is public.

    Which households it exempts is left out.
    """

    told_as: ClassVar[str] = "participation.fund.opened"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    matter_id: UUID
    unit_id: UUID  # the neighbourhood that keeps it
    clause: str  # works | spending
    opened_on: date
    level_dong: int
    level_half_days: int
    opening_dong: int


class FundLevelChanged(Event):
    """Residents decided anew what each household gives; it holds from a day on.

    Who gave what before is left out.
    """

    told_as: ClassVar[str] = "participation.fund.level_changed"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    matter_id: UUID  # the new decision
    unit_id: UUID
    from_on: date
    level_dong: int
    level_half_days: int


class FundLevelConfirmed(Event):
    """The Front compared the level of an account with the decision: from now on it binds.

    What was told before of this level may have been typed wrongly; who typed it is left out.
    """

    told_as: ClassVar[str] = "participation.fund.level_confirmed"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    matter_id: UUID  # the decision
    from_on: date
    level_dong: int
    level_half_days: int
    opening_dong: int
    confirmed_on: date


class ContributionsReceived(Event):
    """Money, labour or material came in; below zero where an entry was reversed.

    Who gave is left out; `worth_dong` is what material was estimated at.
    """

    told_as: ClassVar[str] = "participation.contributions.received"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    kind: str  # money | labour | material
    source: str  # households | donors
    on: date
    entries: int
    dong: int
    half_days: int
    worth_dong: int


class ContributionsSpent(Event):
    """Money went out, with evidence; below zero where the entry was reversed. What for is left out.

    Until the Front confirms it everybody sees that it is not confirmed.
    """

    told_as: ClassVar[str] = "participation.contributions.spent"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    number: int
    on: date
    dong: int


class SpendingConfirmed(Event):
    """The Front looked at the evidence of a spending and confirmed it."""

    told_as: ClassVar[str] = "participation.spending.confirmed"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    number: int
    confirmed_on: date


class AccountPosted(Event):
    """The sheet of an account hangs at the community house; sums up to the entry of that number."""

    told_as: ClassVar[str] = "participation.account.posted"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    posted_on: date
    through_number: int
    received_dong: int
    spent_dong: int
    balance_dong: int
    days_late: int  # calendar days


class AccountPostingLate(Event):
    """The day by which the sheet had to hang passed without it."""

    told_as: ClassVar[str] = "participation.account.posting_late"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    unit_id: UUID
    due_on: date


class FundSettled(Event):
    """An account is closed and its settlement owed to everybody. `title` is the decision's."""

    told_as: ClassVar[str] = "participation.fund.settled"
    about: ClassVar[str] = "fund_id"

    fund_id: UUID
    matter_id: UUID
    unit_id: UUID
    title: str
    settled_on: date
    received_dong: int
    spent_dong: int
    left_dong: int
    half_days: int
