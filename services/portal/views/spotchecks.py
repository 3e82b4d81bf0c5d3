"""The random checks of a month: the draw, and every place still to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import FormView, Link, State


@dataclass(frozen=True)
class SpotPlace:
    """A drawn place, why it was likely, and the papers that hang there."""

    name: str
    state: State
    reasons: Sequence[str]
    sheets: Sequence[Link]


@dataclass(frozen=True)
class SpotChecksView:
    """The places of the month in the order of the draw; a form while nothing is drawn."""

    finding: str
    places: Sequence[SpotPlace]
    seed: str = ""
    rule: str = ""
    form: FormView | None = None
