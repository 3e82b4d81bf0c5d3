"""Words of campaigns and their activities on pages."""

from __future__ import annotations

AUDIENCES = {
    "residents": "Nhân dân",
    "officials": "Cán bộ, công chức, viên chức",
    "heads": "Trưởng khu",
    "members": "Đoàn viên, hội viên",
    "pupils": "Học sinh",
    "enterprises": "Doanh nghiệp, hộ kinh doanh",
}
KINDS = {
    "meeting": "Hội nghị, cuộc họp",
    "article": "Tin, bài",
    "poster": "Pa nô, áp phích",
    "leaflet": "Tờ rơi",
}
AMOUNTS = {
    "broadcast": ("Số phút đã phát", "phút"),
    "meeting": ("Lượt người dự", "lượt người"),
    "article": ("", "bài"),
    "poster": ("Số tờ đã treo, dán", "tờ"),
    "leaflet": ("Số tờ đã phát", "tờ"),
}
