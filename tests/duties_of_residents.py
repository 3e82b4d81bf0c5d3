"""Who may do what with households, what they decide, and surveys: rows of test_permissions."""

# action: in the whole ward | only for one's own unit | "four eyes" when not on one's own work
OF_RESIDENTS = """
see_households       : office | neighbourhood_head |
add_household        : office | neighbourhood_head |
import_households    : office | neighbourhood_head |
correct_household    : office | neighbourhood_head |
change_representative: office | neighbourhood_head |
delegate_household   : office | neighbourhood_head |
end_delegation       : office | neighbourhood_head |
split_household      : office | neighbourhood_head |
merge_households     : office | neighbourhood_head |
close_household      : office | neighbourhood_head |
issue_household_codes: office | neighbourhood_head |
revoke_household_code: office | neighbourhood_head |
see_surveys          : chair office culture department reception_clerk front inspector | |
draft_survey         : office culture | |
change_survey        : office culture | |
draw_sample          : office culture | |
print_codes          : office culture | |
add_survey_point     : office culture | |
open_survey          : office culture | |
withdraw_survey      : office culture | |
publish_survey       : office culture | |
see_comments         : office culture | |
release_comment      : office culture | |
withhold_comment     : office culture | |
send_comment_to_clerk: office culture | |
sort_comment         : reception_clerk | |
count_served         : office culture reception_clerk | department |
enter_paper_answer   : office culture reception_clerk | department |
register_initiative  : front | neighbourhood_head |
give_consent         : front | neighbourhood_head |
take_back_consent    : front | neighbourhood_head |
approve_initiative   : front |  |
see_matters          : chair office front inspector | neighbourhood_head |
raise_matter         : chair | neighbourhood_head |
withdraw_matter      : chair | neighbourhood_head |
agree_matter         : front |  |
decline_matter       : front |  |
choose_form          : chair front office | neighbourhood_head |
reconsider_form      : chair front office | neighbourhood_head |
ask_form             : chair | neighbourhood_head |
agree_form           : front |  |
decline_form         : front |  |
note_acceptances     : front | neighbourhood_head |
strike_acceptances   : front | neighbourhood_head |
total_matter         : chair office |  |
write_decision       : chair front office | neighbourhood_head |
send_decision        : chair front office | neighbourhood_head |
write_total_paper    : chair office |  |
send_total_paper     : chair office |  |
recognise_decision   : chair front |  |
refuse_decision      : chair front |  |
put_in_force         : chair |  |
abolish_decision     : chair |  |
decide_election      : chair |  |
call_off_election    : chair |  |
form_election_team   : chair |  |
write_candidates     : front |  |
send_candidates      : front |  |
announce_election    : front |  |
move_election        : chair | neighbourhood_head |
enter_head           : chair office |  |
note_head_left       : chair |  |
confirm_head_account : chair |  |
count_election       : chair front office | neighbourhood_head |
count_election_handout: front | neighbourhood_head |
form_board           : front |  |
enter_board          : front |  |
lead_board           : front |  |
recognise_board      : front |  |
end_board            : front |  |
send_member          : front |  |
leave_board          : front |  |
call_board_election  : | neighbourhood_head |
propose_dismissal    : | neighbourhood_head |
demand_board_election : front | neighbourhood_head |
demand_board_dismissal : front | |
name_provisional_head: chair |  |
shift_head_term      : chair |  |
appoint_convener     : chair |  |
release_convener     : chair |  |
convene_meeting      : chair front office | neighbourhood_head |
announce_meeting     : chair front office | neighbourhood_head |
cancel_meeting_of_residents: chair front office | neighbourhood_head |
open_meeting         : chair front office | neighbourhood_head |
tick_households      : chair front office | neighbourhood_head |
approve_tellers      : chair front office | neighbourhood_head |
count_meeting        : chair front office | neighbourhood_head |
correct_meeting_count: chair front office | neighbourhood_head |
correct_handout_count: front chair | neighbourhood_head |
break_off_meeting: chair front office | neighbourhood_head |
close_lacking_meeting: chair front office | neighbourhood_head |
plan_handout         : front chair | neighbourhood_head |
announce_handout     : front chair | neighbourhood_head |
cancel_handout       : front chair | neighbourhood_head |
open_handout         : front chair | neighbourhood_head |
lengthen_handout     : front chair | neighbourhood_head |
count_handout        : front chair | neighbourhood_head |
plan_web_vote        : front | neighbourhood_head |
report_web_vote      : front | neighbourhood_head |
cancel_web_vote      : front | neighbourhood_head |
open_web_vote        : front | neighbourhood_head |
count_web_vote       : front | neighbourhood_head |
give_paper_ballot    : front | neighbourhood_head |
take_back_paper_ballot: front | neighbourhood_head |
replace_paper_ballot : front | neighbourhood_head |
see_voters           : front | neighbourhood_head |
see_turnout          : front chair office inspector | neighbourhood_head |
see_funds            : chair office culture front inspector | neighbourhood_head |
see_fund_book        : | neighbourhood_head |
open_fund            : | neighbourhood_head |
change_fund_level    : | neighbourhood_head |
correct_fund_level   : | neighbourhood_head |
confirm_fund_level   : front |  | four eyes
exempt_households    : | neighbourhood_head |
lift_exemption       : | neighbourhood_head |
record_contributions : | neighbourhood_head |
record_gift          : | neighbourhood_head |
hide_donor           : | neighbourhood_head |
record_spending      : | neighbourhood_head |
confirm_spending     : front |  | four eyes
reverse_entry        : | neighbourhood_head |
post_account         : | neighbourhood_head |
settle_fund          : | neighbourhood_head |
see_community_conferences: chair office culture front inspector | neighbourhood_head |
plan_community_conference: | neighbourhood_head |
send_community_plan: | neighbourhood_head |
invite_households: | neighbourhood_head |
move_community_conference: | neighbourhood_head |
cancel_community_conference: | neighbourhood_head |
hold_community_conference: | neighbourhood_head |
note_conference_question: | neighbourhood_head |
remove_conference_question: | neighbourhood_head |
conclude_community_conference: | neighbourhood_head |
see_conventions      : chair office culture front inspector reception_clerk | neighbourhood_head |
draft_convention     : | neighbourhood_head |
begin_convention     : | neighbourhood_head |
revise_convention    : | neighbourhood_head |
post_convention      : | neighbourhood_head |
take_down_convention : | neighbourhood_head |
put_convention_to_vote: | neighbourhood_head |
draft_convention_again: | neighbourhood_head |
drop_convention      : | neighbourhood_head |
enter_convention     : office culture |  |
note_draft_opinion   : | neighbourhood_head |
see_draft_opinions   : office culture reception_clerk | neighbourhood_head |
release_draft_opinion: office culture reception_clerk | neighbourhood_head |
keep_draft_opinion   : office culture reception_clerk | neighbourhood_head |
hand_over_draft_opinion: office reception_clerk |  |
send_out_convention  : chair office culture |  |
see_convention_complaints: chair office culture reception_clerk |  |
note_convention_complaint: office culture reception_clerk |  |
answer_convention_complaint: chair |  |
suspend_convention   : chair |  |
resume_convention    : chair |  |
find_violation       : chair office culture |  |
clear_finding        : chair |  |
abolish_convention   : chair |  |
review_convention    : | neighbourhood_head |
agree_review_day     : | neighbourhood_head |
"""
