"""Who may do what in participation."""

from __future__ import annotations

from libs.roles import Role, Rule
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
}
