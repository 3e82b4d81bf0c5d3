"""From when the six months run within which the people's committee hears the Front.

Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13, article 30.1: every six months.
"""

from datetime import date, timedelta

RULE = "front.heard"
TITLE = "Nghe Mặt trận Tổ quốc phản ánh ý kiến của Nhân dân"
SENTENCE = (
    "Ủy ban nhân dân định kỳ 6 tháng một lần nghe Mặt trận Tổ quốc Việt Nam cùng cấp phản ánh."
)


def counted_from(last_on: date | None, today: date) -> date:
    """The last hearing; where none is recorded, the last day before this half of the year.

    The law does not say when the first six months begin; the halves of the year are the ward's
    own rhythm of reports.
    """
    if last_on:
        return last_on
    return date(today.year, 1 if today.month <= 6 else 7, 1) - timedelta(days=1)
