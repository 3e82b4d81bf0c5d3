"""What English pages need words for: the templates that anybody may open, and where words are.

A module is listed with those of its names that only officials read, which need no English.
"""

from __future__ import annotations

from collections.abc import Mapping

ALL: frozenset[str] = frozenset()


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


MODULES: Mapping[str, frozenset[str]] = {
    "asking": ALL,
    "at_a_glance": ALL,
    "award_words": _names("COMMENDATION_STATES commendation_facts blocked_words"),
    "board_words": ALL,
    "community_words": _names("KEPT STEPS duty_of _invite_by"),
    "consultation_words": _names("STANDINGS SUSPICIONS GROUNDS"),
    "contribution_amounts": ALL,
    "contribution_words": _names("book_of _book_line _giver"),
    "convention_words": ALL,
    "election_words": _names("APPOINTED"),
    "errors": ALL,
    "feedback_words": _names("STEPS"),
    "glances": ALL,
    "household_tasks": ALL,
    "inspection_words": _names(
        "STATES WEIGHTS ANSWERS UNANSWERED HIDDEN TEXT NUMBER CAPACITIES ACTS FIELDS team "
        "downloads _both CHECK_FORMS"
    ),
    "look/lanes": ALL,
    "look/states": ALL,
    "matter_words": ALL,
    "menu": _names("MENU"),
    "outreach_words": _names("AMOUNTS"),
    "pages/award_public": ALL,
    "pages/board": ALL,
    "pages/changes": ALL,
    "pages/consultations": ALL,
    "pages/conventions": ALL,
    "pages/critiques": _names("ACTS"),
    "pages/dialogues": _names("_finding"),
    "pages/disclosures": _names("_acts"),
    "pages/entrance": ALL,
    "pages/feedback": ALL,
    "pages/feeds": ALL,
    "pages/figures": _names("EVENTS"),
    "pages/guide": ALL,
    "pages/information": ALL,
    "pages/inspection_papers": ALL,
    "pages/items": ALL,
    "pages/loudspeakers": ALL,
    "pages/missing": ALL,
    "pages/opendata": ALL,
    "pages/outreach": _names("_campaigns _page"),
    "pages/participation_access": ALL,
    "pages/participation_ballots": ALL,
    "pages/participation_boards": ALL,
    "pages/participation_community": _names("_desk _planning"),
    "pages/participation_contributions": _names("_opening"),
    "pages/participation_elections": _names("_desk"),
    "pages/participation_matters": _names("_desk"),
    "pages/participation_surveys": ALL,
    "pages/petitions": ALL,
    "pages/plan": _names("_empty"),
    "pages/plan_changes": _names("_decision_page"),
    "pages/plan_links": ALL,
    "pages/plan_year": ALL,
    "pages/proof": ALL,
    "pages/publiclog": ALL,
    "pages/quarterly": _names("_acts"),
    "pages/reception": ALL,
    "pages/reception_booking": ALL,
    "pages/report_view": _names("_acts _steps"),
    "pages/reports": _names("_council"),
    "pages/search": ALL,
    "pages/supervisions": ALL,
    "pages/today": ALL,
    "pages/year_plan": _names("RULE SIGNERS CAPACITIES _plans"),
    "reading": _names("STEPS"),
    "supervision_words": _names(
        "PRIVATE WORK_STATES UNTOLD STEPS FIELDS ADDRESSEES YES_NO QUARTERS paper_title "
        "paper_facts work_facts paper_state"
    ),
    "survey_results": ALL,
    "survey_words": _names("AUDIENCES"),
    "views/households": ALL,
    "visit": ALL,
    "wards": ALL,
    "wording": ALL,
}

# Texts of the law and of help, all of them.
DATA = ("libs/law/data/catalogue.yaml", "services/portal/help/topics.yaml")

# Templates that anybody may open; what they are made of is found by reading them.
TEMPLATES = frozenset(
    f"{name}.html.j2"
    for name in _names(
        "award_honour award_public award_public_model board community_conference "
        "community_conferences conclusions consultation consultations convention conventions "
        "critique deadline dialogue dialogues disclosure disclosure_changes election error "
        "feedback feedback_one feedback_send figure follow fund funds heads help help_topic "
        "household_entry household_own information information_request item landing matter "
        "matters missing missing_sheet open_data outreach people_board people_boards petition "
        "petition_send plan plan_changes plan_year province_data publiclog quarterly_list "
        "quarterly_lists reception reception_booking reception_session report reports search "
        "sign_in stop_notices subscription supervision supervisions survey_answer survey_results "
        "surveys today vote votes year_plan "
    )
)
