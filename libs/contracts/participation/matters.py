"""What residents decide: contents of article 15, counts and days. Never who voted how."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class MatterProposed(Event):
    """A content of article 15 was put forward. Its text is not told."""

    told_as: ClassVar[str] = "participation.matter.proposed"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str  # works | spending | convention | head | board | other
    scope: str  # commune | neighbourhood
    unit_id: UUID | None  # the neighbourhood
    proposed_on: date
    demanded: bool  # by a tenth of all households


class MatterAgreed(Event):
    """The Front agreed, or enough households demanded it: it is on the agenda."""

    told_as: ClassVar[str] = "participation.matter.agreed"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    agreed_on: date


class ConvenerAppointed(Event):
    """The ward's chair appointed who calls a meeting in the head's place. Who it is is not told."""

    told_as: ClassVar[str] = "participation.convener.appointed"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID
    because: str  # vacant | not_convened
    appointed_on: date


class MatterOpened(Event):
    """A neighbourhood begins to vote; its households are frozen."""

    told_as: ClassVar[str] = "participation.matter.opened"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID  # where
    form: str  # meeting | paper_ballots | online
    opened_on: date
    households: int


class RoundCounted(Event):
    """The vote of one neighbourhood was counted, or its meeting lacked households. Counts only."""

    told_as: ClassVar[str] = "participation.round.counted"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    round_id: UUID
    clause: str
    scope: str
    unit_id: UUID
    form: str
    counted_on: date
    households: int
    present: int
    yes: int
    lacking: bool


class RoundBrokenOff(Event):
    """A meeting ended before its vote was counted. Why stays in participation."""

    told_as: ClassVar[str] = "participation.round.broken_off"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    round_id: UUID
    clause: str
    scope: str
    unit_id: UUID
    opened_on: date
    households: int


class RoundCorrected(Event):
    """A count that was typed wrongly was put right before its decision was sent. Counts only."""

    told_as: ClassVar[str] = "participation.round.corrected"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    round_id: UUID
    clause: str
    scope: str
    unit_id: UUID
    corrected_on: date
    yes_before: int
    yes: int


class MatterDecided(Event):
    """Residents adopted a matter or did not. Counts only; of the whole commune the sums."""

    told_as: ClassVar[str] = "participation.matter.decided"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    adopted: bool
    form: str
    decided_on: date
    yes: int
    households: int


class DecisionSent(Event):
    """The decision of residents went to the ward's committee and to the Front."""

    told_as: ClassVar[str] = "participation.decision.sent"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    sent_on: date
    days_late: int  # working days


class DecisionAnswered(Event):
    """The ward or the Front recognised it, or refused in writing. The reason is not told."""

    told_as: ClassVar[str] = "participation.decision.answered"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    recognised: bool
    answered_on: date
    days_late: int  # working days


class DecisionPutInForce(Event):
    """A decision of residents has effect from a day on.

    `title` is the published one; of an election only what it is. Where there is something to
    carry out, a unit leads and, if residents set one, a day ends it.
    """

    told_as: ClassVar[str] = "participation.decision.put_in_force"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    title: str
    effective_on: date
    lead_unit_id: UUID | None
    carry_out_by: date | None


class DecisionAbolished(Event):
    """A decision ended: replaced by residents, or abolished by the ward as unlawful."""

    told_as: ClassVar[str] = "participation.decision.abolished"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    ended_as: str  # replaced | abolished
    ended_on: date


class DecisionBreached(Event):
    """A last day of the law is over: not sent, or not answered. Silence approves nothing."""

    told_as: ClassVar[str] = "participation.decision.breached"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    clause: str
    scope: str
    unit_id: UUID | None
    owed: str  # sending | recognition
    due_on: date
