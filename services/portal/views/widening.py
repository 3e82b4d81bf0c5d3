"""What the page of the ward's own additions to the law's catalogue needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, FormView, State


@dataclass(frozen=True)
class AdditionLine:
    """One addition: what, from which day on, resting on which paper; forms only for who decides."""

    title: str
    asks: str
    since: str
    basis: str
    state: State
    approve: FormView | None = None
    decline: FormView | None = None


@dataclass(frozen=True)
class WideningView:
    """The ward's additions; the two forms are there for whoever may propose."""

    finding: str
    rules: Sequence[str]
    additions: Sequence[AdditionLine]
    items: Sequence[Choice]
    rhythms: Sequence[Choice]
    owners: Sequence[Choice]
    forms: Sequence[Choice]
    new_item: FormView | None = None
    new_form: FormView | None = None
    alert: FormView | None = None
