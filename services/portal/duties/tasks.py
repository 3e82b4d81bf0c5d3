"""Duties of the plan: tasks to do, urgings to answer, plans to review and to approve."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from services.portal.duties.papers import KIND as PAPERS
from services.portal.duties.papers import KIND_WORDS as PAPERS_WORDS
from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "ke-hoach"
KIND_WORDS = "Kế hoạch"
TASKS_MAX = 200
# Where a duty of the law is done.
LAW_PAGES = {
    "front_hearing": "viec/mat-tran",
    "staff_conference": "viec/hoi-nghi/{origin_id}",
    "staff_check": "viec/hoi-nghi/{origin_id}",
}
OPENED_BY = (
    ("viec/hop/", "see_meetings"),
    ("viec/chuong-trinh/", "see_programmes"),
    ("viec/doi-thoai", "see_dialogues"),
    ("viec/kien-nghi/", "see_inspections"),
    ("viec/hoi-nghi/", "see_conferences"),
    ("viec/mat-tran", "see_meetings"),
)


async def task_duties(visit: Visit) -> list[Duty]:
    """What of planning waits for this visitor."""
    told = await visit.asking.get("planning", "inbox")
    up = {each["task_id"]: each for each in told["escalated"] if each["level"] == "head"}
    return [
        *(_task(visit, each, up.get(each["id"])) for each in told["owed"] if _has_a_card(each)),
        *(_urging(visit, each) for each in told["urgings"]),
        *(_to_number(visit, each) for each in told["letters_to_number"]),
        *(_for_chair(visit, each) for each in told["escalated"] if each["level"] == "chair"),
        *(_plan(visit, each, "duyet", "Phê duyệt") for each in told["plans_to_approve"]),
        *(_plan(visit, each, "", "Xem lại") for each in told["plans_to_review"]),
    ]


async def ward_task_duties(visit: Visit) -> list[Duty]:
    """Every unit's task that is late or due within a week, the longest late first."""
    until = visit.today + timedelta(days=8)
    asked = {"state": "open", "due_before": until, "limit": TASKS_MAX}
    told = await visit.asking.get("planning", "tasks", **asked)
    return [_task(visit, each, None) for each in told["tasks"] if _has_a_card(each)]


def _has_a_card(task: Told) -> bool:
    """What was asked after a check has the card of its recommendation, not another one."""
    return bool(task["due_on"]) and task["origin"] != "recommendation"


def task_clock(visit: Visit, task: Told) -> Clock | None:
    """The due day of a task, in words; None where the plan sets no day."""
    if not task["due_on"]:
        return None
    due_on = the_day(task["due_on"])
    left = (due_on - visit.today).days
    if task["late"]:
        state = State("late", f"Quá hạn {task['days_late']} ngày")
    elif left > 7:
        state = State("todo", f"Còn {left} ngày")
    else:
        state = State("soon", f"Còn {left} ngày" if left else "Hôm nay là hạn")
    return Clock(due_on, state, f"{visit.home}/viec/nhiem-vu/{task['id']}#han")


def task_title(task: Told) -> str:
    """The task, with its turn where it comes back within the year."""
    period = task["period"]
    return f"{task['title']}, {period}" if period and period != "năm" else str(task["title"])


def task_source(visit: Visit, task: Told) -> Link:
    """Where a task comes from, and the page on which that stands, for whoever may open it."""
    path = str(task["source_path"])
    sources = {
        "plan": (f"ke-hoach?ban={task['plan_id']}#muc-{task['group']}", f"Kế hoạch, mục {path}"),
        "conclusion": (f"viec/hop/{task['origin_id']}", f"{path.capitalize()} của cuộc họp"),
        "programme": (f"viec/chuong-trinh/{task['origin_id']}", f"Chương trình, {path}"),
        "commitment": ("viec/doi-thoai", path),
        "recommendation": (f"viec/kien-nghi/{task['origin_id']}", path),
        "decision": (f"nhan-dan-ban/{task['origin_id']}", path),
        "law": (LAW_PAGES.get(task["kind"], "viec").format(**task), path),
    }
    href, words = sources[task["origin"]]
    opens = all(visit.visitor.may(needed) for page, needed in OPENED_BY if href.startswith(page))
    return Link(f"{visit.home}/{href}" if opens else "", words)


def _task(visit: Visit, task: Told, told_head: Told | None) -> Duty:
    href = f"{visit.home}/viec/nhiem-vu/{task['id']}"
    clock = task_clock(visit, task)
    assert clock is not None
    if told_head:
        words = f"{clock.state.text}, đã báo người đứng đầu"
        clock = replace(clock, state=State("late", words))
    unit = task["lead_unit"]["name"] if task["lead_unit"] else "Chưa giao đơn vị"
    source = task_source(visit, task)
    may = visit.visitor.may("note_progress", task["lead_unit"] and task["lead_unit"]["id"])
    act = Link(f"{href}#tien-do", "Ghi tiến độ") if may else None
    card = DutyCard(task_title(task), href, clock, unit, source, KIND_WORDS, act)
    return Duty(KIND, card, waits=not may, thing=task["id"])


def _urging(visit: Visit, urging: Told) -> Duty:
    href, place = f"{visit.home}/viec/nhiem-vu/{urging['task_id']}", "#don-doc"
    if not urging["task_id"]:
        href, place = f"{visit.home}/viec/don-doc/{urging['id']}", "#h-reply"
    answer_by = the_day(urging["answer_by"])
    late = answer_by < visit.today
    state = State("late", "Quá hạn trả lời") if late else State("soon", "Chờ trả lời")
    text = f"Trả lời đôn đốc: {_asked(urging['text'])}"
    act = Link(f"{href}{place}", "Trả lời")
    return Duty(KIND, DutyCard(text, href, Clock(answer_by, state), "", None, KIND_WORDS, act))


def _asked(text: str) -> str:
    """What a letter asks for: the papers it lists, or else how it begins."""
    first, *others = text.splitlines()
    listed = [line.removeprefix("- ") for line in others if line.startswith("- ")]
    return " ".join(listed) or first


def _to_number(visit: Visit, urging: Told) -> Duty:
    href = f"{visit.home}/viec/don-doc/{urging['id']}"
    sent_on = the_day(urging["sent_on"])
    text = f"Cấp số, ký văn bản đôn đốc ngày {sent_on:%d/%m/%Y}"
    clock = Clock(the_day(urging["answer_by"]), State("todo", "Chờ cấp số"))
    return Duty(KIND, DutyCard(text, href, clock, "", None, KIND_WORDS, Link(href, "Cấp số")))


def _for_chair(visit: Visit, told: Told) -> Duty:
    """What went up to the chair: a task nobody finished, a document nobody showed."""
    kind, words, verb = KIND, KIND_WORDS, "Chưa xong"
    thing, href = told["task_id"], f"{visit.home}/viec/nhiem-vu/{told['task_id']}"
    if told["obligation_id"]:
        kind, words, verb = PAPERS, PAPERS_WORDS, "Chưa công khai"
        thing = told["obligation_id"]
        href = f"{visit.home}/viec/nghia-vu/{thing}"
    told_on = the_day(told["told_on"])
    clock = Clock(the_day(told["due_on"]), State("late", f"Báo Chủ tịch {told_on:%d/%m/%Y}"))
    act = Link(f"{visit.home}/viec/don-doc", "Xem đôn đốc")
    text = f"{verb}: {told['title']}"
    card = DutyCard(text, href, clock, told["unit"], None, words, act)
    return Duty(kind, card, thing=thing)


def _plan(visit: Visit, plan: Told, page: str, verb: str) -> Duty:
    href = f"{visit.home}/viec/ke-hoach/{plan['id']}" + (f"/{page}" if page else "")
    clock = Clock(visit.today, State("todo", "Chờ phê duyệt" if page else "Chờ xem lại"))
    card = DutyCard(f"{verb}: {plan['title']}", href, clock, "", None, KIND_WORDS, Link(href, verb))
    return Duty(KIND, card)
