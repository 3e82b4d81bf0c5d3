"""What the directory does by the clock."""

from __future__ import annotations

from libs.kernel.jobs import daily
from services.directory.signin.actions import forget_old
from services.directory.subscribers.actions import tell_subscribers

JOBS = [daily("03:00", forget_old), daily("17:30", tell_subscribers)]
