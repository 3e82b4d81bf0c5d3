"""What reception does by the clock."""

from libs.kernel.jobs import daily
from services.reception.sessions.flagging import flag_missed, flag_unposted

JOBS = [
    daily("06:00", flag_unposted),
    daily("06:00", flag_missed),
]
