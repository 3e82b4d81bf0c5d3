"""The story of what households demand, in sentences: how many consented, never who."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "register_initiative": "Ghi đề xuất của các hộ.",
    "put_on_agenda": "Đủ số hộ đồng ý ({consents}/{households} hộ): phải đưa ra bàn.",
    "answer_demand": "Đã được đưa ra bàn.",
}
