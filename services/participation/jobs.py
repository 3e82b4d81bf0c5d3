"""What participation does by the clock."""

from libs.kernel.jobs import Daily, daily
from services.participation.ballots.closing import destroy_signing_keys
from services.participation.conferences.duties import owe_community_conferences
from services.participation.contributions.actions import flag_unposted
from services.participation.explaining.actions import flag_unreported
from services.participation.initiatives.actions import lapse_consents
from services.participation.initiatives.reaching import weigh_demands
from services.participation.opinions.closing import close_consultations
from services.participation.recognising.flagging import flag_breaches
from services.participation.rounds.deciding import end_replaced
from services.participation.surveys.ending import close_surveys
from services.participation.village.overseeing.flagging import flag_neglected

JOBS: list[Daily] = [
    daily("00:05", destroy_signing_keys),
    daily("00:10", close_consultations),  # the last day is theirs to its end
    daily("00:15", end_replaced),
    daily("00:20", close_surveys),
    daily("05:50", lapse_consents),
    daily("05:55", weigh_demands),
    daily("06:00", flag_breaches),
    daily("06:00", flag_unreported),
    daily("06:00", flag_unposted),
    daily("05:40", owe_community_conferences),
    daily("06:00", flag_neglected),
]
