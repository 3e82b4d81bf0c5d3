"""Papers of bodies that wait for a signature: conclusions to announce, programmes to sign."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.duties.tasks import KIND, KIND_WORDS
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

WAITS = State("todo", "Chờ ký")


async def body_duties(visit: Visit) -> list[Duty]:
    """What waits for the signature of this visitor."""
    duties = []
    if visit.visitor.may("announce_conclusions"):
        met = (await visit.asking.get("planning", "meetings"))["meetings"]
        duties += [
            _duty(visit, f"Ký Thông báo kết luận: {one['title']}", f"hop/{one['id']}")
            for one in met
            if one["state"] == "held" and one["conclusion_count"] and not one["number"]
        ]
    programmes = await visit.asking.get("planning", "programmes", kind="front")
    return duties + [
        _duty(visit, f"Ký chương trình phối hợp năm {one['year']}", f"chuong-trinh/{one['id']}")
        for one in programmes
        if _waits(visit, one)
    ]


def _waits(visit: Visit, programme: Told) -> bool:
    """Whether the other side has signed and this visitor's has not."""
    ward, front = programme["ward_signed_on"], programme["front_signed_on"]
    if visit.visitor.may("sign_programme"):
        return bool(front and not ward)
    return bool(visit.visitor.may("agree_programme") and ward and not front)


def _duty(visit: Visit, text: str, page: str) -> Duty:
    href = f"{visit.home}/viec/{page}"
    clock = Clock(visit.today, WAITS)
    return Duty(KIND, DutyCard(text, href, clock, "", None, KIND_WORDS, Link(href, "Ký")))
