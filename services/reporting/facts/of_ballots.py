"""What is counted of votes by secret ballot: that they were held and counted."""

from __future__ import annotations

from libs.contracts.participation.ballots import BallotRoundCounted
from services.reporting.facts.counts import Counts, Table

BALLOTS: Table = {
    BallotRoundCounted: (
        Counts(
            "secret_vote",
            "ballot_round:round_id",
            on="counted_on",
            label="Biểu quyết bằng phiếu kín, {households} hộ trong danh sách",
        ),
    ),
}
