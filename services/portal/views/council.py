"""Sessions of the People's Council: the calendar, what each is told, that it was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.consultations import ConsultationLine
from services.portal.views.frame import Event, FormView, Link, State


@dataclass(frozen=True)
class CouncilView:
    """The calendar, what is owed to the nearest session, and the form to add one."""

    finding: str
    basis: str
    lines: Sequence[ConsultationLine]
    form: FormView | None = None


@dataclass(frozen=True)
class ReportedLine:
    """A decision, or a consultation, as the report has it."""

    title: str
    href: str
    notes: Sequence[str]


@dataclass(frozen=True)
class CouncilSessionView:
    """One session: what its report holds, the paper to sign, and the form that it was sent."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    decisions: Sequence[ReportedLine]
    consultations: Sequence[ReportedLine]
    downloads: Sequence[Link]
    whole: Link | None = None  # the report on everything to the same session
    send: FormView | None = None
    remove: str = ""
    events: Sequence[Event] = ()
