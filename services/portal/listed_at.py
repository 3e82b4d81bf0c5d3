"""On which page of the desk each list is seen that may be taken along as a file."""

from __future__ import annotations

from services.portal.views import Link

FILES = "viec/danh-sach"
# The list, by its name in services/portal/exports.py, and its page.
LISTED_AT = {
    "don-thu-dang-giai-quyet": "viec/don-thu",
    "don-thu-da-giai-quyet": "viec/don-thu",
    "nghia-vu-cong-khai": "viec/cong-khai",
    "nhiem-vu": "viec/ke-hoach-nam",
    "cuoc-kiem-tra": "viec/cuoc-kiem-tra",
    "kien-nghi": "viec/kien-nghi",
    "viec-nhan-dan-ban": "viec/nhan-dan-ban",
    "so-ho": "viec/ho",
    "quy-dong-gop": "viec/dong-gop",
    "mo-hinh": "viec/mo-hinh",
}
WORDS = "Tải danh sách này (XLSX, CSV)"


def files_of(home: str, here: str) -> Link | None:
    """Where the list on the page `here` is taken along; None where the page has none."""
    names = (name for name, page in LISTED_AT.items() if here == f"{home}/{page}")
    first = next(names, None)
    return Link(f"{home}/{FILES}#{first}", WORDS) if first else None
