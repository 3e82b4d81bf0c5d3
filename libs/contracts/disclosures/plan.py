"""The disclosure plan of a year, and what it says of single obligations."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class DisclosurePlanSubmitted(Event):
    """The plan of a year waits for the committee."""

    told_as: ClassVar[str] = "disclosures.plan.submitted"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    version: int


class DisclosurePlanTakenBack(Event):
    """A submitted plan is a draft again: it waits for nobody."""

    told_as: ClassVar[str] = "disclosures.plan.taken_back"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    version: int


class DisclosurePlanApproved(Event):
    """The committee adopted the plan of a year. Who signed is left out."""

    told_as: ClassVar[str] = "disclosures.plan.approved"
    about: ClassVar[str] = "plan_id"

    plan_id: UUID
    year: int
    version: int
    number: str
    signed_on: date
    adopted_on: date
    items: int


class ObligationPlanned(Event):
    """The plan of a year says who sees to something owed, and on which day it means to."""

    told_as: ClassVar[str] = "disclosures.obligation.planned"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    owner_unit_id: UUID | None
    planned_on: date | None


class DisclosureBehindPlan(Event):
    """The day the ward itself planned passed; the law's day may still be ahead."""

    told_as: ClassVar[str] = "disclosures.obligation.behind_plan"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    title: str
    owner_unit_id: UUID | None
    planned_on: date
