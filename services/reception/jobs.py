"""What reception does by the clock."""

from libs.kernel.jobs import daily
from services.reception.cases.following import flag_overdue_cases, follow_calendar
from services.reception.dialogues.owing import owe_conference
from services.reception.feedback.contacting import forget_contacts
from services.reception.feedback.expiring import (
    close_answered_feedback,
    count_feedback_anew,
    flag_late_feedback,
)
from services.reception.feedback.words import hide_words_anew
from services.reception.hotspots.actions import raise_hot_spots
from services.reception.pending.actions import tell_unit_standings
from services.reception.refusals.flagging import count_notices_anew, flag_late_notices
from services.reception.sealed.kept.destroying import shred_letters, sweep_letters
from services.reception.sessions.bookings.forgetting import forget_bookers
from services.reception.sessions.flagging import (
    count_sessions_anew,
    flag_missed,
    flag_unposted,
)
from services.reception.sessions.online.owing import count_online_anew, flag_late_online

JOBS = [
    daily("01:40", forget_contacts),
    daily("01:50", forget_bookers),  # before what nobody can open any more is destroyed
    daily("01:55", hide_words_anew),
    # What they destroy is gone at once: never before what permits it is committed.
    daily("02:00", sweep_letters, alone=True),
    daily("02:10", shred_letters, alone=True),
    daily("03:00", tell_unit_standings),
    daily("05:30", count_feedback_anew),  # before anything is called late by an older calendar
    daily("06:00", flag_late_feedback),
    daily("06:10", close_answered_feedback),
    daily("06:20", raise_hot_spots),
    daily("05:30", follow_calendar),  # before anything is called overdue by an older calendar
    daily("06:00", flag_overdue_cases),
    daily("06:25", owe_conference),
    daily("06:00", flag_unposted),
    daily("06:00", flag_missed),
    daily("05:30", count_sessions_anew),
    daily("05:30", count_notices_anew),
    daily("05:30", count_online_anew),
    daily("06:00", flag_late_notices),
    daily("06:00", flag_late_online),
]
