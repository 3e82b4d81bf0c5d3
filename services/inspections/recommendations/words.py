"""What happened to a recommendation beside its steps, which tell of themselves."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "issue_recommendation": "Ra kiến nghị, hạn khắc phục {due_on}.",
    "move_recommendation": "Hạn chuyển từ {was_due_on} sang {due_on}. {why}",
    "flag_overdue_recommendation": "Quá hạn khắc phục.",
    "hand_over_recommendation": "Đơn vị giải thể; kiến nghị chuyển cho đơn vị kế thừa.",
}
