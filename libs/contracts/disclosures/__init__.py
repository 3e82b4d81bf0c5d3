"""What disclosures tell: what must be shown to the people, and the proof that it was.

`days_late` counts working days here, as the law counts the days for showing and answering.
"""
