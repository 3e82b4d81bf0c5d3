"""What reporting does by the clock."""

from libs.kernel.jobs import daily
from services.reporting.periods.actions import flag_late_reports

JOBS = [daily("06:00", flag_late_reports)]
