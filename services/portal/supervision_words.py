"""Words and shapes of supervision by the people's boards and the Front, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from services.portal.look.words import dmy, number, opening
from services.portal.reading import Told, day, the_day
from services.portal.steps import Step
from services.portal.views import Choice, Clock, State
from services.portal.views.matters import Field

DESK = "viec/giam-sat"
PUBLIC = "giam-sat"
PAPERS, WORKS = f"{DESK}/van-ban", f"{DESK}/cong-trinh"
TITLE = "Giám sát của Nhân dân, Mặt trận"
ROOMS = {
    "people": "Ban Thanh tra nhân dân",
    "investment": "Ban Giám sát đầu tư của cộng đồng",
    "front": "Mặt trận Tổ quốc",
}
STATES = {
    "drafted": State("todo", "Dự thảo"),
    "sent": State("soon", "Đã gửi kế hoạch"),
    "started": State("live", "Đang giám sát"),
    "ended": State("todo", "Đang lập kết quả"),
    "handed": State("todo", "Chờ Mặt trận xác nhận"),
    "concluded": State("done", "Đã gửi kết quả"),
    "dropped": State("stopped", "Thôi giám sát"),
}
OVER = ("concluded", "dropped")
ANSWERS = {
    "accepted": State("done", "Tiếp thu"),
    "partly": State("soon", "Tiếp thu một phần"),
    "rejected": State("stopped", "Không tiếp thu"),
}
WAITS = State("todo", "Chờ trả lời")
LATE = State("late", "Quá hạn trả lời")
UNSENT = State("none", "Chưa gửi")
PASSED_ON = State("done", "Đã gửi")
RECOVERIES = {
    "money_recovered": ("Thu hồi tiền", "đồng"),
    "money_other": ("Xử lý khác bằng tiền", "đồng"),
    "land_recovered": ("Thu hồi đất", "m²"),
    "land_other": ("Xử lý khác về đất", "m²"),
    "settlement_cut": ("Giảm trừ khi quyết toán", "đồng"),
}
PRIVATE = "Chưa gửi: ngoài nơi lập, không ai thấy, kể cả Ủy ban nhân dân."
KINDS = {
    "plan": "Kế hoạch năm",
    "programme": "Chương trình giám sát năm",
    "quarter": "Báo cáo quý",
    "half_year": "Báo cáo 6 tháng",
    "year": "Báo cáo năm",
    "term": "Báo cáo nhiệm kỳ",
    "special": "Báo cáo đột xuất",
}
QUARTERS = [Choice("0", "Không theo quý"), *(Choice(str(n), f"Quý {n}") for n in range(1, 5))]
WORK_STATES = {
    "opened": State("todo", "Chưa thông báo"),
    "notified": State("live", "Đang được giám sát"),
    "ended": State("done", "Đã xong, Ban giải thể"),
}
UNTOLD = "Chưa thông báo: chỉ Mặt trận và Ban giám sát thấy."
TODO = State("todo", "Chờ làm")
PASSED = State("late", "Quá hạn")


def _own(*states: str, room: str = "") -> Callable[[Told], bool]:
    """While it is in one of these states, for whoever works in its room."""
    return lambda told: bool(told["own"] and told["state"] in states and room in ("", told["room"]))


def _of_a_board(told: Told) -> bool:
    return bool(told["own"] and told["state"] == "ended" and told["room"] != "front")


def _waits_with_front(told: Told) -> bool:
    return bool(told["confirms"] and told["state"] == "handed")


def _hears(told: Told) -> bool:
    waits = told["room"] == "front" and not told["own"] and not told["reported_on"]
    return bool(waits and told["state"] in ("sent", "started"))


def _unpublished(told: Told) -> bool:
    front = told["confirms"] or (told["own"] and told["room"] == "front")
    return bool(front and told["state"] == "concluded" and not told["published_on"])


STEPS: dict[str, Step] = {
    "gui": Step(
        *("sending", "send_supervision", "Gửi kế hoạch, yêu cầu giám sát", "Gửi"),
        ("number",),
        _own("drafted"),
    ),
    "bat-dau": Step("start", "start_supervision", "Bắt đầu giám sát", "Bắt đầu", (), _own("sent")),
    "bao-cao": Step(
        *("report", "report_to_supervision", "Báo cáo đoàn giám sát", "Gửi báo cáo"),
        ("report", "paper"),
        _hears,
    ),
    "kien-nghi": Step(
        *("advice", "advise", "Thêm một kiến nghị", "Thêm kiến nghị"),
        ("text", "basis", "addressee", "about_law"),
        _own("started", "ended"),
    ),
    "ket-thuc": Step(
        "end", "end_supervision", "Kết thúc giám sát", "Kết thúc", (), _own("started")
    ),
    "nop": Step(
        *("result", "hand_in_result", "Gửi Mặt trận xác nhận kết quả", "Gửi Mặt trận"),
        ("result", "wrongs"),
        _of_a_board,
    ),
    "ket-luan": Step(
        *("conclusion", "conclude_supervision", "Gửi kết luận giám sát", "Gửi kết luận"),
        ("number", "result", "wrongs"),
        _own("ended", room="front"),
    ),
    "xac-nhan": Step(
        *("confirmation", "confirm_result", "Xác nhận và gửi Ủy ban nhân dân", "Xác nhận, gửi"),
        ("number",),
        _waits_with_front,
    ),
    "tra-lai": Step(
        *("return", "return_result", "Trả lại Ban", "Trả lại"), ("reason",), _waits_with_front
    ),
    "thu-hoi": Step(
        *("recoveries", "note_recovery", "Ghi tiền, đất đã thu hồi, xử lý", "Ghi"),
        ("kind", "amount", "document", "on"),
        _own("concluded"),
    ),
    "cong-bo": Step(
        *("publication", "publish_supervision", "Công bố cho Nhân dân", "Công bố"),
        (),
        _unpublished,
    ),
    "thoi": Step(
        *("drop", "drop_supervision", "Thôi giám sát", "Thôi giám sát"),
        ("reason",),
        _own("drafted", "sent"),
    ),
}
ADDRESSEES = {"authority": "Ủy ban nhân dân", "party": "cấp ủy", "other": "nơi khác"}
YES_NO = [Choice("false", "Không"), Choice("true", "Có")]
FIELDS: dict[str, Field] = {
    "number": Field("number", "Số văn bản"),
    "reason": Field("reason", "Lý do"),
    "report": Field("report", "Nội dung báo cáo", "area"),
    "paper": Field("paper", "Văn bản", "file", optional=True),
    "text": Field("text", "Kiến nghị", "area", "Ghi việc, không ghi tên người."),
    "basis": Field("basis", "Căn cứ", hint="Điều, khoản của luật hoặc quy chế."),
    "addressee": Field(
        *("addressee", "Kiến nghị với", "select"),
        "Ủy ban nhân dân chỉ đọc và trả lời kiến nghị gửi cho mình.",
        choices=[Choice(key, opening(text)) for key, text in ADDRESSEES.items()],
    ),
    "about_law": Field(
        "about_law", "Kiến nghị về bất cập của chính sách, pháp luật", "select", choices=YES_NO
    ),
    "result": Field("result", "Kết quả giám sát", "area", "Ghi việc, không ghi tên người."),
    "wrongs": Field("wrongs", "Số sai phạm phát hiện", "number", "Không có thì ghi 0."),
    "kind": Field(
        *("kind", "Loại", "select"),
        choices=[Choice(key, f"{text} ({unit})") for key, (text, unit) in RECOVERIES.items()],
    ),
    "amount": Field("amount", "Số lượng", "number", "Chỉ ghi chữ số, không có dấu chấm."),
    "document": Field("document", "Theo văn bản"),
    "on": Field("on", "Ngày", "date"),
}


def facts(told: Told) -> list[str]:
    """Whose it is, who is supervised, and the days."""
    said = [told["board"] or ROOMS[told["room"]], told["unit"]]
    said.append(f"từ ngày {dmy(the_day(told['starts_on']))}")
    if sent := day(told.get("sent_on")):
        said.append(f"gửi {told['number']} ngày {dmy(sent)}")
    if concluded := day(told["concluded_on"]):
        wrongs = f", {told['wrongs']} sai phạm" if told["wrongs"] else ", không sai phạm"
        said.append(f"kết quả {told['result_number']} ngày {dmy(concluded)}{wrongs}")
    if published := day(told.get("published_on")):
        said.append(f"công bố {dmy(published)}")
    return said


def clock(due_on: date, today: date, words: State = TODO) -> Clock:
    """A day by which something is owed."""
    return Clock(due_on, PASSED if due_on < today else words)


def advice_state(told: Told, today: date) -> State:
    """How a recommendation stands with the committee."""
    if told["taken"]:
        return ANSWERS[told["taken"]]
    if told["addressee"] != "authority":
        return PASSED_ON if told.get("sent_on", True) else UNSENT
    due_on = day(told.get("due_on"))
    if due_on is None:
        return UNSENT if "due_on" in told else WAITS
    return LATE if due_on < today else WAITS


def recovery(told: Told) -> str:
    """What came back, in one line."""
    text, unit = RECOVERIES[told["kind"]]
    on = dmy(the_day(told["on"]))
    return f"{text}: {number(told['amount'])} {unit}, theo {told['document']}, ngày {on}"


def paper_title(told: Told) -> str:
    """A plan or report by its kind and time."""
    quarter = f" {told['quarter']}" if told["quarter"] else ""
    return f"{KINDS[told['kind']]}{quarter} năm {told['year']}"


def report_title(told: Told) -> str:
    """A report that a board owes the Front."""
    return f"{KINDS['quarter']} {told['quarter']} năm {told['year']}"


def paper_state(told: Told) -> State:
    """Whether it was sent."""
    return State("done", "Đã gửi") if told["sent_on"] else STATES["drafted"]


def paper_facts(told: Told) -> list[str]:
    """Whose it is, and under which number it went out."""
    said = [told["board"] or ROOMS[told["room"]]]
    if sent := day(told["sent_on"]):
        said.append(f"số {told['number']} gửi ngày {dmy(sent)}")
    return said


def work_facts(told: Told) -> list[str]:
    """The investor, the board and its days."""
    said = [told["investor"], told["board"], f"{told['members']} thành viên"]
    if starts := day(told["starts_on"]):
        said.append(f"thông báo {told['number']}, giám sát từ {dmy(starts)}")
    if ended := day(told["ended_on"]):
        said.append(f"Ban giải thể ngày {dmy(ended)}")
    return said
