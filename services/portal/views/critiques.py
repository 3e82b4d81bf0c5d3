"""Drafts that the Front criticises: the list, one of them, its points and what is replied."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, State


@dataclass(frozen=True)
class CritiquesView:
    """Every draft that went to the Front; for the committee the form to send one."""

    lines: Sequence[ConsultationLine]
    form: FormView | None = None
    units: Sequence[Choice] = ()


@dataclass(frozen=True)
class PointLine:
    """A point, its reply, and the forms that remove it or reply to it."""

    title: str
    text: str
    state: State
    reply: str
    remove: str = ""
    form: FormView | None = None


@dataclass(frozen=True)
class CritiqueView:
    """One draft with the Front's points and the steps that are possible now."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    summary: str
    links: Sequence[Link]
    points: Sequence[PointLine]
    note: str = ""
    withdrawn: str = ""  # why the committee took the draft back
    acts: Sequence[ConsultationAct] = ()
    answers: Sequence[Choice] = ()
    events: Sequence[Event] = ()
    deadline: DeadlineView | None = None
