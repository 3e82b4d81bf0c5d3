"""What is counted of the yearly conferences of neighbourhoods."""

from __future__ import annotations

from libs.contracts.participation.conferences import (
    CommunityConferenceHeld,
    CommunityConferenceMissed,
)
from services.reporting.facts.counts import Counts, Table

CONFERENCE = "community_conference:conference_id"

COMMUNITY: Table = {
    CommunityConferenceHeld: (
        Counts(
            "community_conference_held",
            CONFERENCE,
            on="held_on",
            by=("unit_id",),
            timely=True,
            label="Hội nghị cộng đồng dân cư năm {year}: {present}/{households} hộ dự",
        ),
        Counts(
            "community_households",
            CONFERENCE,
            on="held_on",
            value="present",
            label="{present} hộ dự hội nghị cộng đồng dân cư năm {year}",
        ),
        Counts(
            "community_questions",
            CONFERENCE,
            on="held_on",
            value="questions",
            label="{questions} câu hỏi tại hội nghị cộng đồng dân cư năm {year}",
        ),
    ),
    CommunityConferenceMissed: (
        Counts(
            "community_conference_missed",
            "neighbourhood:unit_id",
            label="Hết năm {year} chưa họp hội nghị cộng đồng dân cư",
        ),
    ),
}
