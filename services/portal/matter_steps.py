"""The steps that officials take with a matter: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from services.portal import matter_fields as fields
from services.portal.matter_paper_steps import PAPERS
from services.portal.matter_step import Step, allowed
from services.portal.matter_words import FORMS
from services.portal.reading import Told
from services.portal.typed import moment_typed
from services.portal.views import Choice
from services.portal.views.matters import Field


def _ready(form: str) -> Callable[[Told], bool]:
    """It waits for that form to be carried out."""
    return lambda told: (
        told["form"] == form
        and (
            told["state"] == "prepared"
            or (told["state"] == "opened" and told["scope"] == "commune")
        )
    )


def _unchosen(told: Told) -> bool:
    """A head has to choose the form first."""
    return bool(told["state"] == "agreed" and told["scope"] == "neighbourhood")


def waiting(told: Told) -> Told | None:
    """The form that waits for the Front, until it is too late to agree on one."""
    asked = [each for each in told["agreements"] if each["answered_on"] is None]
    return asked[0] if asked and told["state"] in ("proposed", "agreed") else None


def _asks_about_the_web(told: Told) -> bool:
    """Households are asked whether they accept the web, until they are frozen."""
    return told["online"] is not None


ACTS = {
    "thong-nhat": Step(
        "agreement", "agree_matter", "Thống nhất đưa ra bàn", "Thống nhất", (), allowed("agree")
    ),
    "khong-thong-nhat": Step(
        "declining",
        "decline_matter",
        "Không thống nhất",
        "Gửi lý do",
        (fields.REASON,),
        lambda told: "decline" in told["moves"] and not told["demanded"],
    ),
    "xin-hinh-thuc": Step(
        "form/agreement-asked",
        "ask_form",
        "Đề nghị Mặt trận thống nhất hình thức",
        "Gửi đề nghị",
        (fields.FORM_TO_AGREE,),
        lambda told: (
            told["state"] in ("proposed", "agreed")
            and bool(told["forms_to_agree"])
            and waiting(told) is None
        ),
    ),
    "dong-y-hinh-thuc": Step(
        "form/agreement",
        "agree_form",
        "Thống nhất hình thức được đề nghị",
        "Thống nhất hình thức",
        (fields.AGREED_ON,),
        lambda told: waiting(told) is not None,
    ),
    "tu-choi-hinh-thuc": Step(
        "form/declining",
        "decline_form",
        "Không thống nhất hình thức được đề nghị",
        "Gửi lý do",
        (fields.REASON,),
        lambda told: waiting(told) is not None,
    ),
    "hinh-thuc": Step(
        "form",
        "choose_form",
        "Chọn hình thức",
        "Chọn",
        (Field("form", "Hình thức", "radios", choices=[Choice(k, w) for k, w in FORMS.items()]),),
        allowed("prepare"),
    ),
    "dong-y-truc-tuyen": Step(
        "acceptances",
        "note_acceptances",
        "Ghi hộ đồng ý biểu quyết trực tuyến trên giấy",
        "Ghi các hộ",
        (fields.HOUSEHOLDS,),
        _asks_about_the_web,
    ),
    "thoi-truc-tuyen": Step(
        "acceptances/removal",
        "strike_acceptances",
        "Bỏ hộ đã ghi đồng ý trên giấy",
        "Bỏ các hộ",
        (fields.HOUSEHOLDS, fields.STRUCK_FOR),
        _asks_about_the_web,
    ),
    "chon-lai": Step(
        "form/reconsideration",
        "reconsider_form",
        "Chọn lại hình thức",
        "Chọn lại",
        (),
        allowed("reconsider"),
    ),
    "moi-hop": Step(
        "meetings",
        "convene_meeting",
        "Mời họp",
        "Định ngày họp",
        fields.MEETING,
        _ready("meeting"),
    ),
    "cu-nguoi": Step(
        "conveners",
        "appoint_convener",
        "Chỉ định người triệu tập họp thay Trưởng khu phố",
        "Chỉ định",
        (fields.ANY_UNIT, fields.OFFICIAL, fields.APPOINTED_BECAUSE, fields.NUMBER),
        lambda told: (
            (_ready("meeting")(told) or _unchosen(told))
            and told["chaired_by"] == "neighbourhood_head"
        ),
    ),
    "thoi-cu": Step(
        "conveners/release",
        "release_convener",
        "Thôi chỉ định người triệu tập họp",
        "Thôi chỉ định",
        (fields.ANY_UNIT,),
        lambda told: bool(told["conveners"]) and told["state"] in ("agreed", "prepared", "opened"),
    ),
    "phat-phieu": Step(
        "handouts",
        "plan_handout",
        "Ban hành kế hoạch phát phiếu",
        "Ban hành",
        fields.HANDOUT,
        lambda told: (
            _ready("paper_ballots")(told)
            or (told["scope"] == "commune" and told["state"] == "opened")
        ),
    ),
    "truc-tuyen": Step(
        "web-votes",
        "plan_web_vote",
        "Lập kế hoạch biểu quyết trực tuyến",
        "Lập kế hoạch",
        fields.WEB_VOTE,
        _ready("online"),
    ),
    "tong-hop": Step(
        "total",
        "total_matter",
        "Tổng hợp kết quả toàn phường",
        "Tổng hợp",
        (fields.WITHOUT_BALLOTS,),
        lambda told: told["scope"] == "commune" and told["state"] == "opened",
    ),
    **PAPERS,
    "cong-nhan": Step(
        "recognition",
        "recognise_decision",
        "Công nhận",
        "Công nhận",
        (fields.NUMBER, fields.ON),
        allowed("recognise"),
    ),
    "tu-choi": Step(
        "refusal",
        "refuse_decision",
        "Từ chối công nhận",
        "Từ chối",
        (fields.NUMBER, fields.ON, fields.PUBLIC_REASON),
        allowed("refuse"),
    ),
    "hieu-luc": Step(
        "effect",
        "put_in_force",
        "Ấn định ngày có hiệu lực",
        "Ấn định",
        (
            fields.NUMBER,
            Field("on", "Có hiệu lực từ ngày", "date"),
            Field("lead_unit_id", "Đơn vị thực hiện", "select", optional=True),
        ),
        allowed("put_in_force"),
    ),
    "rut": Step(
        "withdrawal",
        "withdraw_matter",
        "Rút nội dung",
        "Rút",
        (fields.PUBLIC_REASON,),
        allowed("withdraw"),
    ),
    "bai-bo": Step(
        "abolition",
        "abolish_decision",
        "Bãi bỏ quyết định trái pháp luật",
        "Bãi bỏ",
        (fields.NUMBER, fields.PUBLIC_REASON),
        allowed("abolish"),
    ),
}
LINES = ("clusters", "team")


def sent_form(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step, as the service wants them; what stayed empty is left out."""
    form: dict[str, Any] = {
        each.name: typed[each.name] for each in taken.fields if typed.get(each.name)
    }
    for name in LINES:
        if name in form:
            form[name] = [line.strip() for line in form[name].splitlines() if line.strip()]
    for name in fields.MOMENTS:
        if name in form:
            form[name] = moment_typed(form[name])
    if "scattered" in form:
        form["scattered"] = True
    return form
