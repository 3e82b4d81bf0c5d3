"""A province above the sample ward: its official, and what its other wards tell, made up by rule.

The other wards are told through reporting's outbox, as if each had issued its report: nobody lives
there. No real number of any of them is used.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time

from libs.contracts.reporting import ReportDue, ReportIssued
from libs.kernel.clock import VIETNAM
from libs.kernel.database import Database
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.official_list import province_at
from services.directory.founding.rules import PROVINCE
from services.reporting.figures.definitions import headline_figures
from tools.onboard import onboard_province
from tools.people import Person
from tools.samples.cast import given

TENANT = "P0022"


def codes() -> list[str]:
    """The wards of the province."""
    province = province_at(TENANT)
    assert province is not None
    return [ward.code for ward in province.wards]


async def official(base_url: str, directory_url: str, own: str = "") -> Person:
    """Somebody of the province, signed in with a password; the operator gave the account."""
    own = own or secrets.token_urlsafe(12)
    await onboard_province(directory_url, TENANT, given(own))
    async with Person(base_url, TENANT) as newcomer:
        await newcomer.choose_password(PROVINCE.username, given(own), own)
    return await Person(base_url, TENANT, desk="tinh").sign_in(PROVINCE.username, own)


async def tell_reports(
    reporting_url: str, wards: Sequence[str], year: int, due_on: date, silent: int
) -> None:
    """These wards owe the half-year report; all but the last `silent` issued it on its day."""
    database = Database(reporting_url, "sample")
    at = datetime.combine(due_on, time(9), VIETNAM)
    try:
        for place, code in enumerate(wards):
            period, told = new_id(), {"kind": "half_year", "year": year}
            owed = ReportDue(occurred_at=at, period_id=period, due_on=due_on, **told)
            issued = ReportIssued(
                occurred_at=at,
                period_id=period,
                report_id=new_id(),
                number=f"{place + 1:02}/BC-UBND",
                issued_on=due_on,
                signer_position="Chủ tịch",
                days_late=0,
                sha256="00" * 32,
                headline=_numbers(place),
                **told,
            )
            async with database.transaction(code) as session:
                emit(session, owed)
                if place < len(wards) - silent:
                    emit(session, issued)
    finally:
        await database.close()


def _numbers(place: int) -> dict[str, int]:
    """Invented numbers, different from ward to ward; a part is never more than its whole."""
    numbers = {each.key: 20 + place % 7 for each in headline_figures()}
    few = ("petitions_settled_late", "sessions_missed", "obligations_overdue", "tasks_overdue")
    numbers |= dict.fromkeys(few, place % 3)
    numbers["published_on_time"] = numbers["published"] - place % 3
    return numbers
