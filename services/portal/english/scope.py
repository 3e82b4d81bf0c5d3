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
    "community_words": _names("KEPT STEPS duty_of"),
    "consultation_words": _names("STANDINGS SUSPICIONS GROUNDS"),
    "contribution_amounts": ALL,
    "contribution_words": _names("book_of _book_line _giver"),
    "convention_words": ALL,
    "dialogue_steps": _names("ACTS"),
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
    "pages/dialogues": ALL,
    "pages/disclosures": _names("_acts"),
    "pages/entrance": ALL,
    "pages/feedback": ALL,
    "pages/feeds": ALL,
    "pages/figures": ALL,
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
    "pages/quarterly": ALL,
    "pages/reception": ALL,
    "pages/reception_booking": ALL,
    "pages/report_view": _names("_acts _steps"),
    "pages/reports": _names("_council"),
    "pages/search": ALL,
    "pages/supervisions": ALL,
    "pages/today": ALL,
    "pages/training": _names("GROUPS own_tasks _view _facts _files"),
    "pages/year_plan": _names("SIGNERS CAPACITIES"),
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

# Texts that services show of the law, of help and of what is counted, by the keys that hold them.
_RULES = "complaint contribution convention denunciation disclosure front_supervision information"
_MORE_RULES = "participation petition reception report supervision survey village_head"
_PROCEDURES = "complaint denunciation information proposal recommendation regulation unsorted"
DATA: Mapping[str, frozenset[str]] = {
    "libs/law/data/catalogue.yaml": _names("short title name says privacy basis"),
    "libs/law/data/consultations.yaml": _names("title"),
    "libs/law/data/conventions.yaml": _names("title"),
    "libs/law/data/decisions/contents.yaml": _names("title short agreement"),
    "libs/law/data/decisions/convention.yaml": _names("title"),
    "libs/law/data/decisions/matter.yaml": _names("title"),
    **{
        f"libs/law/data/rules/{name}.yaml": _names("title starts")
        for name in f"{_RULES} {_MORE_RULES}".split()
    },
    **{f"libs/law/data/procedures/{name}.yaml": _names("title") for name in _PROCEDURES.split()},
    "services/portal/help/topics.yaml": _names("title short intro steps careful says text"),
    "services/reception/feedback/categories.yaml": _names("title hint"),
    "services/reporting/figures/catalogue.yaml": _names("title unit"),
    "services/reporting/province/indicators.yaml": _names("title"),
}

# The sentences in which services tell what happened to what anybody may see, as in MODULES.
_OF_PEOPLE = "agenda ballots boards conferences contributions critiques elections showing surveys"
STORIES: Mapping[str, frozenset[str]] = {
    "libs/ward_kinds.py": _names("OURS QUOTED NEIGHBOURHOODS neighbourhood_word head_of"),
    "services/inspections/supervisions/words.py": _names("KNOWN RESULT INSIDE ADVICE"),
    **{f"services/participation/{name}/words.py": ALL for name in _OF_PEOPLE.split()},
    "services/participation/village/words.py": ALL,
    "services/reception/dialogues/words.py": ALL,
    "services/disclosures/information/words.py": ALL,
    "services/disclosures/missing/words.py": ALL,
    "services/disclosures/showing/words.py": ALL,
    "services/disclosures/yearly/story.py": _names("DESK"),
    "services/planning/plans/words.py": _names("DESK"),
    "services/reception/feedback/sentences.py": _names("WORK"),
    "services/reception/sessions/words.py": _names("DESK"),
}

# Templates that anybody may open; what they are made of is found by reading them.
TEMPLATES = frozenset(
    f"{name}.html.j2"
    for name in _names(
        "award_honour award_public award_public_model board community_conference "
        "community_conferences conclusions consultation consultations convention conventions "
        "critique critiques deadline dialogue dialogues disclosure disclosure_changes election "
        "error feedback feedback_one feedback_send figure follow fund funds heads help "
        "help_topic household_entry household_own information information_request item landing "
        "matter matters missing missing_sheet open_data outreach people_board people_boards "
        "petition petition_send plan plan_changes plan_year province_data publiclog "
        "quarterly_list quarterly_lists reception reception_booking reception_session report "
        "reports search sign_in stop_notices subscription supervision supervisions "
        "survey_answer survey_results surveys today vote votes year_plan year_plans "
    )
)
