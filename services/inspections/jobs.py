"""What inspections does by the clock."""

from libs.kernel.jobs import Daily, daily
from services.inspections.recommendations.minding import (
    flag_overdue_recommendations,
    follow_calendar,
)
from services.inspections.risks.actions import propose_checks
from services.inspections.supervisions.minding import flag_unanswered_advice, move_answer_days

JOBS: list[Daily] = [
    daily("05:30", follow_calendar),  # before anything is called overdue by an older calendar
    daily("05:30", move_answer_days),
    daily("06:00", flag_overdue_recommendations),
    daily("07:30", propose_checks),  # after the others have told what became late this morning
    daily("06:00", flag_unanswered_advice),
]
