"""Who may do what with models and commendations: rows of test_permissions."""

# action: in the whole ward | only for one's own unit | "four eyes" when not on one's own work
OF_AWARDS = """
see_models           : chair council neighbourhood_head department front office culture | |
register_model       : | neighbourhood_head department front office culture |
approve_model        : chair | | four eyes
decline_model        : chair | | four eyes
add_model_proof      : | neighbourhood_head department front office culture |
remove_model_proof   : | neighbourhood_head department front office culture |
score_model          : | neighbourhood_head department front office culture |
hand_in_score        : | neighbourhood_head department front office culture |
appraise_model       : culture office | |
issue_appraisal      : culture office | |
seat_member          : culture office | |
unseat_member        : culture office | |
record_vote          : culture office | |
void_vote            : culture office | | four eyes
notice_model         : culture office | |
sort_comment_on_model: culture office | |
sort_comments_on_model: culture office | |
recognise_model      : chair | | four eyes
refuse_model         : chair | |
withdraw_model       : chair | |
see_commendations    : chair council neighbourhood_head department front office culture | |
propose_commendation : culture office | neighbourhood_head department front |
appraise_commendation: culture office | | four eyes
record_commendation_vote: culture office | | four eyes
void_commendation_vote: culture office | | four eyes
grant_commendation   : chair | | four eyes
refuse_commendation  : chair | |
send_commendation    : chair | | four eyes
record_commendation_answer: culture office | |
withdraw_commendation: chair | |
see_disciplines      : chair office culture | |
note_discipline      : chair office | |
lift_discipline      : chair office | |
"""
