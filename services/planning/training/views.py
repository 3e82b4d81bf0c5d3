"""What is shown of training classes."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.planning.tasks.views import FileView
from services.planning.training.rules import ClassState, Group


class TrainingView(BaseModel):
    """A class with everything its unit wrote down."""

    id: UUID
    task_id: UUID | None
    task: str
    unit_id: UUID
    unit: str
    topic: str
    trainer: str
    place: str
    days: list[date]
    hours: int
    invited: dict[Group, int]
    state: ClassState
    attendance: dict[Group, int]
    tested: int | None
    passed: int | None
    remark: str
    evidence: list[FileView]
    timeline: list[HappenedView] = []  # where one is asked for


class PublicClassView(BaseModel):
    """What everybody may know of a class: no reason, no file, no attendance by group."""

    topic: str
    unit: str
    place: str
    days: list[date]
    state: ClassState
    people: int
