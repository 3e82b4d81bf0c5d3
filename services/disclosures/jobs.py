"""What disclosures does by the clock."""

from __future__ import annotations

from libs.kernel.jobs import daily
from services.disclosures.obligations.actions import flag_late

JOBS = [daily("06:00", flag_late)]
