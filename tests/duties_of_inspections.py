"""Who may do what with checks: rows of test_permissions."""

# action: in the whole ward | only for one's own unit | "four eyes" when not on one's own work
# Anybody of the ward may be on a team, and that they are on it the service asks beside this.
OF_INSPECTIONS = """
see_inspections      : chair office culture department reception_clerk neighbourhood_head front inspector | |
draft_check_programme: office culture | |
add_check_item       : office culture | |
remove_check_item    : office culture | |
approve_check_programme: chair | | four eyes
draft_inspection     : office culture | |
decide_inspection    : chair | | four eyes
announce_inspection  : office culture | |
start_inspection     : chair office culture department reception_clerk neighbourhood_head front inspector | |
drop_inspection      : chair | |
begin_self_check     : | office culture department neighbourhood_head |
record_school_check  : office culture | |
finish_self_check    : | office culture department neighbourhood_head |
answer_line          : chair office culture department reception_clerk neighbourhood_head front inspector | |
add_finding          : chair office culture department reception_clerk neighbourhood_head front inspector | |
remove_finding       : chair office culture department reception_clerk neighbourhood_head front inspector | |
conclude_inspection  : chair | |
sign_minutes         : chair office culture department reception_clerk neighbourhood_head front inspector | |
issue_conclusion     : chair | |
see_risks             : chair office | |
settle_proposal       : chair office | |
issue_recommendation  : chair office culture department reception_clerk neighbourhood_head front inspector | |
receive_recommendation: | office culture department neighbourhood_head |
note_remedy           : | office culture department neighbourhood_head |
report_remedy         : | office culture department neighbourhood_head |
refuse_recommendation : | office culture department neighbourhood_head |
close_recommendation  : chair office culture department reception_clerk neighbourhood_head front inspector | |
return_recommendation : chair office culture department reception_clerk neighbourhood_head front inspector | |
take_back_recommendation: chair office culture department reception_clerk neighbourhood_head front inspector | |
see_supervisions     : chair office culture department neighbourhood_head front people_board investment_board | |
see_room             : front people_board investment_board | |
draft_room_paper     : front | people_board investment_board |
send_room_paper      : front | people_board investment_board |
remove_room_paper    : front | people_board investment_board |
open_work            : front | |
give_work_notice     : front | |
end_work             : front | |
draft_supervision    : front | people_board investment_board |
send_supervision     : front | people_board investment_board |
start_supervision    : front | people_board investment_board |
end_supervision      : front | people_board investment_board |
drop_supervision     : front | people_board investment_board |
advise               : front | people_board investment_board |
remove_advice        : front | people_board investment_board |
hand_in_result       : | people_board investment_board |
confirm_result       : front | |
return_result        : front | |
conclude_supervision : front | |
note_recovery        : front | people_board investment_board |
publish_supervision  : front | |
report_to_supervision: chair office | culture department neighbourhood_head |
answer_advice        : chair | |
"""  # noqa: E501
