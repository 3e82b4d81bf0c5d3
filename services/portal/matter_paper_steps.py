"""The steps with what residents decided: written, sent, added up for the whole ward."""

from __future__ import annotations

from services.portal import matter_fields as fields
from services.portal.matter_step import Step, allowed
from services.portal.reading import Told


def _part_unsent(told: Told) -> bool:
    """A neighbourhood counted its vote on a matter of the whole ward, and has to send."""
    return any(part["sent_on"] is None for part in told["parts"])


def _total_unsent(told: Told) -> bool:
    """The whole ward decided, and the ward's own paper is not sent."""
    decided = told["scope"] == "commune" and told["decided_on"] is not None
    return decided and told["total"] is None


PAPERS = {
    "quyet-dinh": Step(
        "decision",
        "write_decision",
        "Lập quyết định của cộng đồng dân cư",
        "Lưu quyết định",
        fields.DECISION,
        allowed("send"),
        put=True,
    ),
    "gui": Step(
        "sending",
        "send_decision",
        "Gửi quyết định đến Ủy ban nhân dân và Mặt trận",
        "Gửi",
        (),
        allowed("send"),
    ),
    "quyet-dinh-khu": Step(
        "decision",
        "write_decision",
        "Lập quyết định của khu phố",
        "Lưu quyết định",
        (fields.OF_UNIT, *fields.DECISION),
        _part_unsent,
        put=True,
    ),
    "gui-khu": Step(
        "sending",
        "send_decision",
        "Gửi quyết định của khu phố đến Ủy ban nhân dân và Mặt trận",
        "Gửi",
        (fields.OF_UNIT,),
        _part_unsent,
    ),
    "quyet-dinh-phuong": Step(
        "total-paper",
        "write_total_paper",
        "Lập văn bản tổng hợp của toàn phường",
        "Lưu văn bản",
        fields.TOTAL_PAPER,
        _total_unsent,
        put=True,
    ),
    "gui-phuong": Step(
        "total-paper/sending",
        "send_total_paper",
        "Gửi văn bản tổng hợp đến Mặt trận và các khu phố",
        "Gửi",
        (),
        _total_unsent,
    ),
}
