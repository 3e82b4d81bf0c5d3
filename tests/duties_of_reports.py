"""Who may do what with reports and their parts: rows of test_permissions."""

# action: in the whole ward | only for one's own unit | "four eyes" when not on one's own work
OF_REPORTS = """
draft_report         : culture office |  |
drop_on_demand       : culture office |  |
enter_figure         : culture office |  |
remove_figure        : culture office |  |
write_narrative      : culture office |  |
approve_report       : chair |  | four eyes
issue_report         : culture office |  |
record_sending       : culture office |  |
see_report_drafts    : chair office culture |  |
see_roll_up          : province |  |
upload_template      : culture office |  |
use_template         : culture office |  |
use_built_in_form    : culture office |  |
ask_parts            : culture office |  |
see_parts            : chair culture office | neighbourhood_head department |
write_part           : | neighbourhood_head department office culture |
hand_in_part         : | neighbourhood_head department office culture |
enter_part_figure    : | neighbourhood_head department office culture |
remove_part_figure   : | neighbourhood_head department office culture |
return_part          : culture office |  |
take_parts           : culture office |  |
"""
