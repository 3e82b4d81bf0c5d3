"""The steps that officials take with a matter: who may, when, and what each asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.portal.asking import Refused
from services.portal.matter_words import FORMS
from services.portal.reading import Told
from services.portal.views import Choice
from services.portal.views.matters import Field

NUMBER = Field("number", "Số văn bản")
ON = Field("on", "Ngày văn bản", "date")
REASON = Field("reason", "Lý do", "area")
KINDS = [
    Choice("resolution", "Nghị quyết"),
    Choice("minutes", "Biên bản"),
    Choice("memorandum", "Bản ghi nhớ"),
    Choice("agreement", "Bản thỏa thuận"),
]


@dataclass(frozen=True)
class Step:
    """One step: its address in the service, who may, its words, its fields, and when."""

    path: str
    action: str
    title: str
    send: str
    fields: Sequence[Field]
    when: Callable[[Told], bool]
    put: bool = False


def _open(move: str) -> Callable[[Told], bool]:
    """The law allows that move today."""
    return lambda told: move in told["moves"]


def _ready(form: str) -> Callable[[Told], bool]:
    """It waits for that form to be carried out."""
    return lambda told: (
        told["form"] == form
        and (
            told["state"] == "prepared"
            or (told["state"] == "opened" and told["scope"] == "commune")
        )
    )


ACTS = {
    "thong-nhat": Step(
        "agreement", "agree_matter", "Thống nhất đưa ra bàn", "Thống nhất", (), _open("agree")
    ),
    "khong-thong-nhat": Step(
        "declining",
        "decline_matter",
        "Không thống nhất",
        "Gửi lý do",
        (REASON,),
        lambda told: "decline" in told["moves"] and not told["demanded"],
    ),
    "hinh-thuc": Step(
        "form",
        "choose_form",
        "Chọn hình thức",
        "Chọn",
        (Field("form", "Hình thức", "radios", choices=[Choice(k, w) for k, w in FORMS.items()]),),
        _open("prepare"),
    ),
    "dong-y-truc-tuyen": Step(
        "online-acceptance",
        "accept_online",
        "Ghi số hộ đồng ý biểu quyết trực tuyến",
        "Ghi số hộ",
        (Field("accepting", "Số hộ đồng ý", "number"),),
        lambda told: told["clause"] == "other" and told["state"] == "agreed",
    ),
    "chon-lai": Step(
        "form/reconsideration",
        "reconsider_form",
        "Chọn lại hình thức",
        "Chọn lại",
        (),
        _open("reconsider"),
    ),
    "moi-hop": Step(
        "meetings",
        "convene_meeting",
        "Mời họp",
        "Định ngày họp",
        (
            Field("unit_id", "Khu phố", "select"),
            Field("on", "Ngày họp", "date", "Phải thông báo, niêm yết trước ít nhất 2 ngày."),
            Field("starts_at", "Giờ họp", "time"),
            Field("place", "Địa điểm"),
            Field(
                "clusters",
                "Họp theo cụm",
                "area",
                "Mỗi dòng một cụm; chỉ khi có từ 200 hộ hoặc địa bàn phân tán.",
                optional=True,
            ),
            Field(
                "scattered",
                "Địa bàn",
                "select",
                choices=[Choice("", "Không phân tán"), Choice("1", "Rộng, phân tán")],
                optional=True,
            ),
        ),
        _ready("meeting"),
    ),
    "phat-phieu": Step(
        "handouts",
        "plan_handout",
        "Ban hành kế hoạch phát phiếu",
        "Ban hành",
        (
            Field("unit_id", "Khu phố", "select"),
            Field("starts_on", "Ngày phát phiếu", "date"),
            Field("until", "Ngày thu phiếu cuối cùng", "date"),
            Field(
                "team",
                "Tổ phát phiếu",
                "area",
                "3 đến 5 người, mỗi dòng một người, Tổ trưởng trước.",
            ),
        ),
        lambda told: (
            _ready("paper_ballots")(told)
            or (told["scope"] == "commune" and told["state"] == "opened")
        ),
    ),
    "tong-hop": Step(
        "total",
        "total_matter",
        "Tổng hợp kết quả toàn phường",
        "Tổng hợp",
        (),
        lambda told: told["scope"] == "commune" and told["state"] == "opened",
    ),
    "quyet-dinh": Step(
        "decision",
        "write_decision",
        "Lập quyết định của cộng đồng dân cư",
        "Lưu quyết định",
        (
            Field("kind", "Hình thức văn bản", "select", choices=KINDS),
            Field("decision", "Quyết định", "area", optional=True),
            Field("head_name", "Trưởng khu phố ký", optional=True),
            Field("front_name", "Trưởng ban công tác Mặt trận ký", optional=True),
            Field("signers", "Hai hộ ký", hint="Số của hai hộ, ví dụ: 3, 17", optional=True),
        ),
        _open("send"),
        put=True,
    ),
    "gui": Step(
        "sending",
        "send_decision",
        "Gửi quyết định đến Ủy ban nhân dân và Mặt trận",
        "Gửi",
        (),
        _open("send"),
    ),
    "cong-nhan": Step(
        "recognition",
        "recognise_decision",
        "Công nhận",
        "Công nhận",
        (NUMBER, ON),
        _open("recognise"),
    ),
    "tu-choi": Step(
        "refusal",
        "refuse_decision",
        "Từ chối công nhận",
        "Từ chối",
        (NUMBER, ON, REASON),
        _open("refuse"),
    ),
    "hieu-luc": Step(
        "effect",
        "put_in_force",
        "Ấn định ngày có hiệu lực",
        "Ấn định",
        (
            NUMBER,
            Field("on", "Có hiệu lực từ ngày", "date"),
            Field("lead_unit_id", "Đơn vị thực hiện", "select", optional=True),
        ),
        _open("put_in_force"),
    ),
    "rut": Step(
        "withdrawal", "withdraw_matter", "Rút nội dung", "Rút", (REASON,), _open("withdraw")
    ),
    "bai-bo": Step(
        "abolition",
        "abolish_decision",
        "Bãi bỏ quyết định trái pháp luật",
        "Bãi bỏ",
        (NUMBER, REASON),
        _open("abolish"),
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
    if "scattered" in form:
        form["scattered"] = True
    return form


def household_ids(typed: str, numbers: Mapping[int, str], field: str) -> list[str]:
    """The households behind numbers such as "3, 17"; refuses one that is on no roll."""
    found = [int(each) for each in re.findall(r"\d{1,6}", typed)]
    strange = [str(each) for each in found if each not in numbers]
    if strange:
        said = f"Không có hộ số {', '.join(strange)} trong danh sách đã chốt."
        raise Refused(422, said, {field: said})
    return [numbers[each] for each in found]
