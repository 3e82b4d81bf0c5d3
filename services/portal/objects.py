"""Where the page of an object is: what everybody may read, and what needs a right of the desk."""

from __future__ import annotations

from services.portal.visit import Visit

# The words are those of reporting's facts: what an event is about.
PUBLIC = {
    "disclosure": "cong-khai/{}",
    "consultation": "lay-y-kien/{}",
    "convention": "huong-uoc/{}",
    "matter": "nhan-dan-ban/{}",
    "ballot_round": "bieu-quyet/{}",
    "fund": "dong-gop/{}",
    "dialogue": "doi-thoai/{}",
    "election": "bau-cu/{}",
    "people_board": "ban-cua-dan/{}",
    "community_conference": "hoi-nghi-dan-cu/{}",
    "survey": "khao-sat/{}",
    "critique": "phan-bien/{}",
    "model": "mo-hinh/{}",
}
DESK = {
    "task": ("see_tasks", "viec/nhiem-vu/{}"),
    "obligation": ("see_obligations", "viec/nghia-vu/{}"),
    "missing_sheet": ("see_obligations", "viec/khong-thay/{}"),
    "information": ("see_information_requests", "viec/yeu-cau-thong-tin/{}"),
    "feedback": ("see_feedback", "viec/phan-anh/{}"),
    "case": ("see_cases", "viec/don-thu/{}"),
    "inspection": ("see_inspections", "viec/cuoc-kiem-tra/{}"),
    "urging": ("see_urgings", "viec/don-doc/{}"),
    "meeting": ("see_meetings", "viec/hop/{}"),
    "outreach": ("see_outreach", "viec/tuyen-truyen/{}"),
    "training": ("see_outreach", "viec/tap-huan/{}"),
    "commendation": ("see_commendations", "viec/khen-thuong/{}"),
    "recommendation": ("see_inspections", "viec/kien-nghi/{}"),
}


def page_of(visit: Visit, kind: str, object_id: str, part_of: str | None = None) -> str:
    """The page of an object as this visitor may open it; nothing where there is none."""
    if kind == "posting":
        return f"{visit.home}/cong-khai/{part_of}#niem-yet" if part_of else ""
    if path := PUBLIC.get(kind):
        return f"{visit.home}/{path.format(object_id)}"
    action, path = DESK.get(kind, ("", ""))
    return f"{visit.home}/{path.format(object_id)}" if path and visit.visitor.may(action) else ""
