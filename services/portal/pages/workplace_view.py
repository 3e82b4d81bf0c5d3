"""A place of work as its page shows it: conference, checks, matters of the staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from libs.law.rules import rule
from libs.law.staff_matters import DECIDED, staff_matters
from services.portal.duties.tasks import task_clock
from services.portal.pages.disclosures import KINDS
from services.portal.reading import Told, moment, moment_of_day, the_day
from services.portal.views import (
    Choice,
    Event,
    FileView,
    FormView,
    MatterLine,
    OwedLine,
    State,
    WorkplaceView,
)
from services.portal.visit import Visit

FORMS = (("plenary", "Toàn thể"), ("delegates", "Đại biểu"))
FORM_WORDS = dict(FORMS)
PROPOSERS = (
    ("union", "Tổ chức đại diện"),
    ("head", "Người đứng đầu"),
    ("staff", "Người làm việc (từ 1/3)"),
)
PROPOSER_WORDS = {"union": "tổ chức đại diện", "head": "người đứng đầu"}
OUTCOMES = {
    "adopted": State("done", "Tập thể thông qua"),
    "rejected": State("stopped", "Tập thể không thông qua"),
    "explained": State("done", "Đã tiếp thu, giải trình"),
}
STATES = {
    "owed": State("todo", "Chưa lập kế hoạch"),
    "planned": State("live", "Đã có kế hoạch"),
    "waived": State("none", "Không bắt buộc"),
}


def state_of(conference: Told | None) -> State:
    """How far a conference is, in words."""
    if conference is None:
        return State("none", "Chưa đến kỳ")
    if conference["state"] != "held":
        return STATES[conference["state"]]
    if conference["adopted"]:
        return State("done", "Đã thông qua nghị quyết")
    return State("soon", "Đã họp, nghị quyết chưa được thông qua")


def workplace_view(
    visit: Visit, told: Told, matters: list[Told], settling: Mapping[str, FormView]
) -> WorkplaceView:
    """The page of a place of work; `settling` holds the forms of matters that were refused."""
    place = told["workplace"]
    conference = place["conference"]
    here = f"{visit.home}/viec/hoi-nghi/{place['unit_id']}"
    view = WorkplaceView(
        name=place["name"],
        facts=[
            ("Số người làm việc", str(place["staff_count"] or "chưa khai")),
            ("Ngày kết thúc năm công tác", place["year_end"]),
            ("Đại diện người làm việc", place["speaker"] or "chưa khai"),
        ],
        state=state_of(conference),
        finding=_finding(conference),
        owed=[
            OwedLine(task["title"], clock, task["says"], task["basis"])
            for task in told["owed"]
            if (clock := task_clock(visit, task))
        ],
        rules=_rules(visit),
        story=_story([*([conference] if conference else []), *told["former"]]),
        files=_files(told),
        checks=[_check(one) for one in told["checks"]],
        matters=[_matter(visit, here, one, settling) for one in matters],
        today=visit.today,
    )
    if not visit.visitor.may("plan_conference", place["unit_id"]):
        return view
    return _with_forms(view, here, place)


def _with_forms(view: WorkplaceView, here: str, place: Told) -> WorkplaceView:
    conference, today = place["conference"], f"{view.today}"
    said = {"year_end": place["year_end"], "speaker": place["speaker"] or "Công đoàn cơ sở"}
    said["staff_count"] = str(place["staff_count"] or "")
    view = replace(
        view,
        describe=FormView(f"{here}/thong-tin", said, prefix="thong-tin-"),
        propose=FormView(f"{here}/de-xuat", {"on": today}, prefix="de-xuat-"),
        proposers=[Choice(value, words, value == "union") for value, words in PROPOSERS],
        matter_choices=[
            Choice(f"{one.article}.{one.number}", f"Điều {one.article}.{one.number}: {one.title}")
            for one in staff_matters()
        ],
    )
    if conference is None or conference["state"] == "waived":
        return view
    if conference["adopted"]:
        form = FormView(f"{here}/kiem-tra", {"on": today}, prefix="kiem-tra-")
        return replace(view, check=form)
    typed = {name: str(conference[name] or "") for name in ("on", "place", "form")}
    typed["staff_count"] = str(conference["staff_count"] or place["staff_count"] or "")
    if conference["state"] != "held":
        view = replace(
            view,
            plan=FormView(f"{here}/ke-hoach", typed, prefix="ke-hoach-"),
            forms=[Choice(value, words, value == "plenary") for value, words in FORMS],
        )
    if conference["state"] in ("planned", "held"):
        result = FormView(f"{here}/ket-qua", {"on": today}, prefix="ket-qua-")
        least = rule("agency.ballots_after", view.today).value
        return replace(view, convene=result, by_ballot=len(conference["attempts"]) >= least)
    return view


def _finding(conference: Told | None) -> str:
    if conference is None:
        return "Hội nghị được tổ chức mỗi năm một lần, sau khi kết thúc năm công tác"
    if conference["state"] == "held":
        return _result(conference)
    if conference["state"] == "planned":
        form = FORM_WORDS[conference["form"]].lower()
        on = f"{the_day(conference['on']):%d/%m/%Y}"
        return f"Hội nghị {form} ngày {on}, {conference['called']} người được triệu tập"
    if conference["state"] == "waived":
        return "Đơn vị ít người nên không bắt buộc tổ chức hội nghị"
    return f"Năm công tác kết thúc ngày {the_day(conference['ended_on']):%d/%m/%Y}"


def _result(one: Told) -> str:
    came = "phiếu gửi lại" if one["by_ballot"] else "người dự"
    return (
        f"Ngày {the_day(one['held_on']):%d/%m/%Y}: {one['present']}/{one['called']} {came},"
        f" {one['in_favour']} tán thành"
    )


def _story(conferences: list[Told]) -> list[str]:
    """Every call in vain and every result, the latest year first."""
    said = []
    for one in conferences:
        said += [_result(one)] if one["state"] == "held" else []
        said += [
            f"Ngày {the_day(each['on']):%d/%m/%Y}: {each['present']}/{each['called']} người dự,"
            " không đủ người"
            for each in reversed(one["attempts"])
        ]
    return said


def _rules(visit: Visit) -> list[str]:
    names = ("conference", "quorum", "resolution_passed", "conference_check")
    laws = [rule(f"agency.{name}", visit.today) for name in names]
    return [f"{law.title}: {law.says} ({law.basis})." for law in laws]


def _files(told: Told) -> list[FileView]:
    found = []
    conference = told["workplace"]["conference"]
    if told["resolution"]:
        found.append(_file("Nghị quyết", told["resolution"], conference["held_on"]))
    for check in told["checks"]:
        if check["evidence"]:
            found.append(_file("Kết quả kiểm tra", check["evidence"], check["on"]))
    return found


def _file(name: str, file: Told, on: str) -> FileView:
    kind = KINDS.get(file["media_type"], "tệp")
    return FileView(
        f"{name}, {kind}", file["link"], file["size_bytes"], file["sha256"], moment_of_day(on)
    )


def _check(told: Told) -> Event:
    checked = f"Kiểm tra ngày {the_day(told['on']):%d/%m/%Y}: {told['result']}"
    announced = f"Thông báo cho người làm việc ngày {the_day(told['announced_on']):%d/%m/%Y}"
    return Event(moment(told["noted_at"]), checked, announced)


def _matter(visit: Visit, here: str, told: Told, settling: Mapping[str, FormView]) -> MatterLine:
    who = PROPOSER_WORDS.get(
        told["proposed_by"], f"{told['supporters']}/{told['staff_count']} người làm việc"
    )
    line = MatterLine(
        title=told["title"],
        basis=told["basis"],
        text=told["text"],
        note=f"Do {who} đề xuất ngày {the_day(told['proposed_on']):%d/%m/%Y}",
        state=OUTCOMES.get(told["outcome"], State("todo", "Chưa kết luận")),
        answer=told["answer"],
    )
    unit_id = here.rpartition("/")[2]
    if told["outcome"] or not visit.visitor.may("settle_matter", unit_id):
        return line
    decided = told["article"] == DECIDED
    own = FormView(
        f"{here}/noi-dung/{told['id']}", {"on": f"{visit.today}"}, prefix=f"nd-{told['id']}-"
    )
    outcomes = ("adopted", "rejected") if decided else ("explained",)
    return replace(
        line,
        settle=settling.get(told["id"], own),
        outcomes=[Choice(each, OUTCOMES[each].text, each == outcomes[0]) for each in outcomes],
    )
