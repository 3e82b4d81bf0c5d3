"""What is counted of what people ask of a ward and check: sheets and information."""

from __future__ import annotations

from libs.contracts.disclosures.information import (
    InformationAnswered,
    InformationExtended,
    InformationGuided,
    InformationLate,
    InformationRefused,
    InformationRequested,
)
from libs.contracts.disclosures.missing import (
    MissingSheetOverdue,
    MissingSheetReported,
    MissingSheetResolved,
)
from libs.contracts.disclosures.spotchecks import SpotChecksDrawn
from services.reporting.facts.counts import Counts, Table
from services.reporting.facts.of_disclosures import ITEM

PEOPLE: Table = {
    SpotChecksDrawn: (
        Counts(
            "spot_checks_drawn",
            "round:round_id",
            value="places",
            label="Rút thăm {places}/{places_of} nhà văn hóa để kiểm tra niêm yết tháng {month}",
        ),
    ),
    MissingSheetReported: (
        Counts(
            "missing_sheet_reported",
            "missing_sheet:missing_sheet_id",
            by=(*ITEM, "place_kind", "told_by"),
            label="Phản ánh không thấy niêm yết khoản {khoan}",
        ),
    ),
    MissingSheetResolved: (
        Counts(
            "missing_sheet_resolved",
            "missing_sheet:missing_sheet_id",
            on="resolved_on",
            by=(*ITEM, "outcome"),
            timely=True,
            label="Kết quả kiểm tra phản ánh không thấy niêm yết khoản {khoan}",
        ),
    ),
    MissingSheetOverdue: (
        Counts(
            "missing_sheet_overdue",
            "missing_sheet:missing_sheet_id",
            by=ITEM,
            label="Phản ánh không thấy niêm yết khoản {khoan} quá hạn kiểm tra",
        ),
    ),
    InformationRequested: (
        Counts(
            "information_requested",
            "information:request_id",
            on="received_on",
            by=("channel",),
            label="Yêu cầu cung cấp thông tin",
        ),
    ),
    InformationExtended: (
        Counts(
            "information_extended",
            "information:request_id",
            by=("channel",),
            label="Gia hạn cung cấp thông tin theo văn bản {document_number}",
        ),
    ),
    InformationAnswered: (
        Counts(
            "information_answered",
            "information:request_id",
            on="answered_on",
            by=("channel",),
            timely=True,
            label="Cung cấp thông tin theo yêu cầu",
        ),
    ),
    InformationRefused: (
        Counts(
            "information_refused",
            "information:request_id",
            on="refused_on",
            by=("channel", "ground"),
            timely=True,
            label="Từ chối cung cấp thông tin theo văn bản {document_number}",
        ),
    ),
    InformationGuided: (
        Counts(
            "information_guided",
            "information:request_id",
            on="guided_on",
            by=("channel",),
            timely=True,
            label="Hướng dẫn yêu cầu thông tin đến cơ quan khác",
        ),
    ),
    InformationLate: (
        Counts(
            "information_late",
            "information:request_id",
            by=("channel",),
            label="Yêu cầu cung cấp thông tin quá hạn",
        ),
    ),
}
