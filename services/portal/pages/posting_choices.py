"""What the page of sheets offers to choose from: announcements without proof, other forms."""

from __future__ import annotations

from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views import Choice
from services.portal.visit import Visit
from services.portal.wording import FORMS

# Where these are asked for they have forms of their own on the page.
OWN_FORM = ("portal", "loudspeaker", "notice_to_heads", "written_notice")
OPEN = ("published", "posting")  # sheets hang, and are noted
PHOTO = "anh."  # and the place, where several are noted at once
NOT_PUBLIC = "Nội dung này chưa công khai, đã xong hoặc đã thu hồi nên không ghi gì về tờ niêm yết."
NOT_YOURS = (
    "Tài khoản của bạn chỉ xem. Văn phòng, Trưởng khu phố, thôn, Mặt trận và người kiểm tra ghi "
    "những gì thấy ở bảng niêm yết."
)
NOTHING_HANGS = "Chưa nơi nào ghi là đã dán nên chưa có tờ nào để kiểm tra. Xem lại khi đã dán."
NOTHING_LEFT = "Hiện không có việc niêm yết nào phải ghi ở đây."


def of_one_place(visit: Visit) -> bool:
    """Whether the visitor notes only what hangs at the own place, as a head does."""
    return visit.visitor.sees_only_own and not visit.visitor.may("check_posting", "")


def why_nothing(visit: Visit, told: Told, *, hangs: bool) -> str:
    """Why there may be no form here; the page says it when there is none."""
    if not visit.visitor.may("note_sheet"):
        return NOT_YOURS
    if told["state"] not in OPEN:
        return NOT_PUBLIC
    return NOTHING_LEFT if hangs or visit.visitor.may("start_posting") else NOTHING_HANGS


def walls(visit: Visit, told: Told) -> tuple[list[Told], list[Told]]:
    """Where sheets hang, and where they wait.

    A head may find the sheet gone and hang another at once, without a network: the own wall stands
    in both, and the service says what does not fit.
    """
    mine = my_walls(visit, told)
    if of_one_place(visit):
        own = [wall for wall in mine if wall["state"] != "down"]
        return own, own
    hanging = [wall for wall in mine if wall["state"] == "up"]
    return hanging, [wall for wall in mine if wall["state"] in ("missing", "broken", "replaced")]


def my_walls(visit: Visit, told: Told) -> list[Told]:
    """A head of a neighbourhood notes his own place; its community house bears its id.

    The Front looks at every wall, whatever unit its people work in.
    """
    if not of_one_place(visit):
        return list(told["walls"])
    return [wall for wall in told["walls"] if wall["place_id"] == str(visit.visitor.actor.unit_id)]


def unproven(visit: Visit, told: Told) -> list[Choice]:
    """Broadcasts and notices without a file; a head sees those to the own neighbourhood."""
    mine = str(visit.visitor.actor.unit_id) if visit.visitor.sees_only_own else None
    aired = [] if mine else [held for held in told["broadcasts"] if not held["proof"]]
    return [
        *(Choice(held["id"], _aired(held)) for held in aired),
        *(
            Choice(line["id"], _given(line))
            for line in told["notices"]
            if line["id"] and not line["proof"] and mine in (None, line["unit_id"])
        ),
    ]


def unconfirmed(visit: Visit, told: Told) -> list[Choice]:
    """What the head of a neighbourhood may confirm: the notice to it, a broadcast heard there."""
    unit = str(visit.visitor.actor.unit_id)
    return [
        *(
            Choice(line["id"], _given(line))
            for line in told["notices"]
            if line["id"] and line["unit_id"] == unit and not line["confirmed_at"]
        ),
        *(
            Choice(held["id"], _aired(held))
            for held in told["broadcasts"]
            if unit not in held["confirmed_in"]
        ),
    ]


def other_forms(told: Told) -> list[Choice]:
    """The forms of article 12 that may be used besides what the law asks."""
    asked = {form["form"] for form in told["forms"]} & set(OWN_FORM)
    words = {**FORMS, "posting": "Niêm yết ở nơi khác"}
    return [
        Choice(form, text) for form, text in words.items() if form not in asked and form != "portal"
    ]


def _aired(held: Told) -> str:
    return f"Phát truyền thanh ngày {dmy(the_day(held['on']))}"


def _given(line: Told) -> str:
    return f"Thông báo {line['name'] or 'cấp ủy, tổ chức'}, ngày {dmy(the_day(line['on']))}"
