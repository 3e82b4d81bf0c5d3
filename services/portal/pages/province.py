"""The province's pages: its wards added up, a total opened, how it went over the periods."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import number, share
from services.portal.pages.province_view import province_view
from services.portal.pages.province_words import period_head, period_words
from services.portal.reading import Told
from services.portal.views import Choice, Link
from services.portal.views.province import (
    PartLine,
    ProvinceFigureView,
    ProvinceTrendView,
    TrendLine,
)
from services.portal.visit import Visit, Visited

router = APIRouter()
Period = Annotated[str, Query(alias="ky", max_length=20)]
KINDS = {"quarter": "Quý", "half_year": "6 tháng đầu năm", "year": "Năm"}


@router.get("/{ward:ward}/tinh")
async def roll_up_page(
    visit: Visited,
    period: Period = "",
    than: Annotated[str, Query(alias="so-voi", max_length=20)] = "",
) -> Response:
    """The wards in a period, beside another period where one is chosen."""
    visit.visitor.must_be_known()
    try:
        told = await visit.asking.get("reporting", "roll-up", period=period, than=than)
    except Refused as refused:
        if refused.status != 422 or not than:
            raise
        told = await visit.asking.get("reporting", "roll-up", period=period)
        view = province_view(visit, told, refused.title)
        return await visit.page("province.html.j2", view, 422)
    return await visit.page("province.html.j2", province_view(visit, told))


@router.get("/{ward:ward}/tinh/so/{headline}")
async def roll_up_figure_page(
    visit: Visited,
    headline: Annotated[str, Path(max_length=60, pattern=r"^[a-z_]+$")],
    period: Period,
) -> Response:
    """A total opened: each ward's number leads to the list behind it in the ward's report."""
    told = await visit.asking.get("reporting", f"roll-up/figures/{headline}", period=period)
    view = ProvinceFigureView(
        value=number(told["total"]),
        title=told["title"],
        unit=told["unit"],
        period=Link(f"{visit.home}/tinh?ky={told['period']}", period_words(told["period"])),
        parts=[_part(ward, told["key"]) for ward in told["wards"]],
    )
    return await visit.page("province_figure.html.j2", view)


def _part(ward: Told, key: str) -> PartLine:
    """Nothing of a ward but what its public reads: its issued report, under its own address."""
    report = f"/{ward['code']}/bao-cao/{ward['report_id']}"
    return PartLine(
        name=ward["name"],
        value=number(ward["value"]),
        href=f"{report}/so/period.{key}",
        report=Link(report, f"Báo cáo số {ward['number']}"),
    )


@router.get("/{ward:ward}/tinh/xu-huong")
async def roll_up_trend_page(
    visit: Visited, kind: Annotated[str, Query(alias="loai", max_length=20)] = "half_year"
) -> Response:
    """Periods of one kind side by side."""
    visit.visitor.must_be_known()
    told = await visit.asking.get("reporting", "roll-up/trend", kind=kind)
    return await visit.page("province_trend.html.j2", _trend(visit, told, kind))


def _trend(visit: Visit, told: Told, kind: str) -> ProvinceTrendView:
    stretches = told["stretches"]
    return ProvinceTrendView(
        kinds=[Choice(value, words, value == kind) for value, words in KINDS.items()],
        action=f"{visit.home}/tinh/xu-huong",
        periods=[period_head(each["period"]) for each in stretches],
        issued=[
            (
                period_head(each["period"]),
                each["on_time"],
                each["issued"] - each["on_time"],
                each["owed"],
            )
            for each in stretches
        ],
        lines=[
            _line(title, [each["shares"][key] for each in stretches])
            for key, title in told["titles"].items()
        ],
    )


def _line(title: str, shares: list[Told]) -> TrendLine:
    return TrendLine(
        title,
        [share(each["part"], each["whole"]) for each in shares],
        [100 * each["part"] / each["whole"] if each["whole"] else None for each in shares],
    )
