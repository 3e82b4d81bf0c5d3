"""The story of a check in sentences: who drafted it or found what is told to nobody."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "draft_inspection": "Lập dự thảo quyết định kiểm tra, dự kiến ngày {planned_on}.",
    "begin_self_check": "Đơn vị bắt đầu tự kiểm tra.",
    "decide_inspection": "Ký quyết định kiểm tra số {number}.",
    "announce_inspection": "Thông báo cho đơn vị được kiểm tra.",
    "start_inspection": "Bắt đầu kiểm tra.",
    "sign_minutes": "Chốt biên bản số {number}.",
    "conclude_inspection": "Kết luận số {number}.",
    "finish_self_check": "Đơn vị kết thúc tự kiểm tra.",
    "issue_conclusion": "Ban hành kết luận số {number}; thông báo công khai số {notice_number}.",
    "drop_inspection": "Thôi kiểm tra.",
}
# Nobody's outside of the team: a finding that was taken back was never concluded.
FOUND: Sentences = {
    "add_finding": "Ghi phát hiện {ordinal}.",
    "remove_finding": "Bỏ phát hiện {ordinal}.",
}
UNSIGNED = ("draft_inspection", *FOUND)


def sentences(*, inside: bool) -> Sentences:
    """What is told to the team and the chair, or to everybody else who may see the check."""
    return {**SENTENCES, **FOUND} if inside else SENTENCES
