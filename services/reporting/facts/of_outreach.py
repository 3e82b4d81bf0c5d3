"""What is counted of classes and outreach activities that planning tells as held.

They count in the same measures as progress that people note on tasks, so that a figure holds both;
the note that planning makes on the task by itself is not counted again.
"""

from __future__ import annotations

from collections.abc import Callable

from libs.contracts.planning.outreach import OutreachHeld, TrainingHeld
from libs.contracts.planning.tasks import Quantity
from services.reporting.facts.counts import Counts, Table

CLASS, ACTIVITY = "training:class_id", "outreach:activity_id"


def _has(field: str) -> Callable[[OutreachHeld], bool]:
    return lambda event: getattr(event, field) is not None


def _amount(field: str, measure: Quantity) -> Counts:
    return Counts(
        "quantity",
        ACTIVITY,
        on="on",
        value=field,
        fixed={"kind": "outreach", "measure": measure},
        label=f"{{{field}}} {measure}",
        when=_has(field),
    )


OUTREACH: Table = {
    TrainingHeld: (
        Counts("progress_noted", CLASS, on="on", fixed={"kind": "training"}, label="Lớp tập huấn"),
        Counts(
            "quantity",
            CLASS,
            on="on",
            fixed={"kind": "training", "measure": Quantity.CLASSES},
            label="Lớp tập huấn, {sessions} buổi",
        ),
        Counts(
            "quantity",
            CLASS,
            on="on",
            value="people",
            fixed={"kind": "training", "measure": Quantity.PEOPLE},
            label="{people} lượt người dự tập huấn",
        ),
        Counts(
            "training_passed",
            CLASS,
            on="on",
            value="passed",
            label="{passed}/{tested} người đạt",
            when=lambda event: event.passed is not None,
        ),
    ),
    OutreachHeld: (
        Counts(
            "progress_noted",
            ACTIVITY,
            on="on",
            fixed={"kind": "outreach"},
            label="Hoạt động tuyên truyền",
        ),
        _amount("minutes", Quantity.MINUTES),
        _amount("people", Quantity.PEOPLE),
        _amount("articles", Quantity.ARTICLES),
        _amount("sheets", Quantity.SHEETS),
    ),
}
