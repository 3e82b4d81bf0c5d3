"""The story of the plan of a year in sentences: for everybody what was adopted."""

from __future__ import annotations

from libs.happened import Sentences

PUBLIC: Sentences = {
    "approve_disclosure_plan": "Ủy ban nhân dân thông qua, số {number} ngày {signed_on}.",
}
DESK: Sentences = {
    **PUBLIC,
    "draft_disclosure_plan": "Lập dự thảo kế hoạch năm {year}, bản {version}.",
    "adjust_disclosure_plan": "Sửa nội dung khoản {item}.",
    "submit_disclosure_plan": "Trình Ủy ban nhân dân.",
    "take_back_disclosure_plan": "Rút về dự thảo.",
}
