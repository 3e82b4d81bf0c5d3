"""A province's roll-up as the API answers it: wards and numbers, never a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.official_list import OfficialProvince
from services.reporting.periods.rules import title_of
from services.reporting.province.adding import Compared, Pair, Stretch, Total
from services.reporting.province.rules import PeriodOf, Standing, statuses_of
from services.reporting.province.spread import Far


class PeriodOfView(BaseModel):
    """A period: how to ask for it, what it is called, when its reports are due."""

    period: str
    title: str
    due_on: date

    @classmethod
    def of(cls, period: PeriodOf, due_on: date) -> PeriodOfView:
        """The view of a period."""
        title = title_of(period.kind, period.year, period.ordinal)
        return cls(period=str(period), title=title, due_on=due_on)


class WardLineView(BaseModel):
    """A ward: where it stands, its report, in how many headline figures something was counted.

    Without a status it owes no report: no plan is in force there, or the product is not used.
    """

    code: str
    name: str
    status: str | None
    due_on: date | None
    submitted_on: date | None
    days_late: int  # calendar days
    report_id: UUID | None
    number: str | None
    issued_on: date | None
    revision: int
    filled: int
    filled_of: int

    @classmethod
    def of(cls, standing: Standing) -> WardLineView:
        """The view of a ward."""
        names = set(cls.model_fields) - {"filled", "filled_of"}
        return cls(
            **{name: getattr(standing, name) for name in names},
            filled=standing.filled,
            filled_of=len(standing.figures),
        )


class TotalView(BaseModel):
    """A figure over the wards that told it, and the median of their numbers."""

    key: str
    title: str
    unit: str
    saying: str
    wards: int
    total: int
    median: float | None

    @classmethod
    def of(cls, total: Total) -> TotalView:
        """The view of a total."""
        said = {name: getattr(total.figure, name) for name in ("key", "title", "unit", "saying")}
        return cls(**said, wards=total.wards, total=total.total, median=total.median)


class FarView(BaseModel):
    """A ward whose share is far from the others', with its n and how many deviations away."""

    code: str
    part: int
    whole: int
    above: bool
    score: float

    @classmethod
    def of(cls, far: Far) -> FarView:
        """The view of a ward far off."""
        said = {name: getattr(far.share, name) for name in ("code", "part", "whole")}
        return cls(**said, above=far.above, score=round(far.score, 1))


class PairView(BaseModel):
    """A share in this period and in the other, of the wards that have one in both."""

    wards: int
    part: int
    whole: int
    part_before: int
    whole_before: int

    @classmethod
    def of(cls, pair: Pair) -> PairView:
        """The view of a pair."""
        (part, whole), (part_before, whole_before) = pair.now, pair.before
        return cls(
            wards=pair.wards,
            part=part,
            whole=whole,
            part_before=part_before,
            whole_before=whole_before,
        )


class IndicatorView(BaseModel):
    """A share over all wards that have one, how they lie, and how they lay before."""

    key: str
    title: str
    better: str
    figure: str  # the headline figure that its part is
    part: int
    whole: int
    wards: int
    judged: int  # wards with enough things counted to be compared
    median: float | None
    far: list[FarView]
    pair: PairView | None

    @classmethod
    def of(cls, line: Compared) -> IndicatorView:
        """The view of an indicator."""
        spread = line.spread
        return cls(
            **{name: getattr(line.indicator, name) for name in ("key", "title", "better")},
            figure=line.indicator.part,
            **{name: getattr(spread, name) for name in ("part", "whole", "wards", "judged")},
            median=spread.median,
            far=[FarView.of(far) for far in spread.far],
            pair=PairView.of(line.pair) if line.pair else None,
        )


class RollUpView(BaseModel):
    """The wards of a province in one period, added up."""

    province: str
    period: str
    title: str
    than: str | None
    periods: list[PeriodOfView]
    statuses: dict[str, int]
    wards: list[WardLineView]
    totals: list[TotalView]
    indicators: list[IndicatorView]

    @classmethod
    def whole(
        cls,
        province: OfficialProvince,
        period: PeriodOf,
        than: PeriodOf | None,
        known: Sequence[tuple[PeriodOf, date]],
        standings: Sequence[Standing],
        totals: Sequence[Total],
        lines: Sequence[Compared],
    ) -> RollUpView:
        """The whole roll-up."""
        return cls(
            province=province.name,
            period=str(period),
            title=title_of(period.kind, period.year, period.ordinal),
            than=str(than) if than else None,
            periods=[PeriodOfView.of(*each) for each in known],
            statuses=statuses_of(standings),
            wards=[WardLineView.of(each) for each in standings],
            totals=[TotalView.of(each) for each in totals],
            indicators=[IndicatorView.of(each) for each in lines],
        )


class PartView(BaseModel):
    """A ward's part of a total, with the issued report in which it is opened further."""

    code: str
    name: str
    value: int
    report_id: UUID
    number: str | None


class HeadlineView(BaseModel):
    """A total opened: its wards, whose numbers add up to it."""

    key: str
    title: str
    unit: str
    period: str
    period_title: str
    total: int
    wards: list[PartView]


class ShareView(BaseModel):
    """A share of one period, with its n and the wards it is of."""

    part: int
    whole: int
    wards: int


class StretchView(BaseModel):
    """One period of a trend."""

    period: str
    title: str
    owed: int
    issued: int
    on_time: int
    shares: dict[str, ShareView]

    @classmethod
    def of(cls, stretch: Stretch) -> StretchView:
        """The view of one period."""
        period = stretch.period
        return cls(
            period=str(period),
            title=title_of(period.kind, period.year, period.ordinal),
            owed=stretch.owed,
            issued=stretch.issued,
            on_time=stretch.on_time,
            shares={
                key: ShareView(part=part, whole=whole, wards=wards)
                for key, (part, whole, wards) in stretch.shares.items()
            },
        )


class TrendView(BaseModel):
    """The last periods of one kind, the oldest first; titles of the indicators by their keys."""

    province: str
    titles: dict[str, str]
    stretches: list[StretchView]
