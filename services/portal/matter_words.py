"""What residents decide, in the words of pages: forms, states, contents."""

from __future__ import annotations

from libs.law.decisions import FORM_WORDS, Clause, content
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events, the_day, urgency
from services.portal.views import Choice, Clock, Link, State
from services.portal.views.matters import MatterLine, MatterView, PartLine, ResultLine, TotalLine

PUBLIC = "nhan-dan-ban"
FORMS = {str(form): words[:1].upper() + words[1:] for form, words in FORM_WORDS.items()}
# The shape for each state of the law; the words are the law's own.
SHAPES = {
    "proposed": "todo",
    "agreed": "todo",
    "prepared": "todo",
    "opened": "live",
    "adopted": "live",
    "sent": "live",
    "in_force": "done",
    "recognised": "done",
    "refused": "stopped",
    "rejected": "stopped",
    "declined": "stopped",
    "withdrawn": "stopped",
    "replaced": "stopped",
    "abolished": "stopped",
}
OWED = {"sending": "Gửi quyết định trước hết ngày", "recognition": "Trả lời trước hết ngày"}
ROUNDS = {
    "open": State("live", "Đang lấy ý kiến"),
    "lacking": State("broken", "Không đủ đại diện"),
    "broken_off": State("broken", "Dừng giữa chừng"),
}
APPOINTED = {
    "vacant": "khuyết Trưởng khu phố",
    "not_convened": "Trưởng khu phố không triệu tập",
}
SUMS = {
    "present": "tham gia",
    "yes": "tán thành",
    "no": "không tán thành",
    "other": "ý kiến khác",
    "invalid": "không hợp lệ",
}
GATHERINGS = {
    "planned": State("todo", "Sắp tới"),
    "opened": State("live", "Đang diễn ra"),
    "counted": State("done", "Đã kiểm phiếu"),
    "lacking": State("broken", "Không đủ đại diện"),
    "broken_off": State("broken", "Dừng giữa chừng"),
    "cancelled": State("stopped", "Đã hủy"),
}
PLACES = {"meeting": "hop-dan", "handout": "phat-phieu", "web_vote": "truc-tuyen"}
KINDS = {"meeting": "Họp", "handout": "Phát phiếu", "web_vote": "Biểu quyết trực tuyến"}
DEMANDS = {
    "collecting": State("live", "Đang lấy sự đồng ý"),
    "on_agenda": State("done", "Đã đưa ra bàn"),
    "lapsed": State("stopped", "Hết giá trị"),
}
CLAUSES = [Choice(str(c), f"Khoản {content(c).number}: {content(c).short}") for c in Clause]
# Elections and dismissals have pages of their own, also when households demand them.
RAISED = [each for each in CLAUSES if each.value not in (Clause.HEAD, Clause.BOARD)]
PETITION = Choice(str(Clause.HEAD), "Khoản 4: Cho thôi Trưởng khu phố (từ một nửa số hộ)")


def state_of(told: Told) -> State:
    """Its shape, and the law's words; late when a last day is over."""
    if told["late"]:
        return State("late", f"{told['state_title']}, quá hạn")
    return State(SHAPES[told["state"]], told["state_title"])


def line_of(told: Told, href: str) -> MatterLine:
    """A matter in a list."""
    notes = [f"Khoản {told['number']}: {told['content']}", told["unit"]]
    if told["households"]:
        notes.append(f"{told['yes']}/{told['households']} hộ tán thành")
    notes += [f"{OWED[due['owed']]} {dmy(the_day(due['due_on']))}" for due in told["dues"]]
    if told["effective_on"]:
        notes.append(f"có hiệu lực từ {dmy(the_day(told['effective_on']))}")
    return MatterLine(told["title"], href, state_of(told), notes)


def clock_of(due: Told, explained: str) -> tuple[str, Clock]:
    """What is owed, and its clock."""
    clock = Clock(the_day(due["due_on"]), urgency(due["days_left"]), explained)
    return OWED[due["owed"]], clock


def demand_of(told: Told, href: str) -> MatterLine:
    """A demand in a list."""
    notes = [told["content"], told["unit"]]
    if told["state"] == "collecting":
        notes.append(f"{told['consents']}/{told['households']} hộ đồng ý, cần {told['needed']}")
    return MatterLine(told["title"], href, DEMANDS[told["state"]], notes)


def result_of(told: Told) -> ResultLine:
    """The count of one neighbourhood."""
    outcome = ROUNDS.get(told["state"])
    if outcome is None:
        words = (
            f"Thông qua (cần {told['needed']})"
            if told["passed"]
            else f"Không thông qua (cần {told['needed']})"
        )
        outcome = State("done" if told["passed"] else "stopped", words)
    same = ("unit", "households", "present", "yes", "no", "other", "invalid")
    counts = {name: told[name] for name in same}
    return ResultLine(form=FORMS[told["form"]], outcome=outcome, **counts)


def agreements_of(told: list[Told]) -> list[str]:
    """What the Front was asked about forms, and what it said."""
    facts = []
    for each in told:
        form = f"hình thức {FORMS[each['form']].lower()}"
        if each["agreed"]:
            on = dmy(the_day(each["answered_on"]))
            facts.append(f"Mặt trận thống nhất {form} (ngày {on})")
        elif answered := day(each["answered_on"]):
            on = f"ngày {dmy(answered)}"
            facts.append(f"Mặt trận không thống nhất {form} ({on}): {each['reason']}")
        else:
            facts.append(
                f"chờ Mặt trận thống nhất {form}, đề nghị {dmy(the_day(each['asked_on']))}"
            )
    return facts


def correction_of(told: Told, rounds: list[Told]) -> str:
    """A count that was put right: both sums in words, and why."""
    unit = next(each["unit"] for each in rounds if each["id"] == told["round_id"])
    before, after = told["before"], told["after"]
    words = "; ".join(
        f"{text}: {before[name]} thành {after[name]}"
        for name, text in SUMS.items()
        if before[name] != after[name]
    )
    on = dmy(the_day(told["corrected_on"]))
    return f"{unit}, sửa ngày {on}: {words}. Lý do: {told['reason']}"


def part_of(told: Told, explained: str, files: str) -> PartLine:
    """The decision of one neighbourhood; `files` is where officials get it, once it is written."""
    due = told["due"]
    clock = Clock(the_day(due["due_on"]), urgency(due["days_left"]), explained) if due else None
    papers = [
        Link(f"{files}/{form}?khu={told['unit_id']}", form.upper())
        for form in ("pdf", "docx")
        if files and told["written"]
    ]
    return PartLine(told["unit"], day(told["sent_on"]), clock, papers)


def total_of(told: Told | None) -> TotalLine | None:
    """The ward's paper of the whole."""
    return TotalLine(the_day(told["sent_on"]), told["decision"]) if told else None


def gathering_of(told: Told, href: str) -> MatterLine:
    """A meeting, a handing out of ballots, or a vote on the web, in a list."""
    title = f"{KINDS[told['kind']]} ngày {dmy(the_day(told['on']))}"
    notes = [told["unit"]]
    if told["kind"] == "meeting":
        notes += [f"{told['starts_at'][:5]}, {told['place']}"]
    elif told["kind"] == "web_vote":
        notes.append(f"mở lúc {told['starts_at'][:5]}, đóng ngày {dmy(the_day(told['until']))}")
    else:
        notes.append(f"thu phiếu đến hết {dmy(the_day(told['until']))}")
    return MatterLine(title, href, GATHERINGS[told["state"]], notes)


def _facts(told: Told) -> list[str]:
    """What it is, in which form, who agreed and calls, and what became of it."""
    facts = [f"Khoản {told['number']}: {told['content']}", told["unit"]]
    if told["form"]:
        facts.append(FORMS[told["form"]])
    if agreed := day(told["form_agreed_on"]):
        facts.append(f"hình thức được Mặt trận thống nhất ngày {dmy(agreed)}")
    facts += [
        f"{each['unit']}: người triệu tập họp do Chủ tịch Ủy ban nhân dân chỉ định, quyết định "
        f"{each['number']} ngày {dmy(the_day(each['appointed_on']))} ({APPOINTED[each['reason']]})"
        for each in told["conveners"]
    ]
    if decided := day(told["decided_on"]):
        facts.append(f"quyết định ngày {dmy(decided)}")
    if effective := day(told["effective_on"]):
        facts.append(f"có hiệu lực từ {dmy(effective)}")
    if told["answer_number"]:
        facts.append(f"văn bản {told['answer_number']}, {dmy(the_day(told['answered_on']))}")
    if asked := told["online"]:
        facts.append(
            f"{asked['accepting']}/{asked['households']} hộ đồng ý biểu quyết trực tuyến, "
            f"cần {asked['needed']} ({asked['basis']})"
        )
    if by := day(told["carry_out_by"]):
        facts.append(f"làm xong trước hết ngày {dmy(by)}")
    return facts


def matter_of(told: Told, back: Link, desk: str) -> MatterView:
    """One matter; `desk` is where its meetings are worked on, empty for everybody."""
    home = back.href.rpartition("/viec/")[0] or back.href.rpartition("/")[0]
    return MatterView(
        title=told["title"],
        back=back,
        state=state_of(told),
        facts=_facts(told),
        summary=told["summary"],
        asked=f"Thông qua khi có {told['adopted_by']} tán thành ({told['basis']}).",
        clocks=[
            clock_of(due, f"{home}/{PUBLIC}/{told['id']}/han/{due['owed']}") for due in told["dues"]
        ],
        reason=told["reason"],
        results=[result_of(each) for each in told["rounds"]],
        corrections=[correction_of(each, told["rounds"]) for each in told["corrections"]],
        gatherings=[
            gathering_of(each, _gathering_href(each, home, desk)) for each in told["gatherings"]
        ],
        parts=[
            part_of(
                each,
                f"{home}/{PUBLIC}/{told['id']}/han/sending?khu={each['unit_id']}",
                f"{desk}/{PUBLIC}/{told['id']}/tai" if desk else "",
            )
            for each in told["parts"]
        ],
        total=total_of(told["total"]),
        events=events(told["timeline"], {}),
    )


def _gathering_href(told: Told, home: str, desk: str) -> str:
    """Where it is worked on; for everybody only a vote on the web has a page of its own."""
    if desk:
        return f"{desk}/{PLACES[told['kind']]}/{told['id']}"
    return f"{home}/bieu-quyet/{told['ballot_round_id']}" if told["ballot_round_id"] else ""
