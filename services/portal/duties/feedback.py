"""Everyday feedback that waits, by the step that is due first."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.feedback_words import STEPS, owed, where
from services.portal.reading import the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "phan-anh"


async def feedback_duties(visit: Visit) -> list[Duty]:
    """Every report that waits for a step that this person may take."""
    told = await visit.asking.get("reception", "feedback-work", open_only=True)
    steps = {"log": "log_feedback", "assign": "assign_feedback", "answer": "answer_feedback"}
    found = []
    for row in told:
        clock, href = owed(row), f"{visit.home}/viec/phan-anh/{row['id']}"
        due = Clock(the_day(clock["due_on"]), urgency(clock["days_left"]), f"{href}#han")
        text = f"{row['category_title']}, {where(row) or row['code']}"
        act = Link(href, STEPS[clock["step"]])
        mine = visit.visitor.may(steps[clock["step"]], row["unit_id"])
        card = DutyCard(text, href, due, row["unit"] or "", None, "Phản ánh hiện trường", act)
        found.append(Duty(KIND, card, waits=not mine))
    return found
