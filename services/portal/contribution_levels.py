"""What an account asks of each household: in words, confirmed by the Front, typed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.portal import contribution_words as words
from services.portal.look.words import dmy, number
from services.portal.reading import Told, the_day
from services.portal.views import Choice
from services.portal.views.contributions import LevelLine
from services.portal.views.matters import Act
from services.portal.visit import Visit

# What the Front confirms, as it was shown: the field of the service, and of the level.
SEEN = {
    "from_on": "from_on",
    "level_dong": "dong",
    "level_half_days": "half_days",
    "opening_dong": "opening",
}


def confirmable(
    visit: Visit, lines: Sequence[LevelLine], told: Told, address: str
) -> Sequence[LevelLine]:
    """For the Front, those that wait with what it confirms."""
    if told["state"] != "open" or not visit.visitor.may("confirm_fund_level"):
        return lines
    by_decision = {
        f"{visit.home}/nhan-dan-ban/{each['matter_id']}": each
        for each in told["levels"]
        if each["waits"]
    }
    return [
        replace(
            line,
            confirm=f"{address}/{each['matter_id']}",
            seen=[(name, str(each[field])) for name, field in SEEN.items()],
        )
        if (each := by_decision.get(line.href))
        else line
        for line in lines
    ]


def correcting(told: Told, act: Act) -> Act:
    """The act that types a level again, with those that wait; filled with the first of them."""
    waiting = [each for each in told["levels"] if each["waits"]]
    first = waiting[0]
    typed = {
        "from_on": first["from_on"],
        "level_dong": str(first["dong"] or ""),
        "level_days": number(first["half_days"] / 2) if first["half_days"] else "",
        "opening_dong": str(first["opening"] or ""),
    }
    choices = [
        Choice(each["matter_id"], f"áp dụng từ {dmy(the_day(each['from_on']))}") for each in waiting
    ]
    choice, *others = act.fields
    form = replace(act.form, values={**act.form.values, **typed})
    return replace(act, form=form, fields=[replace(choice, choices=choices), *others])


async def by_decision(visit: Visit, told: Told, act: Act) -> Act:
    """The act that changes the level, with the decisions by which it may."""
    matters = await visit.asking.get("participation", "matters", unit_id=told["unit_id"])
    ready = words.decisions(matters, {each["matter_id"] for each in told["levels"]})
    choice, *others = act.fields
    return replace(act, fields=[replace(choice, choices=ready), *others])
