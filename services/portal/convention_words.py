"""Village conventions in the words of pages: states, facts, what is owed."""

from __future__ import annotations

from typing import Any

from libs.law.conventions import convention_law
from services.portal.asking import Sentence
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events, the_day, urgency
from services.portal.views import Choice, Clock, Link, State
from services.portal.views.conventions import (
    ConventionLine,
    ConventionsView,
    ConventionView,
    PassageLine,
    VersionLine,
)

PUBLIC = "huong-uoc"
SHAPES = {
    "drafting": "todo",
    "posted": "live",
    "voting": "live",
    "adopted": "live",
    "sent": "live",
    "in_force": "done",
    "suspended": "broken",
    "rejected": "stopped",
    "refused": "stopped",
    "carried_out": "stopped",
    "amended": "stopped",
    "replaced": "stopped",
    "abolished": "stopped",
    "dropped": "stopped",
}
KEPT = ("in_force", "suspended")
CALLED = {"rules": "Quy ước", "convention": "Hương ước"}
PURPOSES = {
    "new": "Ban hành mới",
    "amend": "Sửa đổi, bổ sung",
    "replace": "Thay thế",
    "abolish": "Bãi bỏ",
}
SOURCES = {
    "household": "Hộ gia đình",
    "resident": "Công dân cư trú tại khu phố",
    "head": "Trưởng khu phố",
    "check": "Rà soát, kiểm tra, kiến nghị sau giám sát",
}
OWED = {
    "sending_out": "Gửi quyết định công nhận đến cộng đồng dân cư trước hết ngày",
    "abolition": "Quyết định bãi bỏ hoặc kết luận trước hết ngày",
    "complaint": "Trả lời trước hết ngày",
}
GROUNDS = [Choice(each.key, f"{each.title} ({each.basis})") for each in convention_law().grounds]


def state_of(told: Told) -> State:
    """Its shape, and the law's words; late when a last day is over."""
    if told["late"]:
        return State("late", f"{told['state_title']}, có việc quá hạn")
    return State(SHAPES[told["state"]], told["state_title"])


def since(told: Told) -> list[str]:
    """From when to when it hangs, is in force, or was."""
    said = []
    if told["state"] == "posted":
        on, until = (dmy(the_day(told[name])) for name in ("posted_on", "posted_until"))
        said.append(f"niêm yết từ {on}, ít nhất đến hết {until}")
    if effective := day(told["effective_on"]):
        said.append(f"có hiệu lực từ {dmy(effective)}")
    if told["recognised_number"]:
        said.append(f"Quyết định {told['recognised_number']}")
    if ended := day(told["ended_on"]):
        said.append(f"đến {dmy(ended)}")
    return said


def line_of(told: Told, href: str) -> ConventionLine:
    """A convention in a list."""
    notes = [told["unit"], *since(told)]
    if told["purpose"] != "new":
        notes.insert(1, PURPOSES[told["purpose"]])
    return ConventionLine(told["title"], href, state_of(told), notes)


def list_of(title: str, told: list[Told], here: str) -> ConventionsView:
    """Drafts that hang first, then what is in force by neighbourhood, then the rest."""
    lines = [(each, line_of(each, f"{here}/{each['id']}")) for each in told]
    posted = [line for each, line in lines if each["state"] == "posted"]
    kept = [each for each in told if each["state"] in KEPT]
    number = len({each["unit_id"] for each in kept})
    finding = Sentence(f"{number} khu phố có hương ước, quy ước đang thực hiện")
    if posted:
        finding = Sentence(f"{finding}, {len(posted)} dự thảo đang lấy ý kiến")
    ordered = sorted(kept, key=lambda each: str(each["unit"]))
    return ConventionsView(
        title,
        finding,
        posted,
        [line_of(each, f"{here}/{each['id']}") for each in ordered],
        [line for each, line in lines if each["state"] not in (*KEPT, "posted")],
    )


def clock_of(due: Told, explained: str = "") -> Clock:
    """A last day with how long is left."""
    return Clock(the_day(due["due_on"]), urgency(due["days_left"]), explained)


def notices_of(told: Told) -> list[str]:
    """What a reader must know before the text."""
    said = []
    if told["state"] == "suspended":
        whole = "toàn bộ" if not told["suspended_parts"] else told["suspended_parts"]
        on = dmy(the_day(told["answered_on"]))
        said.append(f"Tạm ngừng thực hiện {whole} từ ngày {on}, Quyết định {told['number']}.")
        said.append(f"Căn cứ: {told['ground']} ({told['ground_basis']}).")
    if told["state"] == "posted":
        until = dmy(the_day(told["posted_until"]))
        said.append(
            f"Đây là dự thảo, niêm yết tại {told['posted_at']}. Chưa biểu quyết trước khi hết ngày "
            f"{until} (Điều 9 Nghị định 61/2023/NĐ-CP)."
        )
    if told["version"] and told["posted_version"] and told["version"] > told["posted_version"]:
        said.append(
            "Nội dung dưới đây đã được hoàn chỉnh sau khi niêm yết; bản niêm yết ở cuối trang."
        )
    return said


def convention_of(home: str, told: Told, back: Link) -> ConventionView:
    """One convention as everybody reads it."""
    public = f"{home}/{PUBLIC}/{told['id']}"
    facts = [told["unit"], *since(told)]
    if told["purpose"] != "new":
        facts.insert(1, PURPOSES[told["purpose"]])
    return ConventionView(
        title=told["title"],
        back=back,
        state=state_of(told),
        facts=facts,
        notices=notices_of(told),
        passages=[PassageLine(each["heading"], each["paragraphs"]) for each in told["passages"]],
        clocks=[
            (OWED[due["owed"]], clock_of(due, f"{public}/han/{due['owed']}"))
            for due in told["dues"]
        ],
        reason=told["reason"],
        opinions=told["opinions"],
        heard=f"{told['opinions_taken']} ý kiến đã nhận",
        reviews=[
            (f"Năm {each['year']}, ngày {dmy(the_day(each['held_on']))}", each["conclusion"])
            for each in told["reviews"]
        ],
        events=events(told["timeline"], {}),
        **_reading(home, told, public),
    )


def _reading(home: str, told: Told, public: str) -> dict[str, Any]:
    """Where the text is read: as files, in its versions, and where it was decided."""
    drafted = told["state"] in ("drafting", "dropped")
    downloads = [Link(f"{public}/tai/{form}", words) for form, words in FORMS.items()]
    return {
        "downloads": downloads if told["passages"] and not drafted else [],
        "versions": [] if drafted else [_version(each, told, public) for each in told["versions"]],
        "matter": Link(f"{home}/nhan-dan-ban/{told['matter_id']}", "Biểu quyết và kết quả")
        if told["matter_id"] and not drafted and told["state"] != "posted"
        else None,
    }


FORMS = {"pdf": "Bản PDF", "docx": "Bản Word"}


def _version(each: Told, told: Told, public: str) -> VersionLine:
    notes = [f"ngày {dmy(the_day(each['made_on']))}"]
    if each["posted"]:
        notes.append("bản niêm yết")
    if each["ordinal"] == told["version"]:
        notes.append("đang xem")
    if each["note"]:
        notes.append(each["note"])
    href = f"{public}?ban={each['ordinal']}"
    return VersionLine(f"Bản {each['ordinal']}", notes, href, each["file"] or "")
