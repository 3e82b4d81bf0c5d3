"""What is counted of petitions: what came, what was settled and when, what was missed."""

from __future__ import annotations

from libs.contracts.reception.petitions import (
    PetitionLeftKind,
    PetitionMoved,
    PetitionNearlyNeglected,
    PetitionOverdue,
    PetitionRegistered,
    PetitionSettled,
    PetitionSorted,
)
from libs.law.procedures import SORTING
from services.reporting.facts.counts import Counts, Table

CASE = "case:case_id"

PETITIONS: Table = {
    PetitionRegistered: (
        Counts(
            "petition_registered",
            CASE,
            on="received_on",
            by=("kind", "channel"),
            label="Tiếp nhận đơn",
        ),
    ),
    PetitionSorted: (
        Counts("petition_sorted", CASE, on="received_on", by=("kind",), label="Phân loại đơn"),
    ),
    # Taken away from its old kind on the day it came, so that sums by kind are what they were.
    PetitionLeftKind: (
        Counts(
            "petition_left_kind",
            CASE,
            on="received_on",
            by=("kind",),
            label="Đơn không còn thuộc loại này",
        ),
    ),
    PetitionMoved: (
        Counts(
            "petition_moved", CASE, on="on", by=("kind", "move"), timely=True, label="Bước của đơn"
        ),
    ),
    PetitionSettled: (
        Counts(
            "petition_settled",
            CASE,
            on="settled_on",
            by=("kind", "outcome"),
            timely=True,
            label="Giải quyết xong đơn",
        ),
    ),
    PetitionOverdue: (
        Counts(
            "petition_overdue",
            CASE,
            by=("kind", "clock"),
            label="Đơn quá hạn",
            when=lambda event: event.clock != SORTING,
        ),
    ),
    PetitionNearlyNeglected: (
        Counts("petition_nearly_neglected", CASE, by=("kind",), label="Đơn 30 ngày chưa ai xử lý"),
    ),
}
