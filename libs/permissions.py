"""Who may do what: one table of role × action, and the two rules beside it (own unit, own work).

The gateway looks here first because it is cheap; the action looks again because it is the truth.
"""

from __future__ import annotations

from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.errors import Forbidden, SignInNeeded
from libs.permitted.awards import AWARDS
from libs.permitted.inspections import INSPECTIONS
from libs.permitted.participation import PARTICIPATION
from libs.permitted.planning import PLANNING
from libs.permitted.reporting import REPORTING
from libs.roles import UNITS
from libs.roles import Role as Role
from libs.roles import Rule as Rule
from libs.roles import a_rule as _rule


class NotYourRole(Forbidden):
    """Vai trò của bạn không được thực hiện việc này."""


class NotYourUnit(Forbidden):
    """Việc này thuộc trách nhiệm của đơn vị khác."""


class YourOwnWork(Forbidden):
    """Bạn không được phê duyệt nội dung do chính mình lập."""


def the_clock(ward_id: str) -> Actor:
    """Who acts where an event or the day does, and nobody of the ward."""
    return Actor("clock", ward_id, frozenset({Role.CLOCK}))


R = Role
READERS = (R.DEPARTMENT, R.OFFICE, R.CULTURE)  # of a letter whose case their unit has

# An action that is not here may be done by nobody. Reading what is public needs no rule.
RULES: dict[str, Rule] = {
    # directory
    "onboard_ward": _rule(R.OPERATOR),
    "found_ward": _rule(R.OPERATOR),
    "let_chair_in": _rule(R.OPERATOR),
    "let_front_in": _rule(R.OPERATOR),
    # In a ward just let in the chair alone has an account.
    "open_unit": _rule(R.CHAIR, R.OFFICE, R.OPERATOR),
    "rename_unit": _rule(R.OFFICE),
    "close_unit": _rule(R.OFFICE),
    "import_units": _rule(R.CHAIR, R.OFFICE, R.OPERATOR),
    # Who keeps whose account is asked beside this: services/directory/officials/sides.py.
    "appoint_official": _rule(R.CHAIR, R.FRONT, R.OPERATOR),
    "import_officials": _rule(R.CHAIR, R.FRONT, R.OPERATOR),
    "move_official": _rule(R.CHAIR, R.FRONT, R.OPERATOR),
    "release_official": _rule(R.CHAIR, R.FRONT, R.OPERATOR),
    "reset_password": _rule(R.CHAIR, R.FRONT, R.OPERATOR),
    "consolidate_committee": _rule(R.OFFICE),
    "issue_key": _rule(R.CHAIR, R.OPERATOR),
    "revoke_key": _rule(R.CHAIR, R.OPERATOR),
    "set_contact": _rule(R.CHAIR, R.OFFICE),
    "see_guide": _rule(R.CHAIR, R.OFFICE),
    "put_guide_away": _rule(R.CHAIR, R.OFFICE),
    "bring_guide_back": _rule(R.CHAIR, R.OFFICE),
    "see_officials": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.FRONT),
    **PLANNING,
    # disclosures
    "register_document": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "drop_obligation": _rule(R.CHAIR),
    "draft_disclosure": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "approve_disclosure": _rule(R.CHAIR, not_author=True),
    "publish_disclosure": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "correct_disclosure": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "drop_correction": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "withdraw_disclosure": _rule(R.CHAIR),
    "start_posting": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "break_posting": _rule(R.OFFICE, R.FRONT, R.INSPECTOR, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "check_posting": _rule(R.OFFICE, R.FRONT, R.INSPECTOR, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "end_posting": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "note_sheet": _rule(R.OFFICE, R.FRONT, R.INSPECTOR, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "resolve_missing_sheet": _rule(R.OFFICE, R.FRONT, R.INSPECTOR),
    "record_broadcast": _rule(R.OFFICE, R.CULTURE, R.DEPARTMENT),
    "record_notice": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "record_form": _rule(R.OFFICE, R.CULTURE, R.DEPARTMENT),
    "add_proof": _rule(R.OFFICE, R.CULTURE, R.DEPARTMENT, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "acknowledge": _rule(own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "issue_quarterly_list": _rule(R.OFFICE, R.CLOCK),
    "propose_item": _rule(R.OFFICE),
    "propose_form": _rule(R.OFFICE),
    "approve_addition": _rule(R.CHAIR, not_author=True),
    "decline_addition": _rule(R.CHAIR, not_author=True),
    "register_information_request": _rule(R.OFFICE),
    "ask_to_complete": _rule(R.OFFICE),
    "complete_information_request": _rule(R.OFFICE),
    "accept_information_request": _rule(R.OFFICE),
    "extend_information_request": _rule(R.OFFICE),
    "answer_information_request": _rule(R.OFFICE),
    "refuse_information_request": _rule(R.OFFICE),
    "guide_information_request": _rule(R.OFFICE),
    "draw_spot_checks": _rule(R.OFFICE, R.FRONT, R.INSPECTOR),
    "see_spot_checks": _rule(R.CHAIR, R.OFFICE, R.FRONT, R.INSPECTOR),
    "see_information_requests": _rule(R.OFFICE),
    "draft_disclosure_plan": _rule(R.OFFICE),
    "adjust_disclosure_plan": _rule(R.OFFICE, own_unit=(R.DEPARTMENT,)),
    "submit_disclosure_plan": _rule(R.OFFICE),
    "take_back_disclosure_plan": _rule(R.OFFICE, R.CHAIR),
    "approve_disclosure_plan": _rule(R.CHAIR, not_author=True),
    "draft_internal_paper": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "approve_internal_paper": _rule(R.CHAIR, not_author=True),
    "publish_internal_paper": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "post_internal_paper": _rule(R.OFFICE, own_unit=(R.DEPARTMENT,)),
    "end_internal_paper": _rule(R.OFFICE, own_unit=(R.DEPARTMENT,)),
    "withdraw_internal_paper": _rule(R.CHAIR),
    "see_internal_papers": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.RECEPTION_CLERK),
    "see_obligations": _rule(R.CHAIR, R.OFFICE, R.CULTURE, *UNITS, R.INSPECTOR, R.PARTY),
    # reception
    "open_letter": _rule(R.RECEPTION_CLERK, R.CHAIR, own_unit=READERS),
    "open_letter_file": _rule(R.RECEPTION_CLERK, R.CHAIR, own_unit=READERS),
    "ask_to_reveal": _rule(
        R.RECEPTION_CLERK, R.CHAIR, own_unit=(R.DEPARTMENT, R.OFFICE, R.CULTURE)
    ),
    "agree_to_reveal": _rule(R.CHAIR, R.INSPECTOR, not_author=True),
    "decline_reveal": _rule(R.CHAIR, R.INSPECTOR, not_author=True),
    "see_looks": _rule(R.CHAIR, R.INSPECTOR),
    "set_reception_frame": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "arrange_session": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "post_calendar": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "postpone_session": _rule(R.OFFICE, R.CHAIR),
    "call_session": _rule(R.OFFICE, R.CHAIR),
    "hold_session": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "notify_online_session": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "try_online_line": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "set_online_link": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "open_online_link": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "state_recording": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "cancel_booking": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "record_visit": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "follow_visit": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "print_receipt": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "open_register": _rule(R.CHAIR, R.RECEPTION_CLERK),
    "refuse_reception": _rule(R.CHAIR, R.RECEPTION_CLERK),
    "issue_refusal_notice": _rule(R.CHAIR, R.OFFICE),
    "open_refusal_notice": _rule(R.CHAIR, R.RECEPTION_CLERK),
    "see_reception_desk": _rule(R.CHAIR, R.OFFICE, R.RECEPTION_CLERK),
    "relay_feedback": _rule(R.INTEGRATOR),
    "register_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "log_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "release_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "hide_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "assign_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "decline_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "merge_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "hand_over_feedback": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "answer_feedback": _rule(R.OFFICE, own_unit=(R.DEPARTMENT, R.CULTURE)),
    "see_feedback": _rule(R.CHAIR, R.OFFICE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT, R.CULTURE)),
    "set_feedback_rules": _rule(R.CHAIR, R.OFFICE),
    "see_dialogues": _rule(R.CHAIR, R.OFFICE, R.RECEPTION_CLERK, R.CULTURE),
    "plan_dialogue": _rule(R.OFFICE, R.CULTURE),
    # Of a complaint's dialogue whoever has the case, and only who may see it.
    "plan_case_dialogue": _rule(R.OFFICE, R.RECEPTION_CLERK, R.CHAIR, own_unit=(R.DEPARTMENT,)),
    "notify_dialogue": _rule(R.OFFICE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "move_dialogue": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "cancel_dialogue": _rule(R.OFFICE, own_unit=(R.DEPARTMENT,)),
    "hold_dialogue": _rule(R.OFFICE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "add_commitment": _rule(R.OFFICE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "remove_commitment": _rule(R.OFFICE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "conclude_dialogue": _rule(R.CHAIR),
    "see_hot_spots": _rule(R.CHAIR, R.OFFICE, R.RECEPTION_CLERK),
    "see_letter_spots": _rule(R.CHAIR, R.OFFICE),
    "close_hot_spot": _rule(R.CHAIR),
    "set_hot_spot_rules": _rule(R.CHAIR, R.OFFICE),
    "set_keeping_term": _rule(R.CHAIR),
    "register_petition": _rule(R.RECEPTION_CLERK, R.OFFICE),
    "sort_case": _rule(R.RECEPTION_CLERK),
    "place_case": _rule(R.RECEPTION_CLERK),
    "split_case": _rule(R.RECEPTION_CLERK),
    "link_duplicate": _rule(R.RECEPTION_CLERK),
    "assign_case": _rule(R.RECEPTION_CLERK, R.CHAIR),
    "take_case": _rule(own_unit=(R.OFFICE, R.DEPARTMENT)),
    "move_case": _rule(R.RECEPTION_CLERK, R.CHAIR, own_unit=(R.OFFICE, R.DEPARTMENT)),
    "see_cases": _rule(R.RECEPTION_CLERK, R.CHAIR, R.OFFICE, own_unit=(R.DEPARTMENT,)),
    "see_backlog": _rule(R.RECEPTION_CLERK, R.CHAIR, R.OFFICE, R.CULTURE, R.INSPECTOR),
    **PARTICIPATION,
    **AWARDS,
    # inspections
    **INSPECTIONS,
    # reporting
    "draft_report": _rule(R.CULTURE, R.OFFICE),
    "drop_on_demand": _rule(R.CULTURE, R.OFFICE),
    "enter_figure": _rule(R.CULTURE, R.OFFICE),
    "remove_figure": _rule(R.CULTURE, R.OFFICE),
    "write_narrative": _rule(R.CULTURE, R.OFFICE),
    "approve_report": _rule(R.CHAIR, not_author=True),
    "issue_report": _rule(R.CULTURE, R.OFFICE),
    "record_sending": _rule(R.CULTURE, R.OFFICE),
    "see_report_drafts": _rule(R.CHAIR, R.OFFICE, R.CULTURE),
    "see_roll_up": _rule(R.PROVINCE),
    **REPORTING,
    # operating
    "see_operations": _rule(R.OPERATOR, R.OFFICE),
}


def may(by: Actor, action: str) -> bool:
    """Whether some role of `by` may do `action` at all: the gateway's cheap question."""
    rule = RULES.get(action, Rule())
    return bool(by.roles & (rule.roles | rule.own_unit))


def permit(
    by: Actor, action: str, *, unit_id: UUID | None = None, author_id: str | None = None
) -> None:
    """Refuse unless `by` may do `action` on something of `unit_id` that `author_id` made."""
    if not by.known:
        raise SignInNeeded
    rule = RULES.get(action, Rule())
    if not by.roles & rule.roles:
        if not by.roles & rule.own_unit:
            raise NotYourRole
        if unit_id is None or by.unit_id != unit_id:
            raise NotYourUnit
    if rule.not_author and author_id == by.id:
        raise YourOwnWork
