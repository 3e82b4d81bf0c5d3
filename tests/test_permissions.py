"""Who may do what: every role, every action, own or another's unit, own or another's work.

The table below was written from the duties of each role (plan and law), not from the code.
"""

from __future__ import annotations

import importlib
from functools import cache
from itertools import product
from uuid import UUID

import pytest

from libs.kernel.actor import Actor, anyone
from libs.kernel.errors import SignInNeeded
from libs.kernel.settings import Settings
from libs.permissions import RULES, NotYourRole, NotYourUnit, Role, YourOwnWork, may, permit
from tests.duties_of_anybody import OWN_ACCOUNT
from tests.duties_of_awards import OF_AWARDS
from tests.duties_of_inspections import OF_INSPECTIONS
from tests.duties_of_reports import OF_REPORTS
from tests.duties_of_residents import OF_RESIDENTS
from tools.parts import SERVICES

WARD = "06811"
ME, ANOTHER = "me", "another"
OWN, OTHER = UUID(int=1), UUID(int=2)

# action: in the whole ward | only for one's own unit | "four eyes" when not on one's own work
DUTIES = """
onboard_ward         : operator |  |
found_ward           : operator |  |
let_chair_in         : operator |  |
let_front_in         : operator |  |
open_unit            : chair office operator |  |
rename_unit          : office |  |
close_unit           : office |  |
import_units         : chair office operator |  |
appoint_official     : chair front operator |  |
import_officials     : chair front operator |  |
move_official        : chair front operator |  |
release_official     : chair front operator |  |
reset_password       : chair front operator |  |
consolidate_committee: office |  |
issue_key            : chair operator |  |
revoke_key           : chair operator |  |
set_contact          : chair office |  |
see_guide            : chair office |  |
put_guide_away       : chair office |  |
bring_guide_back     : chair office |  |
see_officials        : chair office culture front |  |
import_plan          : culture office |  |
review_plan          : culture office |  |
merge_proposals      : culture office |  |
split_proposal       : culture office |  |
undo_reshaping       : culture office |  |
submit_plan          : culture office |  |
approve_plan         : chair |  | four eyes
return_plan          : chair |  |
amend_plan           : chair |  | four eyes
amend_task           : chair |  |
see_drafts           : chair office culture department |  |
note_progress        : office culture | department neighbourhood_head front boards party |
finish_task          : office culture | department neighbourhood_head front boards party |
see_tasks : chair office culture department neighbourhood_head front inspector party boards |  |
send_urging          : chair office culture |  |
answer_urging        : office culture | department neighbourhood_head front boards party |
number_urging        : office |  |
see_urgings          : chair office culture party | department neighbourhood_head front boards |
see_late_work        : chair office culture party |  |
set_urging_pace      : chair office |  |
see_outreach         : chair office culture department neighbourhood_head front inspector |  |
plan_training        : office culture | department neighbourhood_head front |
hold_training        : office culture | department neighbourhood_head front |
cancel_training      : office culture | department neighbourhood_head front |
plan_campaign        : office culture | department neighbourhood_head front |
plan_broadcasts      : office culture | department neighbourhood_head front |
plan_activity        : office culture | department neighbourhood_head front |
hold_activity        : office culture | department neighbourhood_head front |
drop_activity        : office culture | department neighbourhood_head front |
open_calendar_feed   : chair office culture | department neighbourhood_head front |
revoke_calendar_feed : chair office culture | department neighbourhood_head front |
draft_unit_plan      : | office culture department neighbourhood_head front |
import_unit_plan     : | office culture department neighbourhood_head front |
decide_unit_plan_steps: | office culture department neighbourhood_head front |
add_unit_plan_item   : | office culture department neighbourhood_head front |
remove_unit_plan_item: | office culture department neighbourhood_head front |
submit_unit_plan     : | office culture department neighbourhood_head front |
finish_unit_plan_item: | office culture department neighbourhood_head front |
return_unit_plan     : chair |  |
approve_unit_plan    : chair |  | four eyes
adopt_unit_plan      : | front |
set_reception_policy : office |  |
see_meetings         : chair office culture department front |  |
call_meeting         : office culture |  |
move_meeting         : office culture |  |
cancel_meeting       : office culture |  |
hold_meeting         : office culture |  |
add_conclusion       : office culture |  |
remove_conclusion    : office culture |  |
announce_conclusions : chair |  | four eyes
propose_item         : office |  |
propose_form         : office |  |
approve_addition     : chair |  | four eyes
decline_addition     : chair |  | four eyes
draft_disclosure_plan : office |  |
adjust_disclosure_plan : office | department |
submit_disclosure_plan : office |  |
take_back_disclosure_plan : office chair |  |
approve_disclosure_plan : chair |  | four eyes
draft_internal_paper : office culture | department |
approve_internal_paper : chair |  | four eyes
publish_internal_paper : office culture | department |
post_internal_paper  : office | department |
end_internal_paper   : office | department |
withdraw_internal_paper : chair |  |
see_internal_papers  : chair office culture department reception_clerk |  |
see_programmes       : chair office culture department front |  |
open_programme       : office culture front |  |
add_item             : office culture front |  |
remove_item          : office culture front |  |
share_items          : office culture front |  |
sign_programme       : chair |  | four eyes
agree_programme      : front |  |
see_conferences      : chair office culture | department |
describe_workplace   : office culture | department |
plan_conference      : office culture | department |
convene_conference   : office culture | department |
check_conference     : office culture | department |
propose_matter       : office culture | department |
settle_matter        : office culture | department |
register_document    : office culture | department |
open_letter          : reception_clerk chair | department office culture |
open_letter_file     : reception_clerk chair | department office culture |
ask_to_reveal        : reception_clerk chair | department office culture |
agree_to_reveal      : chair inspector |  | four eyes
decline_reveal       : chair inspector |  | four eyes
see_looks            : chair inspector |  |
set_keeping_term     : chair |  |
register_petition    : reception_clerk office |  |
sort_case            : reception_clerk |  |
place_case           : reception_clerk |  |
split_case           : reception_clerk |  |
link_duplicate       : reception_clerk |  |
assign_case          : reception_clerk chair |  |
take_case            :  | office department |
move_case            : reception_clerk chair | office department |
see_cases            : reception_clerk chair office | department |
see_backlog          : reception_clerk chair office culture inspector |  |
drop_obligation      : chair |  |
draft_disclosure     : office culture | department |
approve_disclosure   : chair |  | four eyes
publish_disclosure   : office culture | department |
correct_disclosure   : office culture | department |
drop_correction      : office culture | department |
withdraw_disclosure  : chair |  |
start_posting        : office | neighbourhood_head |
break_posting        : office front inspector | neighbourhood_head |
check_posting        : office front inspector | neighbourhood_head |
end_posting          : office | neighbourhood_head |
note_sheet           : office front inspector | neighbourhood_head |
resolve_missing_sheet: office front inspector |  |
record_broadcast     : office culture department |  |
record_notice        : office | neighbourhood_head |
record_form          : office culture department |  |
add_proof            : office culture department | neighbourhood_head |
acknowledge          :  | neighbourhood_head |
issue_quarterly_list : office clock |  |
set_reception_frame  : office reception_clerk |  |
arrange_session      : office reception_clerk |  |
post_calendar        : office reception_clerk |  |
postpone_session     : office chair |  |
call_session         : office chair |  |
hold_session         : office reception_clerk |  |
notify_online_session: office reception_clerk |  |
try_online_line      : office reception_clerk |  |
set_online_link      : office reception_clerk |  |
open_online_link     : office reception_clerk |  |
state_recording      : office reception_clerk |  |
cancel_booking       : office reception_clerk |  |
record_visit         : office reception_clerk |  |
print_receipt        : office reception_clerk |  |
follow_visit         : office reception_clerk |  |
open_register        : chair reception_clerk |  |
refuse_reception     : chair reception_clerk |  |
issue_refusal_notice : chair office |  |
open_refusal_notice  : chair reception_clerk |  |
see_reception_desk   : chair office reception_clerk |  |
register_information_request: office |  |
ask_to_complete: office |  |
complete_information_request: office |  |
accept_information_request: office |  |
extend_information_request: office |  |
answer_information_request: office |  |
refuse_information_request: office |  |
guide_information_request: office |  |
see_information_requests: office |  |
draw_spot_checks: office front inspector |  |
see_spot_checks: chair office front inspector |  |
see_obligations      : chair office culture department neighbourhood_head front inspector party |  |
relay_feedback       : integrator |  |
register_feedback    : reception_clerk office |  |
log_feedback         : reception_clerk office |  |
release_feedback     : reception_clerk office |  |
hide_feedback        : reception_clerk office |  |
assign_feedback      : reception_clerk office |  |
decline_feedback     : reception_clerk office |  |
merge_feedback       : reception_clerk office |  |
hand_over_feedback   : reception_clerk office |  |
answer_feedback      : office | department culture |
see_feedback         : chair office reception_clerk | department culture |
set_feedback_rules   : chair office |  |
see_dialogues        : chair office reception_clerk culture |  |
plan_dialogue        : office culture |  |
plan_case_dialogue   : office reception_clerk chair | department |
notify_dialogue      : office reception_clerk | department |
move_dialogue        : office culture | department |
cancel_dialogue      : office | department |
hold_dialogue        : office reception_clerk | department |
add_commitment       : office reception_clerk | department |
remove_commitment    : office reception_clerk | department |
conclude_dialogue    : chair |  |
see_hot_spots        : chair office reception_clerk |  |
see_letter_spots     : chair office |  |
close_hot_spot       : chair |  |
set_hot_spot_rules   : chair office |  |
see_consultations: chair office culture reception_clerk department neighbourhood_head front |  |
draft_consultation   : office culture | department |
send_consultation_plan: office culture | department |
open_consultation    : chair |  | four eyes
extend_consultation  : chair office culture | department |
withdraw_consultation: chair |  |
enter_opinions       : office culture front | neighbourhood_head |
count_opinions       : office culture front | neighbourhood_head |
remove_count         : office culture front | neighbourhood_head |
see_opinions         : office culture reception_clerk | department |
see_routed_opinions  : office reception_clerk |  |
release_opinion      : office culture reception_clerk | department |
keep_opinion         : office culture reception_clerk | department |
group_opinions       : office culture | department |
move_opinion         : office culture | department |
merge_groups         : office culture | department |
explain_group        : office culture | department |
set_grouping_share   : chair office |  |
publish_explanation  : chair |  |
note_hearing         : office culture | department |
write_hearing_minutes: office culture | department |
see_hearing_minutes  : chair office culture front inspector | department |
record_decision      : office culture | department |
report_consultation  : office culture | department |
hand_over_opinion    : office reception_clerk |  |
see_council_reports  : chair office culture front inspector |  |
add_council_session  : office culture |  |
remove_council_session: office culture |  |
report_to_council    : office culture |  |
see_critiques        : chair office culture department front |  |
send_for_critique    : office culture | department |
withdraw_critique    : office culture | department |
move_critique        : front |  |
add_critique_point   : front |  |
remove_critique_point: front |  |
issue_critique       : front |  |
reply_to_point       : office culture | department |
answer_critique      : chair |  |
see_operations       : operator office |  |
"""


@cache
def duties() -> dict[str, tuple[set[str], set[str], bool]]:
    """The table as data."""
    table = {}
    parts = (DUTIES, OF_RESIDENTS, OF_AWARDS, OF_INSPECTIONS, OF_REPORTS)
    for line in "\n".join(part.strip() for part in parts).splitlines():
        # "boards" are both boards of the people.
        action, said = line.replace(" boards", " people_board investment_board").split(":")
        anywhere, own_unit, eyes = said.split("|")
        row = (set(anywhere.split()), set(own_unit.split()), eyes.strip() == "four eyes")
        table[action.strip()] = row
    return table


def expected(role: str, action: str, unit: UUID | None, author: str | None) -> type | None:
    """What the table says: nothing, or the refusal."""
    anywhere, own_unit, four_eyes = duties()[action]
    if role not in anywhere | own_unit:
        return NotYourRole
    if role not in anywhere and unit != OWN:
        return NotYourUnit
    return YourOwnWork if four_eyes and author == ME else None


def answer(by: Actor, action: str, unit: UUID | None, author: str | None) -> type | None:
    try:
        permit(by, action, unit_id=unit, author_id=author)
    except (NotYourRole, NotYourUnit, YourOwnWork, SignInNeeded) as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_exactly_what_is_its_duty(role):
    by = Actor(ME, WARD, frozenset({role}), OWN)
    cases = list(product(duties(), (OWN, OTHER, None), (ME, ANOTHER, None)))

    wrong = [case for case in cases if answer(by, *case) is not expected(role, *case)]

    assert len(cases) == len(RULES) * 9
    assert wrong == []


def test_the_table_and_the_rules_hold_the_same_actions():
    assert set(duties()) == set(RULES)


@pytest.mark.parametrize("role", Role)
def test_the_doors_cheap_answer_never_refuses_what_the_action_would_permit(role):
    by = Actor(ME, WARD, frozenset({role}), OWN)

    for action, (anywhere, own_unit, _) in duties().items():
        assert may(by, action) == (role in anywhere | own_unit), action


def test_somebody_without_a_unit_never_owns_what_has_none():
    nowhere = Actor(ME, WARD, frozenset({Role.DEPARTMENT}), None)

    assert answer(nowhere, "note_progress", None, None) is NotYourUnit


@pytest.mark.parametrize("action", [*duties(), "no_such_action"])
def test_visitors_are_asked_to_sign_in_whatever_they_try(action):
    assert answer(anyone(WARD), action, OWN, None) is SignInNeeded
    assert not may(anyone(WARD), action)


@pytest.mark.parametrize("role", Role)
def test_an_action_without_a_rule_is_done_by_nobody(role):
    assert answer(Actor(ME, WARD, frozenset({role}), OWN), "burn_archive", OWN, None) is NotYourRole


def test_two_roles_add_up_and_four_eyes_still_hold():
    both = Actor(ME, WARD, frozenset({Role.CHAIR, Role.OFFICE}), OWN)

    assert answer(both, "submit_plan", None, None) is None
    assert answer(both, "approve_plan", None, ME) is YourOwnWork
    assert answer(both, "approve_plan", None, ANOTHER) is None


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("integrator", ["relay_feedback"]),  # what a resident typed into a program
        ("province", ["see_roll_up"]),
        ("council", ["see_models", "see_commendations"]),
    ],
)
def test_who_only_reads_changes_nothing(role, sees):
    assert [a for a, (anywhere, own, _) in duties().items() if role in anywhere | own] == sees


def test_the_operator_sees_no_content():
    seen = [a for a, (anywhere, _, _) in duties().items() if "operator" in anywhere]

    assert not [a for a in seen if a.startswith("see_") and a != "see_operations"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_change_of_every_service_has_its_rule(name):
    service = importlib.import_module(f"services.{name}.main").service
    paths = service.application(Settings(), None).openapi()["paths"]

    changes = {
        operation["operationId"]
        for operations in paths.values()
        for method, operation in operations.items()
        if method in ("post", "put", "patch", "delete")
    }

    assert paths
    assert changes - set(RULES) - OWN_ACCOUNT == set()
