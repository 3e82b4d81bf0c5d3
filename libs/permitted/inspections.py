"""Who may do what in inspections."""

from __future__ import annotations

from libs.roles import Role, Rule
from libs.roles import a_rule as _rule

R = Role
# Whoever works for the ward or watches it may be on a team; that they are is asked beside this.
ON_TEAMS = (
    *(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.RECEPTION_CLERK),
    *(R.NEIGHBOURHOOD_HEAD, R.FRONT, R.INSPECTOR),
)
UNITS_OF_WARD = (R.OFFICE, R.CULTURE, R.DEPARTMENT, R.NEIGHBOURHOOD_HEAD)
# Boards of the people act for their own board; the Front for itself, and for what they hand in.
BOARDS = (R.PEOPLE_BOARD, R.INVESTMENT_BOARD)

INSPECTIONS: dict[str, Rule] = {
    "see_inspections": _rule(*ON_TEAMS),
    "draft_check_programme": _rule(R.OFFICE, R.CULTURE),
    "add_check_item": _rule(R.OFFICE, R.CULTURE),
    "remove_check_item": _rule(R.OFFICE, R.CULTURE),
    "approve_check_programme": _rule(R.CHAIR, not_author=True),
    "draft_inspection": _rule(R.OFFICE, R.CULTURE),
    "decide_inspection": _rule(R.CHAIR, not_author=True),
    "announce_inspection": _rule(R.OFFICE, R.CULTURE),
    "start_inspection": _rule(*ON_TEAMS),
    "drop_inspection": _rule(R.CHAIR),
    "begin_self_check": _rule(own_unit=UNITS_OF_WARD),
    "record_school_check": _rule(R.OFFICE, R.CULTURE),
    "finish_self_check": _rule(own_unit=UNITS_OF_WARD),
    "answer_line": _rule(*ON_TEAMS),
    "add_finding": _rule(*ON_TEAMS),
    "remove_finding": _rule(*ON_TEAMS),
    "conclude_inspection": _rule(R.CHAIR),
    # Of the team only its leader: that is asked beside this.
    "sign_minutes": _rule(*ON_TEAMS),
    # Never somebody of the team: that is asked beside this.
    "issue_conclusion": _rule(R.CHAIR),
    "issue_recommendation": _rule(*ON_TEAMS),
    "receive_recommendation": _rule(own_unit=UNITS_OF_WARD),
    "note_remedy": _rule(own_unit=UNITS_OF_WARD),
    "report_remedy": _rule(own_unit=UNITS_OF_WARD),
    "refuse_recommendation": _rule(own_unit=UNITS_OF_WARD),
    # Nobody reads of their own unit: that is asked beside this.
    "see_risks": _rule(R.CHAIR, R.OFFICE),
    "settle_proposal": _rule(R.CHAIR, R.OFFICE),
    # Never whoever carried it out: that is asked beside this.
    "close_recommendation": _rule(*ON_TEAMS),
    "return_recommendation": _rule(*ON_TEAMS),
    # Of the team only its leader: that is asked beside this.
    "take_back_recommendation": _rule(*ON_TEAMS),
    # rooms of the people's boards and of the Front; beside these rows stands rooms/rules.py
    "see_supervisions": _rule(
        *(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.NEIGHBOURHOOD_HEAD, R.FRONT, *BOARDS)
    ),
    "see_room": _rule(R.FRONT, *BOARDS),
    "draft_room_paper": _rule(R.FRONT, own_unit=BOARDS),
    "send_room_paper": _rule(R.FRONT, own_unit=BOARDS),
    "remove_room_paper": _rule(R.FRONT, own_unit=BOARDS),
    "open_work": _rule(R.FRONT),
    "give_work_notice": _rule(R.FRONT),
    "end_work": _rule(R.FRONT),
    "draft_supervision": _rule(R.FRONT, own_unit=BOARDS),
    "send_supervision": _rule(R.FRONT, own_unit=BOARDS),
    "start_supervision": _rule(R.FRONT, own_unit=BOARDS),
    "end_supervision": _rule(R.FRONT, own_unit=BOARDS),
    "drop_supervision": _rule(R.FRONT, own_unit=BOARDS),
    "advise": _rule(R.FRONT, own_unit=BOARDS),
    "remove_advice": _rule(R.FRONT, own_unit=BOARDS),
    "hand_in_result": _rule(own_unit=BOARDS),
    "confirm_result": _rule(R.FRONT),
    "return_result": _rule(R.FRONT),
    "conclude_supervision": _rule(R.FRONT),
    "note_recovery": _rule(R.FRONT, own_unit=BOARDS),
    "publish_supervision": _rule(R.FRONT),
    "report_to_supervision": _rule(
        R.CHAIR, R.OFFICE, own_unit=(R.CULTURE, R.DEPARTMENT, R.NEIGHBOURHOOD_HEAD)
    ),
    "answer_advice": _rule(R.CHAIR),
}
