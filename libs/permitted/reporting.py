"""Who may do what with the parts that units hand in for a report."""

from __future__ import annotations

from libs.roles import Role, Rule
from libs.roles import a_rule as _rule

R = Role
COMPILERS = (R.CULTURE, R.OFFICE)
# Each writes for the own unit; the Front is no part of the committee and is not asked.
ASKED = (R.NEIGHBOURHOOD_HEAD, R.DEPARTMENT, R.OFFICE, R.CULTURE)

REPORTING: dict[str, Rule] = {
    "ask_parts": _rule(*COMPILERS),
    "see_parts": _rule(R.CHAIR, *COMPILERS, own_unit=(R.NEIGHBOURHOOD_HEAD, R.DEPARTMENT)),
    "write_part": _rule(own_unit=ASKED),
    "hand_in_part": _rule(own_unit=ASKED),
    "enter_part_figure": _rule(own_unit=ASKED),
    "remove_part_figure": _rule(own_unit=ASKED),
    "return_part": _rule(*COMPILERS),
    "take_parts": _rule(*COMPILERS),
    "upload_template": _rule(*COMPILERS),
    "use_template": _rule(*COMPILERS),
    "use_built_in_form": _rule(*COMPILERS),
}
