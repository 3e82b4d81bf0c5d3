"""What planning does by the clock: plans begin and end, duties arise, due days follow."""

from libs.kernel.jobs import daily
from services.planning.conferences.duties import owe_conferences
from services.planning.escalation.actions import escalate_late_disclosures, escalate_overdue
from services.planning.hearings.actions import owe_hearing
from services.planning.plans.actions import turn_plans
from services.planning.tasks.actions import flag_overdue
from services.planning.tasks.moving import follow_calendar
from services.planning.urging.actions import flag_unanswered
from services.planning.urging.documents import urge_late_disclosures
from services.planning.urging.moving import move_answer_days

JOBS = [
    daily("05:30", turn_plans),
    daily("05:35", owe_hearing),
    daily("05:40", owe_conferences),
    daily("05:45", follow_calendar),  # before anybody is called late by an older calendar
    daily("05:45", move_answer_days),
    daily("06:00", flag_overdue),
    daily("06:05", escalate_overdue),
    daily("06:10", flag_unanswered),
    daily("06:15", escalate_late_disclosures),
    # After disclosures has told what became late this morning.
    daily("07:00", urge_late_disclosures),
]
