"""What is handed out of cases that are likely the same: which they are, and in what they agree."""

from __future__ import annotations

from datetime import date

from services.reception.cases import views
from services.reception.cases.duplicates import LikelyDuplicate
from services.reception.cases.queries import Line
from services.reception.cases.views import CaseLineView


class LikelyView(CaseLineView):
    """A case that is likely the same, with the parts in which both letters agree."""

    agreed: list[str]
    text_percent: int


def likely_view(one: LikelyDuplicate, today: date) -> LikelyView:
    """A case that is likely the same."""
    return LikelyView(
        **views.line(Line(one.case, one.intake), today),
        agreed=[part.value for part in one.likeness.parts],
        text_percent=one.likeness.text_percent,
    )
