"""Who may do what in awards."""

from __future__ import annotations

from libs.roles import Role, Rule
from libs.roles import a_rule as _rule

R = Role
# Whoever's unit keeps a model's papers: its own, or those of a school or firm without an account.
KEEPERS = (R.NEIGHBOURHOOD_HEAD, R.DEPARTMENT, R.FRONT, R.OFFICE, R.CULTURE)

AWARDS: dict[str, Rule] = {
    # awards
    "see_models": _rule(R.CHAIR, R.COUNCIL, *KEEPERS),
    "register_model": _rule(own_unit=KEEPERS),
    "approve_model": _rule(R.CHAIR, not_author=True),
    "decline_model": _rule(R.CHAIR, not_author=True),
    "add_model_proof": _rule(own_unit=KEEPERS),
    "remove_model_proof": _rule(own_unit=KEEPERS),
    "score_model": _rule(own_unit=KEEPERS),
    "hand_in_score": _rule(own_unit=KEEPERS),
    "appraise_model": _rule(R.CULTURE, R.OFFICE),
    "issue_appraisal": _rule(R.CULTURE, R.OFFICE),
    "seat_member": _rule(R.CULTURE, R.OFFICE),
    "unseat_member": _rule(R.CULTURE, R.OFFICE),
    "record_vote": _rule(R.CULTURE, R.OFFICE),
    "void_vote": _rule(R.CULTURE, R.OFFICE, not_author=True),
    "notice_model": _rule(R.CULTURE, R.OFFICE),
    "sort_comment_on_model": _rule(R.CULTURE, R.OFFICE),
    "sort_comments_on_model": _rule(R.CULTURE, R.OFFICE),
    "recognise_model": _rule(R.CHAIR, not_author=True),
    "refuse_model": _rule(R.CHAIR),
    "withdraw_model": _rule(R.CHAIR),
    "see_commendations": _rule(R.CHAIR, R.COUNCIL, *KEEPERS),
    "propose_commendation": _rule(
        R.CULTURE, R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD, R.DEPARTMENT, R.FRONT)
    ),
    "appraise_commendation": _rule(R.CULTURE, R.OFFICE, not_author=True),
    "record_commendation_vote": _rule(R.CULTURE, R.OFFICE, not_author=True),
    "void_commendation_vote": _rule(R.CULTURE, R.OFFICE, not_author=True),
    "grant_commendation": _rule(R.CHAIR, not_author=True),
    "refuse_commendation": _rule(R.CHAIR),
    "send_commendation": _rule(R.CHAIR, not_author=True),
    "record_commendation_answer": _rule(R.CULTURE, R.OFFICE),
    "withdraw_commendation": _rule(R.CHAIR),
    "see_disciplines": _rule(R.CHAIR, R.OFFICE, R.CULTURE),
    "note_discipline": _rule(R.CHAIR, R.OFFICE),
    "lift_discipline": _rule(R.CHAIR, R.OFFICE),
}
