"""The story of a check in sentences: no person is in it, and not what was found."""

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
# Before the conclusion it is nobody's outside of the team that something was found.
FOUND: Sentences = {
    "add_finding": "Ghi phát hiện {ordinal}.",
    "remove_finding": "Bỏ phát hiện {ordinal}.",
}


def sentences(*, reads_findings: bool) -> Sentences:
    """What may be told to somebody who reads what was found, or does not."""
    return {**SENTENCES, **FOUND} if reads_findings else SENTENCES
