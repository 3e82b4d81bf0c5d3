"""Periods in few words: for a choice, and for the head of a column."""

from __future__ import annotations

QUARTERS = ("I", "II", "III", "IV")


def period_words(period: str) -> str:
    """half_year.2026.1 is 6 tháng đầu năm 2026; quarter.2026.2 is Quý II năm 2026."""
    kind, year, ordinal = period.split(".")
    if kind == "quarter":
        return f"Quý {QUARTERS[int(ordinal) - 1]} năm {year}"
    return f"6 tháng đầu năm {year}" if kind == "half_year" else f"Năm {year}"


def period_head(period: str) -> str:
    """The same where there is little room: Q2/2026, 6T/2026, 2026."""
    kind, year, ordinal = period.split(".")
    return {"quarter": f"Q{ordinal}/{year}", "half_year": f"6T/{year}"}.get(kind, year)
