"""How surveys are worded: states, audiences, samples; and the paper as it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from services.portal.look.words import dmy
from services.portal.reading import Told, day
from services.portal.views import Choice, State
from services.portal.views.surveys import AskedQuestion

AUDIENCES = {
    "residents": "Người dân",
    "visitors": "Người đến giải quyết thủ tục hành chính",
    "officials": "Cán bộ, công chức, viên chức, người lao động",
}
SAMPLES = {
    "frame": "Mẫu chọn ngẫu nhiên",
    "volunteers": "Người tự nguyện trả lời",
}
KINDS = {
    "scale5": "Mức hài lòng, 5 bậc",
    "scale4": "Mức hài lòng, 4 bậc",
    "yes_no": "Có hoặc không",
    "choice": "Chọn một phương án",
    "number": "Điền một số",
    "text": "Trả lời bằng lời",
}
STATES = {
    "draft": State("todo", "Đang soạn"),
    "opened": State("todo", "Sắp nhận phiếu"),
    "closed": State("todo", "Đã khóa, chờ công bố"),
    "published": State("done", "Đã công bố kết quả"),
    "withdrawn": State("stopped", "Đã hủy"),
}
SILENT = "Không trả lời"


def state_of(told: Told) -> State:
    """Where a survey stands, today."""
    if told["takes_answers"]:
        return State("live", "Đang nhận phiếu")
    return STATES[told["state"]]


def days_of(told: Told) -> str:
    """From when to when answers are taken; empty for a draft."""
    opens, closes = day(told["opens_on"]), day(told["closes_on"])
    return f"nhận phiếu từ {dmy(opens)} đến hết {dmy(closes)}" if opens and closes else ""


def asked(told: Told) -> list[AskedQuestion]:
    """The questions of a survey as people answer them."""
    pairs = zip(told["questions"], told["choices"], strict=True)
    return [_question(n, one, words) for n, (one, words) in enumerate(pairs, 1)]


def _question(number: int, told: Told, words: list[str]) -> AskedQuestion:
    kind = told["kind"] if told["kind"] in ("number", "text") else "choice"
    choices = [Choice(str(n), text) for n, text in enumerate(words)]
    if choices and not told["required"]:
        choices.append(Choice("", SILENT, chosen=True))
    hint = ""
    if kind == "number":
        hint = f"Một số từ {told['low']} đến {told['high']}."
    return AskedQuestion(f"c{number}", number, told["text"], kind, told["required"], choices, hint)


def answers(typed: Mapping[str, str]) -> dict[str, str]:
    """What was answered, without the other fields of the form."""
    return {name: said for name, said in typed.items() if name[:1] == "c" and name[1:].isdigit()}
