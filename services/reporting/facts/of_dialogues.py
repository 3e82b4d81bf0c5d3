"""What is counted of dialogues with residents that reception tells of."""

from __future__ import annotations

from libs.contracts.reception.dialogues import (
    CommitmentMade,
    CommitmentSettled,
    DialogueConferenceOverdue,
    DialogueHeld,
)
from services.reporting.facts.counts import Counts, Table

DIALOGUE, COMMITMENT = "dialogue:dialogue_id", "commitment:commitment_id"

DIALOGUES: Table = {
    DialogueHeld: (
        Counts("dialogue_held", DIALOGUE, on="held_on", by=("kind",), label="Buổi đối thoại"),
        Counts(
            "dialogue_residents",
            DIALOGUE,
            on="held_on",
            value="residents",
            by=("kind",),
            label="{residents} người dân dự đối thoại",
        ),
    ),
    CommitmentMade: (Counts("commitment_made", COMMITMENT, by=("kind",), label="{source_path}"),),
    CommitmentSettled: (
        Counts(
            "commitment_settled",
            COMMITMENT,
            on="settled_on",
            by=("kind", "outcome"),
            timely=True,
            label="Kết quả thực hiện cam kết",
        ),
    ),
    DialogueConferenceOverdue: (
        Counts("conference_overdue", "duty:duty_id", label="Năm {year} không có hội nghị"),
    ),
}
