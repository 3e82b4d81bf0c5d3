"""Which lists of the desk may be taken along as a file, and what stands in each column.

Each is asked for in the name of whoever takes it, by the route that its page asks, so that it holds
what they see there and nothing else. None holds a person: lists with names (the roll of households,
the reception register) have papers of their own, and each taking of those is noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from services.portal.award_words import KINDS as MODEL_KINDS
from services.portal.award_words import MODEL_STATES
from services.portal.contribution_words import STATES as FUND_STATES
from services.portal.inspection_words import KINDS as CHECK_KINDS
from services.portal.inspection_words import STATES as CHECK_STATES
from services.portal.pages.plan import TASK_STATES
from services.portal.recommendation_words import STATES as RECOMMENDATION_STATES
from services.portal.views import State

Words = Mapping[str, State | str]
ROWS_MAX = 5_000


@dataclass(frozen=True)
class Listing:
    """A list: who may see it, where it is asked for, and its columns by the field they show."""

    title: str
    action: str
    service: str
    path: str
    columns: Mapping[str, str]  # the field, a dot leading into it, and its heading
    words: Mapping[str, Words] = field(default_factory=dict)  # of fields that hold a code
    rows_at: str = ""  # where the answer holds the rows; empty when it is they
    query: Mapping[str, str] = field(default_factory=dict)
    page: int = 0  # how many rows come at once; 0 when all do
    by_offset: bool = False  # asked for by the first row wanted, and not by the page
    by_year: bool = False


CASES = {
    "number": "Số đơn",
    "kind_title": "Loại đơn",
    "summary": "Tóm tắt",
    "state_title": "Tình trạng",
    "matter_title": "Lĩnh vực",
    "received_on": "Ngày nhận",
    "due_on": "Hạn",
    "days_left": "Còn (ngày làm việc)",
    "settled_on": "Ngày giải quyết",
}
LISTINGS = {
    "don-thu-dang-giai-quyet": Listing(
        "Đơn thư đang giải quyết", "see_cases", "reception", "cases", CASES,
        rows_at="lines", query={"sight": "open"}, page=200,
    ),
    "don-thu-da-giai-quyet": Listing(
        "Đơn thư đã giải quyết", "see_cases", "reception", "cases", CASES,
        rows_at="lines", query={"sight": "settled"}, page=200,
    ),
    "nghia-vu-cong-khai": Listing(
        "Nội dung phải công khai", "see_obligations", "disclosures", "obligations",
        {
            "khoan": "Khoản", "item": "Mục", "title": "Nội dung", "owner_unit": "Đơn vị phụ trách",
            "document_number": "Số văn bản", "document_on": "Ngày ký", "due_on": "Hạn",
            "days_left": "Còn (ngày làm việc)", "met_on": "Ngày công khai",
            "days_late": "Muộn (ngày làm việc)", "basis": "Căn cứ",
        },
        query={"limit": "200"}, page=200, by_offset=True,
    ),
    "nhiem-vu": Listing(
        "Nhiệm vụ của kế hoạch", "see_tasks", "planning", "tasks",
        {
            "title": "Nhiệm vụ", "period": "Kỳ", "lead_unit.name": "Đơn vị chủ trì",
            "output": "Sản phẩm", "indicator": "Chỉ tiêu", "due_on": "Hạn", "state": "Tình trạng",
            "days_late": "Muộn (ngày)", "finished_on": "Ngày xong", "basis": "Căn cứ",
        },
        {"state": TASK_STATES}, "tasks", {"limit": "200"}, 200, by_offset=True,
    ),
    "cuoc-kiem-tra": Listing(
        "Cuộc kiểm tra trong năm", "see_inspections", "inspections", "inspections",
        {
            "kind": "Loại", "subject": "Nội dung", "unit": "Đơn vị được kiểm tra",
            "planned_on": "Ngày dự kiến", "number": "Số quyết định", "started_on": "Ngày bắt đầu",
            "concluded_on": "Ngày kết luận", "conclusion_number": "Số kết luận",
            "state": "Tình trạng",
        },
        {"kind": CHECK_KINDS, "state": CHECK_STATES}, by_year=True,
    ),
    "kien-nghi": Listing(
        "Kiến nghị sau kiểm tra", "see_inspections", "inspections", "recommendations",
        {
            "subject": "Cuộc kiểm tra", "ordinal": "Thứ tự", "text": "Kiến nghị", "unit": "Đơn vị",
            "issued_on": "Ngày kiến nghị", "due_on": "Hạn", "days_left": "Còn (ngày làm việc)",
            "answered_on": "Ngày báo cáo", "closed_on": "Ngày xác nhận", "state": "Tình trạng",
        },
        {"state": RECOMMENDATION_STATES},
    ),
    "viec-nhan-dan-ban": Listing(
        "Việc Nhân dân bàn, quyết định", "see_matters", "participation", "matters-at-work",
        {
            "title": "Việc", "unit": "Nơi bàn", "state_title": "Tình trạng",
            "proposed_on": "Ngày đề xuất", "last_on": "Ngày gần nhất",
            "decided_on": "Ngày quyết định",
        },
    ),
    "so-ho": Listing(
        "Số hộ của từng khu", "see_households", "participation", "neighbourhoods",
        {"name": "Khu", "households": "Số hộ"},
    ),
    "quy-dong-gop": Listing(
        "Tài khoản đóng góp", "see_funds", "participation", "funds",
        {
            "unit": "Khu", "title": "Việc", "opened_on": "Ngày mở", "received": "Đã thu (đồng)",
            "spent": "Đã chi (đồng)", "settled_on": "Ngày quyết toán", "state": "Tình trạng",
        },
        {"state": FUND_STATES},
    ),
    "mo-hinh": Listing(
        "Mô hình đăng ký", "see_models", "awards", "models",
        {
            "kind": "Loại", "title": "Tên mô hình", "unit": "Đơn vị",
            "registered_on": "Ngày đăng ký", "state": "Tình trạng", "approved_on": "Ngày đồng ý",
            "scored_on": "Ngày tự chấm", "appraised_on": "Ngày thẩm định",
        },
        {"kind": MODEL_KINDS, "state": MODEL_STATES},
    ),
}  # fmt: skip


def cells_of(listing: Listing, row: Mapping[str, object]) -> list[object]:
    """One row as people read it: codes in words, days as days."""
    return [_cell(listing.words.get(name), _at(row, name)) for name in listing.columns]


def _at(row: Mapping[str, object], name: str) -> object:
    found: object = row
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _cell(words: Words | None, value: object) -> object:
    if words is not None and isinstance(value, str):
        said = words.get(value, value)
        return said.text if isinstance(said, State) else said
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
