"""Hot spots: numbers, days, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import FormView, State


@dataclass(frozen=True)
class HotSpotLine:
    """One hot spot; the form to close it where the visitor may."""

    title: str
    href: str
    state: State
    notes: Sequence[str]
    done: str
    form: FormView | None


@dataclass(frozen=True)
class HotSpotsView:
    """The list, from when on something is hot, and the form that changes it."""

    finding: str
    rule: str  # with one blank for what a neighbourhood is called here
    letters: bool  # whether the visitor sees those of letters as well
    lines: Sequence[HotSpotLine]
    setting: FormView | None
