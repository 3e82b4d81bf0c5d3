"""Adds the wards of a province up: totals, shares, two periods side by side, a trend. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from services.reporting.figures.definitions import Definition, headline_figures
from services.reporting.province.indicators import Indicator, indicators, shares_of
from services.reporting.province.rules import PeriodOf, Standing, behind
from services.reporting.province.spread import Share, Spread, spread_of
from services.reporting.rules import PeriodStatus


@dataclass(frozen=True)
class Total:
    """A figure over the wards that told it; the median is of their numbers."""

    figure: Definition
    wards: int
    total: int
    median: float | None


def totals_of(standings: Sequence[Standing]) -> list[Total]:
    """Every headline figure, in the order of the catalogue."""
    totals = []
    for figure in headline_figures():
        numbers = [number for _, number in behind(figure.key, standings)]
        middle = float(median(numbers)) if numbers else None
        totals.append(Total(figure, len(numbers), sum(numbers), middle))
    return totals


@dataclass(frozen=True)
class Pair:
    """A share now and before, of those wards alone that have one in both periods."""

    wards: int
    now: tuple[int, int]
    before: tuple[int, int]


@dataclass(frozen=True)
class Compared:
    """An indicator: how the wards lie, and how they lay in another period."""

    indicator: Indicator
    spread: Spread
    pair: Pair | None


def compared(now: Sequence[Standing], before: Sequence[Standing] | None) -> list[Compared]:
    """Every indicator, beside another period where one is asked for."""
    found = []
    for indicator in indicators():
        shares = shares_of(indicator, now)
        past = None if before is None else shares_of(indicator, before)
        pair = None if past is None else _pair(shares, past)
        found.append(Compared(indicator, spread_of(shares), pair))
    return found


def _pair(now: Sequence[Share], before: Sequence[Share]) -> Pair:
    """Wards that reported once only would make a difference where nothing changed."""
    present = {share.code: share for share in now}
    past = {share.code: share for share in before if share.code in present}
    return Pair(len(past), _sum([present[code] for code in past]), _sum(list(past.values())))


def _sum(shares: Sequence[Share]) -> tuple[int, int]:
    return sum(share.part for share in shares), sum(share.whole for share in shares)


@dataclass(frozen=True)
class Stretch:
    """A province in one period of a trend: who owed, who issued, in time, and every share."""

    period: PeriodOf
    owed: int
    issued: int
    on_time: int
    shares: Mapping[str, tuple[int, int, int]]  # part, whole, wards


def stretch_of(period: PeriodOf, standings: Sequence[Standing]) -> Stretch:
    """One period of a trend."""
    shares = {each.key: shares_of(each, standings) for each in indicators()}
    return Stretch(
        period,
        owed=sum(1 for each in standings if each.status),
        issued=sum(1 for each in standings if each.issued),
        on_time=sum(1 for each in standings if each.status is PeriodStatus.SUBMITTED),
        shares={key: (*_sum(found), len(found)) for key, found in shares.items()},
    )
