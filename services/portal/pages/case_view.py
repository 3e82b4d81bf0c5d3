"""Makes the page of a case out of what reception answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from libs.law.procedures import UNSORTED, procedures
from libs.law.rules import rule
from services.portal.dialogue_steps import dialogue_line
from services.portal.pages.petitions import CHANNELS, clock_of, step_of
from services.portal.reading import Told, the_day, urgency
from services.portal.several import TICK
from services.portal.views import Choice, FormView, State
from services.portal.views.petitions import CaseAct, CaseLine, CaseView
from services.portal.visit import Visit

LACKS = {
    "language": "tiếng Việt",
    "name": "họ tên",
    "address": "địa chỉ",
    "signature": "chữ ký, điểm chỉ",
    "day": "ngày viết đơn",
    "content": "nội dung rõ ràng",
}
ROLES = {"chair": "Chủ tịch, Phó Chủ tịch", "office": "Văn phòng", "department": "Phòng chuyên môn"}
NEGLECT = "reception.neglect"
# Of a denunciation nobody notes what and where.
PLACED_KINDS = ("complaint", "proposal")
UNSAID = Choice("", "Chưa ghi")
GRADES = ("phức tạp", "đặc biệt phức tạp")


@dataclass(frozen=True)
class Around:
    """What the page of a case needs beside it."""

    units: list[Told]
    others: list[Told]
    matters: list[Told]
    dialogues: list[Told]


@dataclass(frozen=True)
class Step:
    """What a desk does beside the moves of the law: its address in reception, words and fields."""

    path: str
    title: str
    send: str
    fields: tuple[str, ...]
    action: str


PLACE = ("matter", "neighbourhood_id")
SORT = ("kind", "summary", *PLACE, "facts", "lacks", "accused_unit_ids", "accused_roles", "on")
TALK = ("event_on", "starts_at", "place", "agenda")
DECIDED = ("decided", "sent", "appealed", "in_effect", "carried_out")
STEPS = {
    "sort": Step("kind", "Phân loại", "Ghi phân loại", SORT, "sort_case"),
    "place": Step("place", "Sửa lĩnh vực, nơi xảy ra", "Ghi lại", PLACE, "place_case"),
    "split": Step("parts", "Tách nội dung khác trong lá đơn", "Tách", (), "split_case"),
    "link": Step("original", "Nối với đơn trùng", "Nối", ("earlier_id",), "link_duplicate"),
    "assign": Step("unit", "Giao đơn vị giải quyết", "Giao", ("unit_id",), "assign_case"),
    "dialogue": Step("dialogues", "Định ngày đối thoại", "Định ngày", TALK, "plan_case_dialogue"),
    "late-dialogue": Step(
        "dialogues",
        "Ghi bổ sung buổi đối thoại đã tổ chức trước quyết định",
        "Ghi lại",
        TALK,
        "plan_case_dialogue",
    ),
    "take": Step("person", "Nhận việc này", "Tôi giải quyết", (), "take_case"),
}


def fields_of(name: str, told: Told) -> tuple[str, ...]:
    """What the form of a step asks for."""
    if name in STEPS:
        return STEPS[name].fields
    needs: list[str] = next((m["needs"] for m in told["moves"] if m["move"] == name), [])
    return ("on", *needs, *(("receipt",) if "answer" in needs else ()))


def line(here: str, told: Told) -> CaseLine:
    """A case in a list."""
    due = told["days_left"]
    late = urgency(due) if due is not None else State("done", told["state_title"])
    state = State("done", told["state_title"]) if told["settled_on"] and due is None else late
    notes = [
        told["kind_title"],
        told["state_title"],
        f"nhận {the_day(told['received_on']):%d/%m/%Y}",
        f"hạn {the_day(told['due_on']):%d/%m/%Y}" if told["due_on"] else "",
        untouched(told),
    ]
    title = f"{told['number']}: {told['summary'] or 'chưa phân loại'}"
    given = not told["settled_on"] and told["kind"] != UNSORTED
    tick = f"{TICK}{told['id']}" if given else ""
    return CaseLine(title, f"{here}/{told['id']}", state, notes, tick)


def untouched(told: Told) -> str:
    """That nobody took it up, and by when somebody has to (Decree 154/2026, article 41.3)."""
    if not told["neglected_on"]:
        return ""
    days = rule(NEGLECT, the_day(told["received_on"])).value
    return f"chưa ai xử lý, đủ {days} ngày vào {the_day(told['neglected_on']):%d/%m/%Y}"


def view_of(visit: Visit, told: Told, around: Around) -> CaseView:
    """One case, with the steps that are possible and make sense for who looks."""
    here, holds = f"{visit.home}/viec/don-thu", {f["fact"] for f in told["facts"] if f["holds"]}
    units, names = around.units, {unit["id"]: unit["name"] for unit in around.units}
    free = [unit for unit in units if unit["id"] not in told["accused_unit_ids"]]
    kinds, talks = _kinds(), f"{visit.home}/viec/doi-thoai"
    reads = visit.visitor.may("open_letter", told["unit_id"] or "")
    return CaseView(
        number=told["number"],
        kind=told["kind_title"],
        state=State("done" if told["settled_on"] else "live", told["state_title"]),
        summary=told["summary"],
        notes=_notes(told, names),
        answer=told["answer"],
        letter=f"{visit.home}/viec/don-niem-phong/{told['sealed_id']}" if reads else "",
        clocks=[clock_of(each) for each in told["clocks"] if not each["dropped"]],
        steps=[step_of(each) for each in told["steps"]],
        acts=_acts(visit, told, f"{here}/{told['id']}"),
        parts=[line(here, each) for each in told["parts"] if each["id"] != told["id"]],
        kinds=[Choice(kind, procedures()[kind].title, kind == told["kind"]) for kind in kinds],
        facts=[Choice(name, words, name in holds) for name, words in _facts(kinds)],
        lacks=[Choice(name, words, name in told["lacks"]) for name, words in LACKS.items()],
        units=[Choice(unit["id"], unit["name"]) for unit in free],
        accused=[
            Choice(unit["id"], unit["name"], unit["id"] in told["accused_unit_ids"])
            for unit in units
        ],
        roles=[Choice(role, words) for role, words in ROLES.items()],
        others=[
            Choice(each["id"], f"{each['number']}: {each['summary']}")
            for each in around.others
            if each["id"] != told["id"]
        ],
        grades=[Choice(grade, grade) for grade in GRADES],
        matters=[UNSAID, *(Choice(each["code"], each["title"]) for each in around.matters)],
        places=_places(units),
        flags=told["flags"],
        dialogues=[dialogue_line(each, talks) for each in around.dialogues],
        may_lie=told["kind"] in PLACED_KINDS,
    )


def _kinds() -> list[str]:
    """What a case may be sorted as."""
    return [kind for kind in procedures() if kind != UNSORTED]


def _facts(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Every fact the law knows of some kind, once."""
    known = {fact.id: fact.title for kind in kinds for fact in procedures()[kind].facts}
    return sorted(known.items(), key=lambda each: each[1])


def _acts(visit: Visit, told: Told, here: str) -> list[CaseAct]:
    may, unit_id, today = visit.visitor.may, told["unit_id"] or "", f"{visit.today}"
    values = {"on": today, "summary": told["summary"], "matter": told["matter"]}
    values["neighbourhood_id"] = told["neighbourhood_id"] or ""
    acts = [
        CaseAct(name, step.title, step.send, _form(here, name, values), step.fields)
        for name, step in STEPS.items()
        if may(step.action, unit_id) and _makes_sense(name, told)
    ]
    if not may("move_case", unit_id):
        return acts
    return acts + [
        CaseAct(
            name=each["move"],
            title=f"{each['title'][:1].upper()}{each['title'][1:]}",
            send="Ghi bước này",
            form=_form(here, each["move"], values),
            fields=fields_of(each["move"], told),
            basis=each["basis"],
        )
        for each in told["moves"]
    ]


def _makes_sense(name: str, told: Told) -> bool:
    """What was taken up is not sorted again, and then alone it is corrected what and where."""
    if name == "dialogue":
        return (told["kind"], told["state"]) == ("complaint", "accepted")
    if name == "late-dialogue":
        return told["kind"] == "complaint" and told["state"] in DECIDED
    if name == "assign":
        return bool(told["kind"] != UNSORTED)
    if name == "place":
        return told["kind"] in PLACED_KINDS and not told["untouched"]
    return bool(name != "sort" or told["untouched"])


def _places(units: list[Told]) -> list[Choice]:
    known = (unit for unit in units if unit["kind"] == "neighbourhood")
    return [UNSAID, *(Choice(unit["id"], unit["name"]) for unit in known)]


def _form(here: str, name: str, values: dict[str, str]) -> FormView:
    return FormView(f"{here}/{name}", values, prefix=f"{name}-")


def _notes(told: Told, names: dict[str, str]) -> list[str]:
    said = [f"{CHANNELS[told['channel']]}, nhận {the_day(told['received_on']):%d/%m/%Y}"]
    if told["forwarded_by"]:
        said.append(f"Nơi chuyển đến: {told['forwarded_by']}")
    if told["unit_id"]:
        said.append(f"Giao: {names.get(told['unit_id'], 'đơn vị đã giải thể')}")
    if told["matter"]:
        said.append(f"Lĩnh vực: {told['matter_title']}")
    if told["neighbourhood_id"] in names:
        said.append(f"Nơi xảy ra: {names[told['neighbourhood_id']]}")
    said += [each["title"] for each in told["facts"] if each["holds"]]
    if told["lacks"]:
        said.append(f"Còn thiếu: {', '.join(LACKS[each] for each in told['lacks'])}")
    if told["body"]:
        said.append(f"Đã chuyển đến: {told['body']}")
    if told["duplicate_of"]:
        said.append("Cùng nội dung với một đơn đến trước")
    return said
