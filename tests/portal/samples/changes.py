"""A correction compared with what it replaced."""

from datetime import timedelta

from services.portal.views import ChangedPart, ChangedVersion, ChangesView, Link, Words
from tests.portal.samples.frame import NOW

CHANGES = ChangesView(
    subject=Link("/06811/cong-khai/3", "Thông báo về việc hỗ trợ sửa nhà sau bão"),
    old=ChangedVersion(1, NOW - timedelta(days=9), "", "/06811/cong-khai/3?ban=1"),
    new=ChangedVersion(2, NOW, "Sửa mức hỗ trợ", "/06811/cong-khai/3?ban=2"),
    finding="2 phần có thay đổi",
    parts=[
        ChangedPart("Tên nội dung", False, [Words("same", "Thông báo hỗ trợ")]),
        ChangedPart(
            "Nội dung",
            True,
            [
                Words("same", "Mức hỗ trợ một hộ là "),
                Words("deleted", "10 "),
                Words("inserted", "15 "),
                Words("same", "triệu đồng.\nNhận tại trụ sở <phường> & khu phố."),
            ],
        ),
        ChangedPart(
            "Tệp đã ký (mã SHA-256)",
            True,
            [Words("deleted", "a" * 64), Words("inserted", "b" * 64)],
        ),
    ],
)  # fmt: skip
