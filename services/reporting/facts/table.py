"""Which events are counted and how: one line for each thing that is counted, by who tells it."""

from __future__ import annotations

from services.reporting.facts.counts import Table
from services.reporting.facts.of_awards import AWARDS
from services.reporting.facts.of_ballots import BALLOTS
from services.reporting.facts.of_community import COMMUNITY
from services.reporting.facts.of_consultations import CONSULTATIONS
from services.reporting.facts.of_contributions import CONTRIBUTIONS
from services.reporting.facts.of_conventions import CONVENTIONS
from services.reporting.facts.of_dialogues import DIALOGUES
from services.reporting.facts.of_directory import DIRECTORY
from services.reporting.facts.of_disclosures import DISCLOSURES
from services.reporting.facts.of_elections import ELECTIONS
from services.reporting.facts.of_feedback import FEEDBACK
from services.reporting.facts.of_inspections import INSPECTIONS
from services.reporting.facts.of_matters import MATTERS
from services.reporting.facts.of_outreach import OUTREACH
from services.reporting.facts.of_participation import PARTICIPATION
from services.reporting.facts.of_people import PEOPLE
from services.reporting.facts.of_petitions import PETITIONS
from services.reporting.facts.of_planning import PLANNING
from services.reporting.facts.of_reception import RECEPTION
from services.reporting.facts.of_rooms import ROOMS

TABLE: Table = {
    **(INSPECTIONS | ROOMS),
    **(DIRECTORY | PLANNING | OUTREACH | DISCLOSURES | PEOPLE),
    **(RECEPTION | FEEDBACK | PETITIONS | DIALOGUES | PARTICIPATION),
    **(CONSULTATIONS | MATTERS | BALLOTS | CONTRIBUTIONS | AWARDS | ELECTIONS | COMMUNITY),
    **CONVENTIONS,
}
