"""What reporting does by the clock."""

from libs.kernel.jobs import daily
from services.reporting.collection.actions import flag_late_parts
from services.reporting.collection.following import follow_parts
from services.reporting.periods.actions import flag_late_reports, follow_calendar

JOBS = [
    daily("05:30", follow_calendar),
    daily("05:40", follow_parts),
    daily("06:00", flag_late_reports),
    daily("06:05", flag_late_parts),
]
