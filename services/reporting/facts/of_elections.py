"""What is counted of elections and terms of heads of neighbourhoods, and of boards. No person."""

from __future__ import annotations

from libs.contracts.participation.boards import BoardRecognised
from libs.contracts.participation.elections import (
    ElectionDecided,
    HeadDismissed,
    HeadElected,
    ProvisionalHeadNamed,
)
from services.reporting.facts.counts import Counts, Table

ELECTIONS: Table = {
    ElectionDecided: (
        Counts(
            "election_decided",
            "election:election_id",
            on="decided_on",
            by=("cause",),
            timely=True,
            label="Quyết định tổ chức bầu Trưởng khu phố",
        ),
    ),
    HeadElected: (
        Counts(
            "head_elected",
            "neighbourhood:unit_id",
            on="since",
            label="Công nhận Trưởng khu phố được bầu",
        ),
    ),
    HeadDismissed: (
        Counts(
            "head_dismissed",
            "neighbourhood:unit_id",
            on="dismissed_on",
            label="Công nhận cho thôi Trưởng khu phố",
        ),
    ),
    BoardRecognised: (
        Counts(
            "board_recognised",
            "people_board:board_id",
            on="since",
            by=("kind",),
            label="Mặt trận công nhận Ban Thanh tra nhân dân, Ban giám sát đầu tư",
            when=lambda event: not event.entered,  # what was before the product is not of a period
        ),
    ),
    ProvisionalHeadNamed: (
        Counts(
            "provisional_head",
            "neighbourhood:unit_id",
            on="since",
            label="Chỉ định Trưởng khu phố lâm thời",
        ),
    ),
}
