"""The rolls of households, one household, and the page a household opens by its paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from services.portal.views.frame import Choice, FormView, Link, State
from services.portal.views.office import ImportRow


@dataclass(frozen=True)
class RollOf:
    """A neighbourhood with its number of households; no link where the roll is not theirs."""

    name: str
    count: str
    href: str
    state: State


@dataclass(frozen=True)
class RollsView:
    """Every neighbourhood of the ward."""

    finding: str
    rolls: Sequence[RollOf]


@dataclass(frozen=True)
class HouseholdLine:
    """A household on a roll: who speaks for it, and whether it has its paper."""

    title: str
    href: str
    notes: Sequence[str]
    state: State


@dataclass(frozen=True)
class RollPageView:
    """The roll of a neighbourhood, with what its head may do."""

    name: str
    finding: str
    back: Link
    query: str
    lines: Sequence[HouseholdLine]
    adding: FormView
    checks: Sequence[Choice]
    printing: FormView | None  # papers for those that have none
    waiting: int
    importing: str


@dataclass(frozen=True)
class HouseholdImportView:
    """A list to be entered: what is wrong with which line, or the form that enters all."""

    name: str
    back: Link
    head: Sequence[str]
    template: str
    form: FormView
    rows: Sequence[ImportRow] = ()
    fresh: int = 0
    confirm: FormView | None = None
    checks: Sequence[Choice] = (
        Choice("capable", "Mọi người đại diện trong tệp có năng lực hành vi dân sự đầy đủ"),
    )


@dataclass(frozen=True)
class HouseholdAct:
    """One thing to do with a household: its form, and which fields it asks for."""

    key: str
    title: str
    send: str
    form: FormView
    fields: Sequence[str]
    open: bool = False


@dataclass(frozen=True)
class HouseholdDeskView:
    """A household for who keeps the roll; gone ones have no acts."""

    id: str
    title: str
    back: Link
    state: State
    facts: Sequence[tuple[str, str]]
    people: Sequence[tuple[str, str]]  # who, and in which time
    acts: Sequence[HouseholdAct]
    checks: Sequence[Choice]
    others: Sequence[Choice]  # to merge with
    endings: Sequence[Choice]
    new_paper: str = ""  # where another paper is printed
    revoke: str = ""


@dataclass(frozen=True)
class HouseholdTask:
    """Something a household may do now: read a page, or send its code and secret to one."""

    title: str
    note: str
    href: str
    send: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HouseholdEntryView:
    """Where the code and secret of a paper are typed."""

    form: FormView


@dataclass(frozen=True)
class HouseholdOwnView:
    """What a household sees with its paper: no name stands on it."""

    title: str
    notes: Sequence[str]
    tasks: Sequence[HouseholdTask]
    alert: str = ""
    done: str = ""
