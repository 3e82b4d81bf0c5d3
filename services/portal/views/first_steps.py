"""The guide of a ward's first steps, the contact of a ward, and the page that lets a ward in."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import FormView, Link, State


@dataclass(frozen=True)
class StepLine:
    """A first step; `act` is there only for whoever may do it."""

    title: str
    state: State
    says: str
    why: str
    basis: str
    who: str
    act: Link | None = None


@dataclass(frozen=True)
class FirstStepsView:
    """All first steps; `putting` is the form that puts the guide away, or brings it back."""

    finding: str
    steps: Sequence[StepLine]
    board: str
    putting: FormView
    put_away: bool


@dataclass(frozen=True)
class FirstStepsNote:
    """What the inbox of a new ward says above everything: how far it is, and what comes next."""

    href: str
    says: str
    following: str


@dataclass(frozen=True)
class Slip:
    """What one person is handed: the position it is for, where to sign in, as whom."""

    position: str
    username: str
    password: str


@dataclass(frozen=True)
class FoundingView:
    """One ward to let in by `form`; afterwards `slips`, shown this once.

    `lost` is the form by which the only chair of a ward gets a first password again.
    """

    name: str
    address: str
    form: FormView | None
    slips: Sequence[Slip] = ()
    lost: FormView | None = None


@dataclass(frozen=True)
class ContactView:
    """The form of how the ward is reached."""

    form: FormView
