"""Participation's routes, one file for each feature."""

from fastapi import APIRouter

from services.participation.acceptances.api import router as acceptances
from services.participation.addressees.api import router as addressees
from services.participation.agenda.api import router as agenda
from services.participation.ballots.api import router as ballots
from services.participation.boards.api import router as boards
from services.participation.conferences.api import router as conferences
from services.participation.conferences.printing import router as conference_papers
from services.participation.consultations.api import router as consultations
from services.participation.contributions.api import router as contributions
from services.participation.contributions.levels.api import router as fund_levels
from services.participation.contributions.printing import router as account_papers
from services.participation.conveners.api import router as conveners
from services.participation.correcting.api import router as corrections
from services.participation.council.api import router as council
from services.participation.critiques.api import router as critiques
from services.participation.elections.api import router as elections
from services.participation.elections.printing import router as election_papers
from services.participation.explaining.api import router as explaining
from services.participation.glance.api import router as glance
from services.participation.grouping.api import router as grouping
from services.participation.handouts.api import router as handouts
from services.participation.headships.api import router as headships
from services.participation.households.access.api import router as household_access
from services.participation.households.api import router as households
from services.participation.households.importing.api import router as household_import
from services.participation.initiatives.api import router as initiatives
from services.participation.meetings.api import router as meetings
from services.participation.opinions.api import router as opinions
from services.participation.papers.api import router as papers
from services.participation.papers.printing import router as printing
from services.participation.papers.web_printing import router as web_printing
from services.participation.papers.whole.api import router as total_papers
from services.participation.recognising.api import router as recognising
from services.participation.showing.api import router as showing
from services.participation.surveys.answering.api import router as survey_answers
from services.participation.surveys.api import router as surveys
from services.participation.surveys.comments.api import router as survey_comments
from services.participation.surveys.results.api import router as survey_results
from services.participation.surveys.sampling.api import router as survey_samples
from services.participation.units.api import router as units
from services.participation.village.api import router as village
from services.participation.village.opinions import router as draft_opinions
from services.participation.village.overseeing.api import router as conventions_in_force
from services.participation.village.printing import router as convention_papers
from services.participation.webvotes.api import router as web_votes

FEATURES = (
    *(units, households, household_access, household_import, ballots),
    *(agenda, recognising, meetings, handouts, papers, printing, total_papers, initiatives),
    *(corrections, conveners, acceptances, web_votes, web_printing),
    *(elections, election_papers, headships, boards),
    *(surveys, survey_samples, survey_answers, survey_results, survey_comments),
    *(consultations, opinions, grouping, addressees, explaining, showing),
    *(critiques, council),
    *(contributions, fund_levels, account_papers),
    *(conferences, conference_papers),
    *(village, draft_opinions, conventions_in_force, convention_papers),
    glance,
)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
