"""Which wards may use the product, and what is said when one may not."""

from __future__ import annotations

from libs.kernel.errors import Conflict, NotFound, Refusal

# The platform itself, in the place of a ward: its accounts are the operators'.
PLATFORM = "00000"


class NotAnOfficialWard(Refusal):
    """Mã {code} không có trong danh mục phường, xã, đặc khu."""


class AlreadyOnboarded(Conflict):
    """Phường, xã này đã dùng Dân Biết từ trước."""


class NotOnboarded(NotFound):
    """Phường, xã này chưa dùng Dân Biết."""
