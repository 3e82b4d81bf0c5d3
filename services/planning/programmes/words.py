"""The story of a programme of two sides; what a side has not shared yet is its own."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "open_programme": "Lập chương trình năm {year}.",
    "share_items": "Một bên chuyển nội dung cho bên kia.",
    "sign_programme": "Một bên ký.",
    "agree_programme": "Hai bên thống nhất.",
    "begin_programme": "Bắt đầu thực hiện.",
}
