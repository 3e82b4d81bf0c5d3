"""What is shown of what changed."""

from enum import StrEnum

from pydantic import BaseModel

from services.planning.plans.views import PlanView


class Change(StrEnum):
    """What happened to a sentence or a duty between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class SentenceChangeView(BaseModel):
    """A sentence of one version that the other has not, or has in other words."""

    change: Change
    path: str
    was: str
    now: str


class FieldChangeView(BaseModel):
    """One thing about a duty, before and after; `what` is title, lead, due, cadence or path."""

    what: str
    was: str
    now: str


class DutyChangeView(BaseModel):
    """A duty that came, went, or is asked for otherwise."""

    change: Change
    path: str
    title: str
    leads: list[str]
    fields: list[FieldChangeView]


class ChangesView(BaseModel):
    """What differs between two versions; duties only for those who may see tasks."""

    before: PlanView
    after: PlanView
    sentences: list[SentenceChangeView]
    duties: list[DutyChangeView] | None
