"""What is counted of what the directory tells."""

from __future__ import annotations

from libs.contracts.directory import CommitteeConsolidated, UnitClosed, UnitOpened
from services.reporting.facts.counts import Counts, Table

DIRECTORY: Table = {
    UnitOpened: (Counts("unit_opened", "unit:unit_id", by=("kind",), label="{name}"),),
    UnitClosed: (Counts("unit_closed", "unit:unit_id", on="closed_on"),),
    CommitteeConsolidated: (
        Counts(
            "committee_consolidated",
            "committee:committee_id",
            on="decided_on",
            label="Quyết định {decision_number}",
        ),
        Counts(
            "committee_members",
            "committee:committee_id",
            on="decided_on",
            value="member_count",
            label="Thành viên Ban Chỉ đạo theo Quyết định {decision_number}",
        ),
    ),
}
