"""Who may do what in planning."""

from __future__ import annotations

from libs.roles import UNITS, Role, Rule
from libs.roles import a_rule as _rule

R = Role
# Whoever works in a body that a plan may give work to. Those beside the committee answer for
# themselves: services/planning/tasks/actions.py.
BOARDS = (R.PEOPLE_BOARD, R.INVESTMENT_BOARD)
BODIES = (*UNITS, *BOARDS, R.PARTY)

PLANNING: dict[str, Rule] = {
    # planning
    "import_plan": _rule(R.CULTURE, R.OFFICE),
    "review_plan": _rule(R.CULTURE, R.OFFICE),
    "merge_proposals": _rule(R.CULTURE, R.OFFICE),
    "split_proposal": _rule(R.CULTURE, R.OFFICE),
    "undo_reshaping": _rule(R.CULTURE, R.OFFICE),
    "submit_plan": _rule(R.CULTURE, R.OFFICE),
    "approve_plan": _rule(R.CHAIR, not_author=True),
    "return_plan": _rule(R.CHAIR),
    "amend_plan": _rule(R.CHAIR, not_author=True),
    "amend_task": _rule(R.CHAIR),
    "see_drafts": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT),
    "note_progress": _rule(R.OFFICE, R.CULTURE, own_unit=BODIES),
    "finish_task": _rule(R.OFFICE, R.CULTURE, own_unit=BODIES),
    "see_tasks": _rule(R.CHAIR, R.OFFICE, R.CULTURE, *BODIES, R.INSPECTOR),
    "send_urging": _rule(R.CHAIR, R.OFFICE, R.CULTURE),
    "answer_urging": _rule(R.OFFICE, R.CULTURE, own_unit=BODIES),
    "number_urging": _rule(R.OFFICE),
    "see_urgings": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.PARTY, own_unit=(*UNITS, *BOARDS)),
    "see_late_work": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.PARTY),
    "set_urging_pace": _rule(R.CHAIR, R.OFFICE),
    "see_outreach": _rule(R.CHAIR, R.OFFICE, R.CULTURE, *UNITS, R.INSPECTOR),
    "plan_training": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "hold_training": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "cancel_training": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "plan_campaign": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "plan_broadcasts": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "plan_activity": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "hold_activity": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "drop_activity": _rule(R.OFFICE, R.CULTURE, own_unit=UNITS),
    "open_calendar_feed": _rule(R.CHAIR, R.OFFICE, R.CULTURE, own_unit=UNITS),
    "revoke_calendar_feed": _rule(R.CHAIR, R.OFFICE, R.CULTURE, own_unit=UNITS),
    "draft_unit_plan": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "import_unit_plan": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "decide_unit_plan_steps": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "add_unit_plan_item": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "remove_unit_plan_item": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "submit_unit_plan": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "finish_unit_plan_item": _rule(own_unit=(R.OFFICE, R.CULTURE, *UNITS)),
    "return_unit_plan": _rule(R.CHAIR),
    "approve_unit_plan": _rule(R.CHAIR, not_author=True),
    "adopt_unit_plan": _rule(own_unit=(R.FRONT,)),
    "set_reception_policy": _rule(R.OFFICE),
    "see_meetings": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.FRONT),
    "call_meeting": _rule(R.OFFICE, R.CULTURE),
    "move_meeting": _rule(R.OFFICE, R.CULTURE),
    "cancel_meeting": _rule(R.OFFICE, R.CULTURE),
    "hold_meeting": _rule(R.OFFICE, R.CULTURE),
    "add_conclusion": _rule(R.OFFICE, R.CULTURE),
    "remove_conclusion": _rule(R.OFFICE, R.CULTURE),
    "announce_conclusions": _rule(R.CHAIR, not_author=True),
    "see_programmes": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.FRONT),
    "open_programme": _rule(R.OFFICE, R.CULTURE, R.FRONT),
    "add_item": _rule(R.OFFICE, R.CULTURE, R.FRONT),
    "remove_item": _rule(R.OFFICE, R.CULTURE, R.FRONT),
    "share_items": _rule(R.OFFICE, R.CULTURE, R.FRONT),
    "sign_programme": _rule(R.CHAIR, not_author=True),
    "agree_programme": _rule(R.FRONT),
    "see_conferences": _rule(R.CHAIR, R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "describe_workplace": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "plan_conference": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "convene_conference": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "check_conference": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "propose_matter": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "settle_matter": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
}
