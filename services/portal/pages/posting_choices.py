"""What the page of sheets offers to choose from: announcements without proof, other forms."""

from __future__ import annotations

from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views import Choice
from services.portal.visit import Visit
from services.portal.wording import FORMS

# Where these are asked for they have forms of their own on the page.
OWN_FORM = ("portal", "loudspeaker", "notice_to_heads", "written_notice")


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
