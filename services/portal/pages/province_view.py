"""The roll-up on the page: a map of squares, totals that open, shares with their n."""

from __future__ import annotations

from services.portal.look.words import number, share
from services.portal.pages.province_words import period_words
from services.portal.reading import Told, the_day
from services.portal.views import Cell, Choice, Link, State
from services.portal.views.province import (
    ProvinceView,
    ShareLine,
    Tile,
    TotalLine,
    WardReportLine,
)
from services.portal.visit import Visit

SAYINGS = {
    "know": "Dân biết",
    "discuss": "Dân bàn",
    "do": "Dân làm",
    "check": "Dân kiểm tra",
    "supervise": "Dân giám sát",
    "benefit": "Dân thụ hưởng",
}
# Late first: how each status looks, and how many of it there are in words.
STATUSES = {
    "overdue": State("late", "Quá hạn"),
    "due_soon": State("soon", "Sắp đến hạn"),
    "not_due": State("todo", "Chưa đến hạn"),
    "submitted_late": State("done", "Đã gửi, trễ"),
    "submitted": State("done", "Đã gửi đúng hạn"),
    "nothing_owed": State("none", "Chưa có kỳ"),
}
KINDS = ("phường", "xã", "đặc khu")


def province_view(visit: Visit, told: Told, alert: str = "") -> ProvinceView:
    """The page of a roll-up."""
    names = {ward["code"]: ward for ward in told["wards"]}
    chosen = told["period"]
    titles = {each["period"]: period_words(each["period"]) for each in told["periods"]}
    kind = chosen.partition(".")[0]
    notes = _notes(told)
    return ProvinceView(
        title=f"Các phường, xã: {period_words(chosen)}",
        finding=_finding(told),
        action=f"{visit.home}/tinh",
        periods=[Choice(key, words, key == chosen) for key, words in titles.items()],
        others=[
            Choice(key, words, key == told["than"])
            for key, words in titles.items()
            if key != chosen and key.startswith(kind)
        ],
        sums=[
            (state, told["statuses"][status])
            for status, state in STATUSES.items()
            if told["statuses"].get(status)
        ],
        tiles=[_tile(ward, notes.get(ward["code"], [])) for ward in told["wards"]],
        totals=_totals(visit, told),
        shares=[_share(line, names) for line in told["indicators"]],
        wards=[_ward(ward) for ward in told["wards"]],
        than=titles.get(told["than"], ""),
        alert=alert,
    )


def _finding(told: Told) -> str:
    counts, every = told["statuses"], len(told["wards"])
    sent = counts.get("submitted", 0) + counts.get("submitted_late", 0)
    said = [f"{sent}/{every} phường, xã, đặc khu đã gửi báo cáo"]
    said += [
        f"{counts[status]} {words}"
        for status, words in (
            ("overdue", "nơi quá hạn"),
            ("submitted_late", "nơi gửi trễ"),
            ("nothing_owed", "nơi chưa có kỳ báo cáo"),
        )
        if counts.get(status)
    ]
    return ", ".join(said)


def _state(ward: Told) -> State:
    state = STATUSES[ward["status"] or "nothing_owed"]
    late = ward["days_late"]
    return State(state.kind, f"{state.text} {late} ngày") if late else state


def _href(ward: Told) -> str:
    """The ward's issued report as everybody reads it; without one nothing to open."""
    return f"/{ward['code']}/bao-cao/{ward['report_id']}" if ward["report_id"] else ""


def _bare(name: str) -> str:
    """Uông Bí of Phường Uông Bí: on a square there is little room."""
    kind = next((each for each in KINDS if name.lower().startswith(f"{each} ")), "")
    return name[len(kind) :].strip()


def _tile(ward: Told, notes: list[str]) -> Tile:
    return Tile(_bare(ward["name"]), _href(ward), _state(ward), notes)


def _notes(told: Told) -> dict[str, list[str]]:
    """What is far from the others', by ward."""
    notes: dict[str, list[str]] = {}
    for line in told["indicators"]:
        for far in line["far"]:
            side = "cao" if far["above"] else "thấp"
            notes.setdefault(far["code"], []).append(f"{line['title']}: {side} khác hẳn")
    return notes


def _totals(visit: Visit, told: Told) -> list[tuple[str, list[TotalLine]]]:
    return [
        (words, lines)
        for saying, words in SAYINGS.items()
        if (
            lines := [
                _total(visit, each, told["period"])
                for each in told["totals"]
                if each["saying"] == saying
            ]
        )
    ]


def _total(visit: Visit, total: Told, period: str) -> TotalLine:
    opened = f"{visit.home}/tinh/so/{total['key']}?ky={period}" if total["wards"] else ""
    return TotalLine(
        title=total["title"],
        cell=Cell(number(total["total"]), opened, figure=bool(opened)),
        unit=total["unit"],
        median=number(total["median"]) if total["wards"] else "chưa có",
        wards=f"{total['wards']} nơi",
    )


def _share(line: Told, names: dict[str, Told]) -> ShareLine:
    pair = line["pair"]
    before = change = ""
    if pair and pair["wards"]:
        then, now = (pair["part_before"], pair["whole_before"]), (pair["part"], pair["whole"])
        before = f"{share(*then)}; cùng {pair['wards']} nơi nay {share(*now)}"
        points = 100 * now[0] / now[1] - 100 * then[0] / then[1]
        change = _change(points, line["better"])
    return ShareLine(
        title=line["title"],
        share=share(line["part"], line["whole"]),
        median=f"{number(100 * line['median'])}%" if line["wards"] else "chưa có",
        wards=f"{line['wards']} nơi, so {line['judged']} nơi",
        far=[_far(far, names[far["code"]], line["figure"]) for far in line["far"]],
        before=before,
        change=change,
    )


def _change(points: float, better: str) -> str:
    if abs(points) < 0.05:
        return "không đổi"
    said = f"{'tăng' if points > 0 else 'giảm'} {number(abs(points), 1)} điểm phần trăm"
    return f"{said}, {'tốt hơn' if (points > 0) == (better == 'high') else 'kém hơn'}"


def _far(far: Told, ward: Told, figure: str) -> Link:
    side = "cao hơn hẳn" if far["above"] else "thấp hơn hẳn"
    words = f"{ward['name']}: {share(far['part'], far['whole'])}, {side}"
    return Link(f"{_href(ward)}/so/period.{figure}", words)


def _ward(ward: Told) -> WardReportLine:
    document = ""
    if ward["number"]:
        document = f"Báo cáo {ward['number']}, {the_day(ward['issued_on']):%d/%m/%Y}"
        document += f", bản thay thế lần {ward['revision']}" if ward["revision"] else ""
    of = ward["filled_of"]
    filled = f"{ward['filled']}/{of} chỉ tiêu có số liệu" if of else ""
    return WardReportLine(ward["name"], _href(ward), _state(ward), document, filled)
