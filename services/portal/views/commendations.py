"""Commendations: the list with the form to propose one, and one of them with its steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.views.frame import Choice, Event, FormView, Link, State


@dataclass(frozen=True)
class CommendationsView:
    """Those that somebody may see; each title says who grants it."""

    lines: Sequence[ConsultationLine]
    form: FormView | None = None
    holders: Sequence[Choice] = ()
    titles: Sequence[Choice] = ()
    units: Sequence[Choice] = ()


@dataclass(frozen=True)
class CommendationView:
    """One of them; `notes` are sentences about money and about who grants it."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    merit: str
    notes: Sequence[str] = ()
    blocked: str = ""
    namesake: bool = False  # somebody of that name elsewhere is under discipline
    opinion: str = ""
    reason: str = ""
    acts: Sequence[ConsultationAct] = ()
    links: Sequence[Link] = ()
    answers: Sequence[Choice] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class DisciplineLine:
    """A discipline of a unit, or of somebody of it; `end` is where it is ended early."""

    title: str
    notes: Sequence[str]
    end: str = ""


@dataclass(frozen=True)
class DisciplinesView:
    """Every discipline that was written down, and the form to write one."""

    lines: Sequence[DisciplineLine]
    form: FormView | None = None
    units: Sequence[Choice] = ()
