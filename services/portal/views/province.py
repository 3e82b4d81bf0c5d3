"""What a province sees of its wards: where each stands, the totals, the shares, a trend."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Link, State
from services.portal.views.opendata import FieldLine
from services.portal.views.reports import Cell


@dataclass(frozen=True)
class Tile:
    """A ward on the map of squares: it leads to its report, or to its public board."""

    name: str
    href: str
    state: State
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class TotalLine:
    """A figure over all wards that told it; opened, it is a list of them."""

    title: str
    cell: Cell
    unit: str
    median: str
    wards: str


@dataclass(frozen=True)
class ShareLine:
    """A share with its n, how the wards lie, who is far off, and how it was before."""

    title: str
    share: str
    median: str
    wards: str
    far: Sequence[Link]
    before: str = ""
    change: str = ""


@dataclass(frozen=True)
class WardReportLine:
    """A ward in the list: its report, its day, in how many figures something was counted."""

    name: str
    href: str
    state: State
    document: str
    filled: str


@dataclass(frozen=True)
class ProvinceView:
    """The wards of a province in one period; `than` names the period they are compared with."""

    title: str
    finding: str
    action: str
    periods: Sequence[Choice]
    others: Sequence[Choice]
    sums: Sequence[tuple[State, int]]
    tiles: Sequence[Tile]
    totals: Sequence[tuple[str, Sequence[TotalLine]]]  # by saying
    shares: Sequence[ShareLine]
    wards: Sequence[WardReportLine]
    than: str = ""
    alert: str = ""


@dataclass(frozen=True)
class PartLine:
    """A ward's number in a total, which opens the list behind it in the ward's own report."""

    name: str
    value: str
    href: str
    report: Link


@dataclass(frozen=True)
class ProvinceFigureView:
    """A total of a period opened: the wards whose numbers add up to it."""

    value: str
    title: str
    unit: str
    period: Link
    parts: Sequence[PartLine]


@dataclass(frozen=True)
class TrendLine:
    """A row of a trend: a share in each period, oldest first, and how it went."""

    title: str
    cells: Sequence[str]
    points: Sequence[float | None]  # per cent


@dataclass(frozen=True)
class ProvinceTrendView:
    """The last periods of one kind side by side."""

    kinds: Sequence[Choice]
    action: str
    periods: Sequence[str]
    issued: Sequence[tuple[str, int, int, int]]  # period, in time, late, owed
    lines: Sequence[TrendLine]


@dataclass(frozen=True)
class ProvinceDataView:
    """Where a province's open data is, and what its fields mean."""

    licence: str
    addresses: Sequence[Link]
    fields: Sequence[FieldLine]
