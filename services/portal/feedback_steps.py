"""The steps that officials take with everyday feedback: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from services.portal.reading import Told
from services.portal.steps import Step
from services.portal.views import FormView
from services.portal.views.feedback import FeedbackAct
from services.portal.visit import file_of


def _in(*progress: str) -> Callable[[Told], bool]:
    return lambda told: told["progress"] in progress


OPEN = _in("received", "logged", "assigned")
ACTS = {
    "ghi-so": Step("log", "log_feedback", "Ghi sổ", "Ghi sổ", ("category",), _in("received")),
    "giao": Step(
        "assignment",
        "assign_feedback",
        "Giao đơn vị",
        "Giao",
        ("unit_id",),
        _in("logged", "assigned"),
    ),
    "tra-loi": Step(
        "answer", "answer_feedback", "Trả lời", "Gửi trả lời", ("answer", "photo"), _in("assigned")
    ),
    "cong-khai": Step(
        "release",
        "release_feedback",
        "Cho hiện công khai",
        "Cho hiện",
        ("text", "place", "photos"),
        lambda told: (
            told["public"] and told["progress"] not in ("declined", "merged", "handed_over")
        ),
    ),
    "an": Step(
        "hiding",
        "hide_feedback",
        "Ẩn khỏi trang công khai",
        "Ẩn",
        ("ground",),
        lambda told: told["shown"],
    ),
    "gop": Step(
        "merging", "merge_feedback", "Gộp vào phản ánh trùng", "Gộp", ("original_id",), OPEN
    ),
    "chuyen-don": Step(
        "handing-over",
        "hand_over_feedback",
        "Chuyển thành đơn",
        "Chuyển thành đơn",
        ("claim",),
        OPEN,
    ),
    "khong-nhan": Step(
        "decline",
        "decline_feedback",
        "Không tiếp nhận",
        "Không tiếp nhận",
        ("ground", "words"),
        OPEN,
    ),
}


def sent_form(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step, as the service wants them."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in taken.fields}
    if "photos" in form:
        form["photos"] = [n for n in (1, 2, 3) if typed.get(f"photos.{n}")]
    if "photo" in form:
        form["photo"] = file_of(typed, "photo")
    return form


def act_of(here: str, name: str, told: Told) -> FeedbackAct:
    """A step as a form of the page."""
    each = ACTS[name]
    values = {"category": told["category"]} if "category" in each.fields else {}
    if name == "cong-khai":
        values = {
            "text": told["public_text"] or told["text"],
            "place": told["public_place"] or told["place"],
        }
    form = FormView(f"{here}/{name}", values, prefix=f"{name}-")
    return FeedbackAct(name, each.title, each.send, form, each.fields)
