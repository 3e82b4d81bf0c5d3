"""Who heads a neighbourhood, as far as others may know: elections, ends and terms, no person."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ElectionDecided(Event):
    """The chair decided on which day a neighbourhood elects its head."""

    told_as: ClassVar[str] = "participation.election.decided"
    about: ClassVar[str] = "election_id"

    election_id: UUID
    matter_id: UUID
    unit_id: UUID  # the neighbourhood
    cause: str  # term_over | dismissed | vacant | new_unit | again
    decided_on: date
    on: date
    days_late: int  # working days after the last day on which a new election had to be decided


class ElectionAnnounced(Event):
    """Residents know the day and who stands. The candidates are counted, not named."""

    told_as: ClassVar[str] = "participation.election.announced"
    about: ClassVar[str] = "election_id"

    election_id: UUID
    unit_id: UUID
    announced_on: date
    on: date
    candidates: int


class ElectionMoved(Event):
    """An election has another day, before residents voted; they are told anew. Why is not told."""

    told_as: ClassVar[str] = "participation.election.moved"
    about: ClassVar[str] = "election_id"

    election_id: UUID
    unit_id: UUID
    on: date
    second_meeting: bool  # after one to which too few households came


class ElectionCalledOff(Event):
    """The chair took the decision back before residents voted. The reason is not told."""

    told_as: ClassVar[str] = "participation.election.called_off"
    about: ClassVar[str] = "election_id"

    election_id: UUID
    unit_id: UUID
    called_off_on: date


class HeadElected(Event):
    """An election was recognised: a neighbourhood has a head for a term. Who it is is not told."""

    told_as: ClassVar[str] = "participation.head.elected"
    about: ClassVar[str] = "headship_id"

    headship_id: UUID
    election_id: UUID
    unit_id: UUID
    since: date
    until: date | None  # none where no law of that day set a term


class HeadDismissed(Event):
    """Residents dismissed the head and it was recognised; a new election has a last day."""

    told_as: ClassVar[str] = "participation.head.dismissed"
    about: ClassVar[str] = "matter_id"

    matter_id: UUID
    unit_id: UUID
    dismissed_on: date
    decide_by: date


class HeadLeft(Event):
    """Whoever headed a neighbourhood does so no more, without a dismissal. Why is not told."""

    told_as: ClassVar[str] = "participation.head.left"
    about: ClassVar[str] = "headship_id"

    headship_id: UUID
    unit_id: UUID
    left_on: date
    decide_by: date | None  # by when a new election is decided; none after a provisional head


class HeadEntered(Event):
    """Somebody headed a neighbourhood before the ward began with the product. Not who."""

    told_as: ClassVar[str] = "participation.head.entered"
    about: ClassVar[str] = "headship_id"

    headship_id: UUID
    unit_id: UUID
    since: date
    until: date | None


class ProvisionalHeadNamed(Event):
    """The chair named somebody to head a neighbourhood until one is elected. Not who."""

    told_as: ClassVar[str] = "participation.head.provisional"
    about: ClassVar[str] = "headship_id"

    headship_id: UUID
    unit_id: UUID
    since: date
    until: date


class HeadTermShifted(Event):
    """The ward lengthened or shortened a term by at most six months."""

    told_as: ClassVar[str] = "participation.head.term_shifted"
    about: ClassVar[str] = "headship_id"

    headship_id: UUID
    unit_id: UUID
    until: date
