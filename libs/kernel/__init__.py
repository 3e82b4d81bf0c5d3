"""What every service stands on: bus, edges, outbox, listeners, history, files, jobs.

It knows a ward and the language of the people; of plans, papers, votes it knows no word.
"""
