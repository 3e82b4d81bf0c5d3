"""What disclosures does by the clock."""

from __future__ import annotations

from libs.kernel.jobs import daily
from services.disclosures.information.forgetting import erase_requesters, flag_late_requests
from services.disclosures.internal.actions import follow_internal_papers
from services.disclosures.missing.actions import flag_unchecked
from services.disclosures.moving.actions import follow_calendar
from services.disclosures.obligations.actions import flag_late
from services.disclosures.privacy.actions import end_searches
from services.disclosures.quarterly.actions import issue_due_list
from services.disclosures.yearly.assigning import flag_behind_plan

JOBS = [
    daily("03:30", erase_requesters),
    daily("05:30", follow_calendar),  # before anything is called late by an older calendar
    daily("06:00", flag_late),
    daily("06:00", flag_unchecked),
    daily("06:00", flag_late_requests),
    daily("06:10", flag_behind_plan),
    daily("06:20", follow_internal_papers),
    daily("06:30", end_searches),
    daily("07:00", issue_due_list),
]
