"""What planning does by the clock: plans begin and end, overdue tasks are told of."""

from libs.kernel.jobs import daily
from services.planning.plans.actions import turn_plans
from services.planning.tasks.actions import flag_overdue

JOBS = [daily("05:30", turn_plans), daily("06:00", flag_overdue)]
