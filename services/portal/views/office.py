"""Sign-in, the choice of a ward, units and their import, and the page of the operators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.portal.look.charts import Span
from services.portal.look.drum import Ray
from services.portal.views.frame import Choice, FormView, Link, State


@dataclass(frozen=True)
class SignInView:
    """Sign-in: `step` is "password" or "code"; `next` is where to go afterwards."""

    form: FormView
    step: str
    next: str = ""


@dataclass(frozen=True)
class PasswordView:
    """The form that changes one's own password; `must` where it was given by somebody else."""

    form: FormView
    must: bool


@dataclass(frozen=True)
class WardLine:
    """A place of the official list; `used` is whether it uses the product."""

    code: str
    name: str
    href: str
    province: str = ""
    used: bool = True


@dataclass(frozen=True)
class ProvinceChoice:
    """A province with how many places it has, and how many of them use the product."""

    href: str
    name: str
    places: int
    used: int
    chosen: bool = False


@dataclass(frozen=True)
class LandingView:
    """The first page: search through the official list, or choose a province.

    `title` says what the places are that were chosen or found, `more` that there are others;
    `of_province` leads to a province's own page. `few` are those in use, while they are few.
    """

    query: str
    action: str
    provinces: Sequence[ProvinceChoice]
    used: int
    title: str = ""
    places: Sequence[WardLine] = ()
    more: str = ""
    of_province: Link | None = None
    few: Sequence[WardLine] = ()

    @property
    def every(self) -> int:
        """How many places the country has."""
        return sum(each.places for each in self.provinces)


@dataclass(frozen=True)
class UnitLine:
    """A unit or a neighbourhood of the ward; `house` is its community house (nhà văn hóa)."""

    name: str
    kind: str
    house: str
    state: State


@dataclass(frozen=True)
class ImportRow:
    """A row of an import with its errors; no errors means it would be taken."""

    line: int
    cells: Sequence[str]
    errors: Sequence[str] = ()
    unchanged: bool = False  # what is known already needs no entering


@dataclass(frozen=True)
class UnitsView:
    """Units of the ward with the import form; `rows` is the preview of a list just sent.

    `begun` is whether the form holds the usual units of a ward, to begin with.
    """

    units: Sequence[UnitLine]
    kinds: Sequence[Choice]
    action: str
    query: str
    form: FormView | None
    head: Sequence[str]
    rows: Sequence[ImportRow] = ()
    confirm: FormView | None = None
    template: str = ""
    begun: bool = False


@dataclass(frozen=True)
class PartHealth:
    """One running part: gateway, a service, the bus, a database."""

    name: str
    state: State
    detail: str


@dataclass(frozen=True)
class Listening:
    """How far a service has read another's events; `behind` the one that has read furthest."""

    listener: str
    stream: str
    at: int
    behind: int
    parked: int
    state: State


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
    """The health of everything that runs; `traces` only where they are kept on this machine."""

    finding: str
    parts: Sequence[PartHealth]
    listening: Sequence[Listening]
    traces: Sequence[Trace] = ()


@dataclass(frozen=True)
class ComponentsView:
    """The page of components: rays for a drum and a form with one wrong field."""

    rays: Sequence[Ray]
    form: FormView
