"""What the directory does by the clock."""

from __future__ import annotations

from libs.kernel.jobs import daily
from services.directory.notifications.actions import warn_of_days
from services.directory.notifications.mailing import tell_officials
from services.directory.signin.actions import forget_old
from services.directory.subscribers.actions import tell_subscribers

JOBS = [
    daily("03:00", forget_old),
    daily("06:30", warn_of_days),
    daily("07:00", tell_officials),
    daily("17:30", tell_subscribers),
]
