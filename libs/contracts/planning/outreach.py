"""People told and taught: training classes and outreach activities that were held."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class TrainingHeld(Event):
    """A training class was held: how many came, by group. Who came or taught is not told."""

    told_as: ClassVar[str] = "planning.training.held"
    about: ClassVar[str] = "class_id"

    class_id: UUID
    task_id: UUID | None  # the task of the plan that it carries out
    unit_id: UUID
    on: date  # the last session
    sessions: int
    hours: int
    people: int
    officials: int  # CBCCVC
    heads: int  # Trưởng khu, tổ trưởng
    front: int  # MTTQ, đoàn thể
    inspectors: int  # Ban TTND, Ban GSĐTCĐ
    residents: int
    others: int
    tested: int | None
    passed: int | None
    evidence: tuple[Evidence, ...] = ()


class OutreachHeld(Event):
    """An outreach activity was held or aired, and whom or how far it reached. No words of it."""

    told_as: ClassVar[str] = "planning.outreach.held"
    about: ClassVar[str] = "activity_id"

    activity_id: UUID
    campaign_id: UUID
    task_id: UUID | None  # the task of the plan that the campaign carries out
    kind: str  # broadcast, meeting, article, poster, leaflet
    unit_id: UUID
    on: date
    people: int | None = None
    minutes: int | None = None  # aired
    articles: int | None = None
    sheets: int | None = None  # posters and leaflets
    evidence: tuple[Evidence, ...] = ()
