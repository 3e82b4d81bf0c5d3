"""What the directory tells: wards, units, who holds which role. Never a person's name."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class WardOnboarded(Event):
    """A ward began to use the product."""

    told_as: ClassVar[str] = "directory.ward.onboarded"
    about: ClassVar[str] = "code"

    code: str
    name: str
    kind: str  # phường | xã | đặc khu
    province_code: int
    province_name: str


class UnitOpened(Event):
    """A body of the ward, or beside it, was entered: department, neighbourhood, front …"""

    told_as: ClassVar[str] = "directory.unit.opened"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    kind: str
    name: str
    short_name: str
    community_house: str | None = None  # nhà văn hóa, where this is a neighbourhood


class UnitRenamed(Event):
    """A unit goes on under another name; its history stays under the old one."""

    told_as: ClassVar[str] = "directory.unit.renamed"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    name: str
    short_name: str


class UnitHoused(Event):
    """A neighbourhood that had no community house is known to have one, where sheets hang."""

    told_as: ClassVar[str] = "directory.unit.housed"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    community_house: str


class UnitClosed(Event):
    """A unit ended; what it still owed goes to its successor."""

    told_as: ClassVar[str] = "directory.unit.closed"
    about: ClassVar[str] = "unit_id"

    unit_id: UUID
    successor_id: UUID | None
    closed_on: date


class OfficialAppointed(Event):
    """An account received roles in a unit. The person's name stays in the directory."""

    told_as: ClassVar[str] = "directory.official.appointed"
    about: ClassVar[str] = "account_id"

    account_id: UUID
    unit_id: UUID | None
    position: str
    roles: tuple[str, ...]


class OfficialMoved(Event):
    """An account received another unit, position or roles, which replace the former ones."""

    told_as: ClassVar[str] = "directory.official.moved"
    about: ClassVar[str] = "account_id"

    account_id: UUID
    unit_id: UUID | None
    position: str
    roles: tuple[str, ...]


class OfficialLeft(Event):
    """An account holds no role in the ward any more."""

    told_as: ClassVar[str] = "directory.official.left"
    about: ClassVar[str] = "account_id"

    account_id: UUID


class CommitteeConsolidated(Event):
    """The steering committee was formed anew by a decision (kiện toàn). Members are counted."""

    told_as: ClassVar[str] = "directory.committee.consolidated"
    about: ClassVar[str] = "committee_id"

    committee_id: UUID
    decision_number: str
    decided_on: date
    member_count: int


class SubscriptionAsked(Event):
    """Somebody wants to be told by mail what became public. The address stays in the directory."""

    told_as: ClassVar[str] = "directory.subscription.asked"
    about: ClassVar[str] = "subscriber_id"

    subscriber_id: UUID


class DigestDue(Event):
    """A confirmed address is told what became public. The address stays in the directory."""

    told_as: ClassVar[str] = "directory.digest.due"
    about: ClassVar[str] = "subscriber_id"

    subscriber_id: UUID
    day: date


class OfficialDigestDue(Event):
    """An official is told this morning what is owed. The address stays in the directory."""

    told_as: ClassVar[str] = "directory.official_digest.due"
    about: ClassVar[str] = "account_id"

    account_id: UUID
    day: date
    since: datetime  # what came later is new
