"""The list of everything disclosed in a quarter, to read and to print (article 13.2)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told, the_day
from services.portal.views import Link
from services.portal.views.quarterly import ListedLine, QuarterlyListsView, QuarterlyListView
from services.portal.visit import Visit, Visited
from services.portal.wording import FORMS

router = APIRouter()
ROMAN = ("I", "II", "III", "IV")
LIST_ITEM = "14q"
BODY_MAX = 19_000  # of the 20,000 letters that a disclosure may have
Year = Annotated[int, Path(ge=2023, le=2100)]
Quarter = Annotated[int, Path(ge=1, le=4)]


@router.get("/{ward:ward}/danh-muc")
async def quarterly_lists(visit: Visited) -> Response:
    """Every list."""
    told = await visit.asking.get("disclosures", "quarterly-lists")
    lists = [
        (
            Link(f"{visit.home}/danh-muc/{one['year']}/{one['quarter']}", _name(one)),
            f"{one['entries']} nội dung, lập ngày {_dmy(the_day(one['issued_on']))}",
        )
        for one in told
    ]
    return await visit.page("quarterly_lists.html.j2", QuarterlyListsView(lists))


@router.get("/{ward:ward}/danh-muc/{year}/{quarter}")
async def quarterly_list(visit: Visited, year: Year, quarter: Quarter) -> Response:
    """One list as it was issued."""
    lists = await visit.asking.get("disclosures", "quarterly-lists")
    one = next((e for e in lists if (e["year"], e["quarter"]) == (year, quarter)), None)
    if one is None:
        raise Refused(404, "Quý này chưa có danh mục.", {})
    told = await visit.asking.get("disclosures", f"quarterly-lists/{year}/{quarter}.json")
    file = f"/api/wards{visit.home}/disclosures/quarterly-lists/{year}/{quarter}"
    view = QuarterlyListView(
        title=_name(one),
        issued_on=the_day(one["issued_on"]),
        finding=_finding(told["entries"]),
        lines=[_line(entry) for entry in told["entries"]],
        downloads=[Link(f"{file}.csv", "Bảng tính CSV"), Link(f"{file}.json", "JSON")],
        sha256=one["sha256"],
        acts=_acts(visit, one),
    )
    return await visit.page("quarterly_list.html.j2", view)


async def written_from_list(visit: Visit, owed: Told) -> dict[str, str]:
    """What will be shown of a list, written from the list itself; nothing for other items."""
    if owed["item"] != LIST_ITEM:
        return {}
    year, _, quarter = owed["period"].partition("-Q")
    path = f"quarterly-lists/{year}/{quarter}.json"
    entries = (await visit.asking.get("disclosures", path))["entries"]
    page = f"{visit.home}/danh-muc/{year}/{quarter}"
    return {"summary": f"{_finding(entries)}.", "body": _body(entries, page)}


def _body(entries: list[Told], page: str) -> str:
    """A line for each entry; what does not fit is on the page of the list."""
    lines, length = [f"Danh mục đầy đủ, có nơi và ngày niêm yết: {page}"], 0
    for place, entry in enumerate(entries, start=1):
        one = _line(entry)
        text = (
            f"{place}. Khoản {one.khoan}: {one.title} ({one.document}), công khai {one.published}"
        )
        length += len(text) + 1
        if length > BODY_MAX:
            lines.append(f"… và {len(entries) - place + 1} nội dung khác.")
            break
        lines.append(text)
    return "\n".join(lines)


def _acts(visit: Visit, one: Told) -> list[Link]:
    """To the list's own disclosure once it is public; to writing it for who may."""
    if one["disclosure_id"]:
        return [Link(f"{visit.home}/cong-khai/{one['disclosure_id']}", "Nơi niêm yết danh mục này")]
    if visit.visitor.may("draft_disclosure"):
        here = f"{visit.home}/viec/nghia-vu/{one['obligation_id']}/soan"
        return [Link(here, "Công khai và niêm yết danh mục này")]
    return []


def _name(one: Told) -> str:
    return f"Danh mục thông tin đã công khai quý {ROMAN[one['quarter'] - 1]}/{one['year']}"


def _finding(entries: list[Told]) -> str:
    late = sum(entry["days_late"] > 0 for entry in entries)
    more = f", trong đó {late} nội dung công khai muộn" if late else ", không nội dung nào muộn"
    return f"{len(entries)} nội dung được công khai trong quý{more if entries else ''}"


def _line(entry: Told) -> ListedLine:
    late = f", muộn {entry['days_late']} ngày làm việc" if entry["days_late"] else ""
    day, _, hour = entry["published_at"].partition(" ")
    return ListedLine(
        khoan=entry["khoan"],
        title=entry["title"],
        document=f"{entry['document_number']} ngày {_dmy(the_day(entry['document_on']))}",
        published=f"{_dmy(the_day(day))} {hour}{late}",
        proofs=_proofs(entry),
    )


def _proofs(entry: Told) -> list[str]:
    said = [
        f"Niêm yết tại {sheet['place']} từ {_dmy(the_day(sheet['posted_on']))}{_until(sheet)}"
        for sheet in entry["sheets"]
    ]
    if days := entry["broadcasts"]:
        said.append(f"Truyền thanh: {', '.join(_dmy(the_day(on)) for on in days)}")
    said += [
        f"{FORMS.get(each['form'], each['form'])}: {each['count']} nơi" for each in entry["notices"]
    ]
    if entry["withdrawn_on"]:
        said.append(f"Thu hồi ngày {_dmy(the_day(entry['withdrawn_on']))}")
    return said


def _until(sheet: Told) -> str:
    return f" đến {_dmy(the_day(sheet['ended_on']))}" if sheet["ended_on"] else ""


def _dmy(on: date) -> str:
    return f"{on:%d/%m/%Y}"
