"""When a committee may be formed anew."""

from __future__ import annotations

from libs.kernel.errors import Refusal


class DecisionOlder(Refusal):
    """Ngày quyết định phải từ ngày của quyết định trước ({before}) đến hôm nay."""


class MemberUnknown(Refusal):
    """Thành viên thứ {seat} không phải là người hay đơn vị đang hoạt động của phường, xã."""


class MemberTwice(Refusal):
    """Thành viên thứ {seat} đã có trong danh sách."""
