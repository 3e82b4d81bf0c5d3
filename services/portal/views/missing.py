"""A sheet that is not there: the form to say so, what came of it, and the check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, Offline, State


@dataclass(frozen=True)
class MissingFormView:
    """The form with which anybody says that a sheet does not hang at a place."""

    title: str
    disclosure: Link
    rule: str
    places: Sequence[Choice]
    form: FormView


@dataclass(frozen=True)
class MissingSheetView:
    """What came of a report, step by step; who looks also gets the photos and the form."""

    title: str
    disclosure: Link
    place: str
    code: str
    state: State
    told_on: date
    times_told: int
    events: Sequence[Event]
    deadline: DeadlineView
    photo: str = ""
    sent_photos: Sequence[str] = ()
    told_by: str = ""
    outcomes: Sequence[Choice] = ()
    form: FormView | None = None
    offline: Offline | None = None
    place_id: str = ""
    report_id: str = ""
