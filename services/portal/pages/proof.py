"""The proof of a disclosure on its page: every form, every wall, every day on the air."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from services.portal.look.words import dm, dmy, moment
from services.portal.reading import Told, day, the_day
from services.portal.reading import moment as at
from services.portal.views import FormOfDisclosure, PlaceLine, State
from services.portal.wording import FORMS, WAYS

UNPROVEN = "chưa có chứng cứ"
# How the places of one disclosure are counted in words, the worst first.
COUNTED = (
    ("late", "nơi quá hạn"),
    ("broken", "nơi bị gián đoạn"),
    ("todo", "nơi chờ dán"),
    ("live", "nơi đang niêm yết"),
    ("standing", "nơi niêm yết thường xuyên"),
    ("done", "nơi đã đủ ngày"),
)


def forms(told: Told, today: date) -> list[FormOfDisclosure]:
    """One line for each form the law asks of this disclosure."""
    return [_form(form, told, today) for form in told["forms"]]


def places(told: Told, today: date, positions: Mapping[str, str] | None = None) -> list[PlaceLine]:
    """Every wall that needs a sheet; `positions` of those who attest, where they may be known."""
    return [
        PlaceLine(
            wall["name"] or "Địa điểm chưa có trong danh sách",
            wall_state(wall, told, today),
            posted_on=day(wall["broken_on"] or wall["posted_on"]),
            ends_on=None if wall["broken_on"] else day(wall["ended_on"] or wall["keep_until"]),
            photo=wall["photo"]["href"] if wall["photo"] else "",
            sha256=wall["photo"]["sha256"] if wall["photo"] else "",
            by=(positions or {}).get(wall["posted_by"] or "", ""),
        )
        for wall in told["walls"]
    ]


def wall_state(wall: Told, told: Told, today: date) -> State:
    """How the sheet at one place stands today."""
    if wall["state"] in ("missing", "replaced"):
        if told["published_on"] and today > the_day(told["due_on"]):
            return State("late", "Chưa có ảnh, quá hạn")
        return State("todo", "Chờ dán")
    if wall["state"] == "broken":
        return State("broken", "Bị gián đoạn, tính lại")
    if wall["state"] == "down":
        return State("done", f"Đã đủ, {wall['days_kept']} ngày")
    if wall["keep_until"] is None:
        return State("standing", "Thường xuyên")
    left = (the_day(wall["keep_until"]) - today).days
    return State("live", f"Còn {left} ngày" if left > 0 else "Đủ ngày, chờ gỡ")


def notices(told: Told) -> list[PlaceLine]:
    """Every neighbourhood or organisation that must be told."""
    lines = []
    for notice in told["notices"]:
        name = notice["name"] or "Cấp ủy, tổ chức"
        if notice["on"]:
            way = WAYS.get(notice["way"], "Đã thông báo")
            state = State("done", way) if notice["proven"] else State("live", f"{way}, {UNPROVEN}")
            if notice["confirmed_at"]:
                state = State("done", f"{way}, đã xác nhận")
            lines.append(PlaceLine(name, state, day(notice["on"]), photo=_href(notice)))
        else:
            lines.append(PlaceLine(name, State("todo", "Chưa thông báo")))
    return lines


def broadcasts(told: Told) -> list[PlaceLine]:
    """The days on the air, and what proves each."""
    lines = []
    for held in told["broadcasts"]:
        state = (
            State("done", "Có nhật ký phát")
            if held["proven"]
            else State("live", UNPROVEN.capitalize())
        )
        if held["confirmed_in"]:
            state = State("done", f"{len(held['confirmed_in'])} nơi xác nhận đã nghe")
        name = f"Ngày {dmy(the_day(held['on']))}, {held['minutes']} phút"
        lines.append(PlaceLine(name, state, photo=_href(held)))
    return lines


def uses(told: Told) -> list[FormOfDisclosure]:
    """Other forms that were used, beyond what the law asks."""
    return [
        FormOfDisclosure(
            FORMS[use["form"]],
            f"Điều 12 khoản 1 điểm {use['point']}",
            State("done", "Đã thực hiện"),
            f"{dmy(the_day(use['on']))}, {use['said']}",
            use["address"] or _href(use),
        )
        for use in told["uses"]
    ]


def _href(proven: Told) -> str:
    return str(proven["proof"]["href"]) if proven["proof"] else ""


def _form(form: Told, told: Told, today: date) -> FormOfDisclosure:
    name = str(FORMS.get(form["form"], form["form"]))
    href = proof = ""
    if form["form"] == "portal":
        published = told["published_at"]
        proof = f"Đăng lúc {moment(at(published))}" if published else "Chưa công khai"
    elif form["form"] == "posting":
        name = f"{name} tại {form['needed']} địa điểm"
        href, proof = "#niem-yet", _walls(told, today)
    elif form["form"] == "loudspeaker":
        name = f"{name} ít nhất {form['days']} ngày liên tiếp" if form["days"] else name
        days = ", ".join(dm(the_day(held["on"])) for held in told["broadcasts"])
        href, proof = "#truyen-thanh" if days else "", days or "Chưa phát ngày nào"
    else:
        proof = f"{form['proven']}/{form['needed']} nơi đã được thông báo, có chứng cứ"
        href = "#truyen-thanh" if told["notices"] else ""
    return FormOfDisclosure(name, form["basis"], _state(form, told, today), proof, href)


def _state(form: Told, told: Told, today: date) -> State:
    proven, needed = form["proven"], form["needed"]
    if needed and proven == needed:
        return State("standing", "Đang giữ") if form["permanent"] else State("done", "Đủ")
    if form["form"] == "portal":
        return State("todo", "Chưa công khai")
    if form["form"] == "posting":
        kinds = {wall_state(wall, told, today).kind for wall in told["walls"]}
        worst = next((kind for kind, _ in COUNTED if kind in kinds), "todo")
        return State(worst, f"{proven}/{needed} nơi đủ")
    if form["form"] == "loudspeaker":
        held = len(told["broadcasts"])
        return State("live" if held else "todo", f"{held} ngày" if held else "Chưa phát")
    return State("live" if proven else "todo", f"{proven}/{needed}")


def _walls(told: Told, today: date) -> str:
    counts = Counter(wall_state(wall, told, today).kind for wall in told["walls"])
    return ", ".join(f"{counts[kind]} {words}" for kind, words in COUNTED if counts[kind])
