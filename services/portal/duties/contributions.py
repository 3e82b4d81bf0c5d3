"""What accounts of contributions wait for: the sheet to hang, a spending to be confirmed."""

from __future__ import annotations

from services.portal.contribution_words import clock_of
from services.portal.duties.papers import Duty
from services.portal.reading import Told
from services.portal.views import DutyCard, Link
from services.portal.visit import Visit

KIND = "nhan-dan-ban"
WORDS = "Nhân dân đóng góp"


async def contribution_duties(visit: Visit) -> list[Duty]:
    """The head's sheets and the Front's confirmations, by their days."""
    told = await visit.asking.get("participation", "funds")
    may = visit.visitor.may
    found = []
    for each in told:
        if each["posting_due"] and may("post_account", each["unit_id"]):
            found.append(_duty(visit, each, each["posting_due"], "Niêm yết bảng kê"))
        if each["level_due"] and may("confirm_fund_level"):
            found.append(_duty(visit, each, each["level_due"], "Xác nhận mức góp"))
        if each["confirm_due"] and may("confirm_spending"):
            found.append(_duty(visit, each, each["confirm_due"], "Xác nhận khoản chi"))
    return found


def _duty(visit: Visit, told: Told, due: Told, act: str) -> Duty:
    href = f"{visit.home}/viec/dong-gop/{told['id']}"
    text = f"{act}: {told['title']}"
    card = DutyCard(text, href, clock_of(due), told["unit"], None, WORDS, Link(href, act))
    return Duty(KIND, card)
