"""What is wrong with a form field, in Vietnamese: the few kinds of error that people meet."""

from __future__ import annotations

from typing import Any

SENTENCES = {
    "missing": "Cần điền mục này.",
    "string_too_short": "Cần ít nhất {min_length} ký tự.",
    "string_too_long": "Dài quá: tối đa {max_length} ký tự.",
    "string_pattern_mismatch": "Viết chưa đúng mẫu.",
    "int_parsing": "Cần một số nguyên.",
    "float_parsing": "Cần một con số.",
    "greater_than_equal": "Cần từ {ge} trở lên.",
    "less_than_equal": "Cần không quá {le}.",
    "date_from_datetime_parsing": "Ngày viết chưa đúng hoặc không có. Viết như 2026-05-25.",
    "date_parsing": "Ngày viết chưa đúng hoặc không có. Viết như 2026-05-25.",
    "date_type": "Cần một ngày, ví dụ 2026-05-25.",
    "datetime_parsing": "Ngày giờ viết chưa đúng, hoặc không có trong lịch.",
    "time_with_zone": "Viết giờ địa phương, không kèm múi giờ, ví dụ 07:00.",
    "enum": "Hãy chọn một trong các giá trị cho sẵn.",
    "literal_error": "Hãy chọn một trong các giá trị cho sẵn.",
    "uuid_parsing": "Mã này không đúng.",
    "bool_parsing": "Chỉ được chọn có hoặc không.",
    "json_invalid": "Nội dung gửi lên không đọc được.",
    "too_long": "Nhiều quá: tối đa {max_length} mục.",
    "too_short": "Cần ít nhất {min_length} mục.",
    "extra_forbidden": "Không có mục này.",
}


def sentence_of(error: Any) -> str:
    """The sentence for one pydantic error; a general one where the kind is not in the table."""
    sentence = SENTENCES.get(error["type"])
    if sentence is None:
        return "Mục này chưa đúng."
    return sentence.format_map(error.get("ctx", {}))
