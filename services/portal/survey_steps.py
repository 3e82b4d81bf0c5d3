"""The steps of the desk with a survey: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.reading import Told
from services.portal.steps import Step

FRAME = "size_"  # and the id of the unit whose numbered list is so long


def _draft(told: Told) -> bool:
    return bool(told["state"] == "draft")


STEPS = {
    "diem": Step(
        "points",
        "add_survey_point",
        "Thêm điểm lấy ý kiến",
        "Thêm điểm",
        ("unit_id", "title"),
        lambda told: told["state"] in ("draft", "opened"),
        "Mỗi điểm có một tờ A4 in mã QR: ai quét cũng trả lời được.",
    ),
    "rut-mau": Step(
        "draw",
        "draw_sample",
        "Rút thăm mẫu ngẫu nhiên",
        "Rút thăm",
        ("count", FRAME),
        lambda told: _draft(told) and not told["strata"],
        "Ghi số hộ (hoặc số người) trong danh sách đánh số của từng nơi; để trống nơi không hỏi. "
        "Nơi có danh sách hộ thì số hộ hôm nay đã ghi sẵn; số rút được là thứ tự trong đó. "
        "Mẫu chia theo cỡ danh sách. Chỉ rút một lần.",
    ),
    "in-ma": Step(
        "codes",
        "print_codes",
        "In mã trả lời cho mẫu đã rút",
        "In mã (PDF)",
        (),
        lambda told: _draft(told) and bool(told["strata"]),
        "Mã chỉ hiện trong tệp này. In lại thì mã đã in trước không dùng được nữa.",
    ),
    "phat-hanh": Step(
        "opening",
        "open_survey",
        "Phát hành",
        "Phát hành",
        ("opens_on", "closes_on"),
        _draft,
        "Từ lúc phát hành câu hỏi không sửa được nữa; khảo sát tự khóa sau ngày cuối.",
    ),
    "huy": Step(
        "withdrawal",
        "withdraw_survey",
        "Hủy cuộc khảo sát hỏi sai",
        "Hủy và xóa phiếu đã nhận",
        ("because",),
        lambda told: told["state"] == "opened",
        "Phiếu đã nhận bị xóa mà không ai đọc, không khôi phục được. Mọi người đọc được lý do.",
    ),
    "phuc-vu": Step(
        "served",
        "count_served",
        "Ghi số người được phục vụ trong ngày",
        "Ghi số người",
        ("unit_id", "on", "served"),
        lambda told: told["state"] in ("opened", "closed"),
        "Để tính tỷ lệ trả lời của người tự nguyện: số phiếu trên số người được phục vụ.",
        "PUT",
    ),
}


def sent_form(step: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed, as the service takes it."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in step.fields if name != FRAME}
    if FRAME in step.fields:
        form["frame"] = [
            {"unit_id": name.removeprefix(FRAME), "size": size}
            for name, size in typed.items()
            if name.startswith(FRAME) and size.strip()
        ]
    return form
