"""What the directory does by the clock."""

from __future__ import annotations

from libs.kernel.jobs import daily
from services.directory.signin.actions import forget_old

JOBS = [daily("03:00", forget_old)]
