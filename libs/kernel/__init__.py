"""What every service stands on: bus, edges, outbox, listeners, history, files, jobs.

It knows no word of the domain.
"""
