"""Who may do what in participation."""

from __future__ import annotations

from libs.roles import UNITS, Role, Rule
from libs.roles import a_rule as _rule

R = Role

PARTICIPATION: dict[str, Rule] = {
    # participation
    "see_households": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "add_household": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "correct_household": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "change_representative": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "delegate_household": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "end_delegation": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "split_household": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "merge_households": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "close_household": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "issue_household_codes": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "revoke_household_code": _rule(R.OFFICE, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "see_consultations": _rule(R.CHAIR, R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, *UNITS),
    "draft_consultation": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "send_consultation_plan": _rule(R.OFFICE, R.CULTURE, own_unit=(R.DEPARTMENT,)),
    "open_consultation": _rule(R.CHAIR, not_author=True),
    "extend_consultation": _rule(R.OFFICE, R.CULTURE, R.CHAIR, own_unit=(R.DEPARTMENT,)),
    "withdraw_consultation": _rule(R.CHAIR),
    "enter_opinions": _rule(R.OFFICE, R.CULTURE, R.FRONT, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "count_opinions": _rule(R.OFFICE, R.CULTURE, R.FRONT, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "remove_count": _rule(R.OFFICE, R.CULTURE, R.FRONT, own_unit=(R.NEIGHBOURHOOD_HEAD,)),
    "see_opinions": _rule(R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "see_routed_opinions": _rule(R.OFFICE, R.RECEPTION_CLERK),
    "release_opinion": _rule(R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "keep_opinion": _rule(R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "hand_over_opinion": _rule(R.OFFICE, R.RECEPTION_CLERK),
    # surveys
    "see_surveys": _rule(
        R.CHAIR, R.OFFICE, R.CULTURE, R.DEPARTMENT, R.RECEPTION_CLERK, R.FRONT, R.INSPECTOR
    ),
    "draft_survey": _rule(R.OFFICE, R.CULTURE),
    "change_survey": _rule(R.OFFICE, R.CULTURE),
    "draw_sample": _rule(R.OFFICE, R.CULTURE),
    "print_codes": _rule(R.OFFICE, R.CULTURE),
    "add_survey_point": _rule(R.OFFICE, R.CULTURE),
    "open_survey": _rule(R.OFFICE, R.CULTURE),
    "publish_survey": _rule(R.OFFICE, R.CULTURE),
    "see_comments": _rule(R.OFFICE, R.CULTURE),
    "release_comment": _rule(R.OFFICE, R.CULTURE),
    "withhold_comment": _rule(R.OFFICE, R.CULTURE),
    "send_comment_to_clerk": _rule(R.OFFICE, R.CULTURE),
    "sort_comment": _rule(R.RECEPTION_CLERK),
    "count_served": _rule(R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
    "enter_paper_answer": _rule(R.OFFICE, R.CULTURE, R.RECEPTION_CLERK, own_unit=(R.DEPARTMENT,)),
}
