"""The steps that officials take with a dialogue: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.steps import Step, in_state
from services.portal.views import State
from services.portal.views.dialogues import DialogueLine
from services.portal.visit import needed_file

COUNTS = ("residents", "officials", "questions", "answered")


STATES = {
    "planned": State("todo", "Sắp tổ chức"),
    "held": State("live", "Đã tổ chức, chờ kết luận"),
    "concluded": State("done", "Đã kết luận"),
    "cancelled": State("stopped", "Đã hủy"),
}
# Where a complaint is spoken about its file keeps the number of the paper.
NUMBERED = ("bao", "bien-ban")
ACTS = {
    "bao": Step(
        "notice",
        "notify_dialogue",
        "Ghi ngày thông báo",
        "Ghi ngày",
        ("notified_on",),
        in_state("planned"),
    ),
    "bien-ban": Step(
        "minutes",
        "hold_dialogue",
        "Ghi biên bản",
        "Lưu biên bản",
        (*COUNTS, "summary", "minutes"),
        in_state("planned"),
    ),
    "cam-ket": Step(
        "commitments",
        "add_commitment",
        "Thêm cam kết",
        "Thêm cam kết",
        ("text", "unit_id", "due_on"),
        in_state("held"),
    ),
    "bo-cam-ket": Step(
        "removal",
        "remove_commitment",
        "Bỏ một cam kết",
        "Bỏ cam kết",
        ("commitment_id",),
        lambda told: bool(told["state"] == "held" and told["commitments"]),
    ),
    "ket-luan": Step(
        "conclusion", "conclude_dialogue", "Kết luận, giao việc", "Kết luận", (), in_state("held")
    ),
    "doi-ngay": Step("day", "move_dialogue", "Dời ngày", "Dời ngày", ("on",), in_state("planned")),
    "huy": Step(
        "cancellation", "cancel_dialogue", "Hủy buổi đối thoại", "Hủy", (), in_state("planned")
    ),
}


def sent_form(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step, as the service wants them."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in taken.fields}
    if "number" in typed:
        form["number"] = typed["number"]
    if "minutes" in form:
        form["minutes"] = needed_file(typed, "minutes")
    return form


def dialogue_line(told: Told, here: str) -> DialogueLine:
    """A dialogue in a list that stands at an address."""
    made = told["commitments"]
    notes = [f"{dmy(the_day(told['on']))}, {told['place']}"]
    if told["residents"]:
        notes.append(f"{told['residents']} người dân dự")
    if made:
        kept = sum(each["state"] == "kept" for each in made)
        notes.append(f"{kept}/{len(made)} cam kết đã thực hiện")
    return DialogueLine(told["title"], f"{here}/{told['id']}", STATES[told["state"]], notes)
