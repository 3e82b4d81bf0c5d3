"""Sign-in, the choice of a ward, units and their import, and the page of the operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.look.charts import Span
from services.portal.look.drum import Ray
from services.portal.views.frame import Choice, FormView, Link, Pager, State


@dataclass(frozen=True)
class SignInView:
    """Sign-in: `step` is "password" or "code"; `next` is where to go afterwards."""

    form: FormView
    step: str
    next: str = ""


@dataclass(frozen=True)
class WardLine:
    """A ward one can choose."""

    code: str
    name: str
    href: str
    state: State | None = None


@dataclass(frozen=True)
class LandingView:
    """The first page: search, and the wards that use the product by province."""

    query: str
    action: str
    provinces: Sequence[tuple[str, Sequence[WardLine]]]
    total: int


@dataclass(frozen=True)
class UnitLine:
    """A unit or a neighbourhood of the ward."""

    name: str
    kind: str
    head: str
    households: int | None
    state: State
    href: str


@dataclass(frozen=True)
class ImportRow:
    """A row of an import with its errors; no errors means it would be taken."""

    line: int
    cells: Sequence[str]
    errors: Sequence[str] = ()


@dataclass(frozen=True)
class UnitsView:
    """Units of the ward with the import form; `rows` is the preview of a file just sent."""

    units: Sequence[UnitLine]
    kinds: Sequence[Choice]
    action: str
    query: str
    form: FormView | None
    head: Sequence[str]
    rows: Sequence[ImportRow] = ()
    confirm: FormView | None = None
    sample: Link | None = None
    pager: Pager | None = None


@dataclass(frozen=True)
class PartHealth:
    """One running part: gateway, a service, the bus, a database."""

    name: str
    state: State
    detail: str


@dataclass(frozen=True)
class Lag:
    """How far a consumer is behind."""

    consumer: str
    stream: str
    behind: int
    oldest: str
    state: State


@dataclass(frozen=True)
class DeadLetter:
    """An event that was set aside, why, and the form that plays it again."""

    event: str
    consumer: str
    error: str
    tries: int
    parked_at: datetime
    replay: str


@dataclass(frozen=True)
class Trace:
    """One request through the parts."""

    name: str
    trace_id: str
    began_at: datetime
    lasts_ms: float
    spans: Sequence[Span]


@dataclass(frozen=True)
class OpsView:
    """The health of everything that runs."""

    finding: str
    parts: Sequence[PartHealth]
    lags: Sequence[Lag]
    letters: Sequence[DeadLetter]
    traces: Sequence[Trace]


@dataclass(frozen=True)
class ComponentsView:
    """The page of components: rays for a drum and a form with one wrong field."""

    rays: Sequence[Ray]
    form: FormView
