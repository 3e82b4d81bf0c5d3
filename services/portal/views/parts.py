"""The parts that units hand in for a report: the list, one of them, who has handed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Clock, DeadlineView, Event, FormView, Link, State
from services.portal.views.matters import Act
from services.portal.views.reports import Cell


@dataclass(frozen=True)
class PartLine:
    """A part in a list."""

    title: str
    href: str
    notes: Sequence[str]
    state: State
    clock: Clock | None = None
    tick: str = ""


@dataclass(frozen=True)
class PartsView:
    """The parts that somebody may see."""

    lines: Sequence[PartLine]


@dataclass(frozen=True)
class OwnFigure:
    """One of the unit's figures: each number opens its list."""

    title: str
    unit: str
    period: Cell
    year: Cell


@dataclass(frozen=True)
class HandFigure:
    """A figure by hand; `remove` is where it is taken back, `marker` its place in the words."""

    title: str
    value: str
    reason: str
    files: Sequence[Link]
    remove: str = ""
    marker: str = ""


@dataclass(frozen=True)
class ByHandPageView:
    """The figures by hand of a report, and the form of another while it is a draft."""

    report: Link
    figures: Sequence[HandFigure]
    form: FormView | None = None
    alert: FormView | None = None


@dataclass(frozen=True)
class PartView:
    """One part; `form` is where its unit writes and hands in, `figure` enters a figure by hand."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    clock: Clock | None = None
    reason: str = ""
    hidden: str = ""
    figures: Sequence[OwnFigure] = ()
    by_hand: Sequence[HandFigure] = ()
    words: Sequence[tuple[str, str]] = ()
    form: FormView | None = None
    figure: FormView | None = None
    acts: Sequence[Act] = ()
    deadline: DeadlineView | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class TemplateLine:
    """A version of the ward's Word template."""

    title: str
    note: str
    state: State
    preview: Link
    use: str = ""


@dataclass(frozen=True)
class PlaceLine:
    """A name that may stand in a template, what replaces it, and where it may stand."""

    name: str
    words: str
    where: str


@dataclass(frozen=True)
class TemplatesView:
    """Every version; `order` names the parts that may stand in another order instead of `whole`."""

    finding: str
    lines: Sequence[TemplateLine]
    places: Sequence[PlaceLine]
    order: str
    whole: str
    form: FormView | None = None
    leave: str = ""


@dataclass(frozen=True)
class SendingsView:
    """To whom an issued report was sent."""

    title: str
    report: Link
    lines: Sequence[PartLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class CollectionView:
    """Who was asked for a part and who has handed in; the forms to ask and to take."""

    title: str
    back: Link
    finding: str
    lines: Sequence[PartLine]
    ask: FormView | None = None
    units: Sequence[Choice] = ()
    take: FormView | None = None
    note: str = ""
    returning: FormView | None = None  # sends the ticked lines back
