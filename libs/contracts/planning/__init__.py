"""What planning tells: the year's plan, who owes what, whether it was done.

`days_late` counts calendar days here: a plan names days, and months of the law have no days off.
"""
