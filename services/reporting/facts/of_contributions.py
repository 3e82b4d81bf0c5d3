"""What is counted of what residents contribute; a reversal takes away what it reversed."""

from __future__ import annotations

from libs.contracts.participation.contributions import (
    AccountPosted,
    AccountPostingLate,
    ContributionsReceived,
    ContributionsSpent,
    FundOpened,
    FundSettled,
)
from services.reporting.facts.counts import Counts, Table

FUND = "fund:fund_id"

CONTRIBUTIONS: Table = {
    FundOpened: (
        Counts(
            "fund_opened",
            FUND,
            on="opened_on",
            by=("clause",),
            label="Mở sổ đóng góp, mỗi hộ {level_dong} đồng",
        ),
    ),
    ContributionsReceived: (
        Counts(
            "contributed_dong",
            FUND,
            on="on",
            value="dong",
            by=("source",),
            label="Thu {dong} đồng",
            when=lambda event: event.kind == "money",
        ),
        Counts(
            "contributed_half_days",
            FUND,
            on="on",
            value="half_days",
            by=("source",),
            label="Góp {half_days} buổi công",
            when=lambda event: event.kind == "labour",
        ),
        Counts(
            "contributed_worth",
            FUND,
            on="on",
            value="worth_dong",
            by=("source",),
            label="Góp hiện vật ước {worth_dong} đồng",
            when=lambda event: event.kind == "material",
        ),
    ),
    ContributionsSpent: (
        Counts("spent_dong", FUND, on="on", value="dong", label="Chi {dong} đồng, dòng {number}"),
    ),
    AccountPosted: (
        Counts(
            "account_posted",
            FUND,
            on="posted_on",
            timely=True,
            label="Niêm yết bảng kê: thu {received_dong}, chi {spent_dong} đồng",
        ),
    ),
    AccountPostingLate: (
        Counts("account_posting_late", FUND, label="Quá hạn {due_on} chưa niêm yết bảng kê"),
    ),
    FundSettled: (Counts("fund_settled", FUND, on="settled_on", label="Quyết toán: {title}"),),
}
