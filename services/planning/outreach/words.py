"""The story of a campaign in sentences; its activities are shown as they stand."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "plan_campaign": "Lập đợt tuyên truyền từ ngày {starts_on} đến ngày {ends_on}.",
    "publicise_honour": "Đợt tuyên truyền được lập theo quyết định khen thưởng.",
    "plan_broadcasts": "Xếp {slots} lượt phát thanh.",
}
