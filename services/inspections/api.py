"""Inspections's routes, one file for each feature."""

from fastapi import APIRouter

from services.inspections.checklists.api import router as checklists
from services.inspections.findings.api import router as findings
from services.inspections.front.api import router as front
from services.inspections.glance.api import router as glance
from services.inspections.inspections.api import router as inspections
from services.inspections.papers.api import router as papers
from services.inspections.people.api import router as people
from services.inspections.programmes.api import router as programmes
from services.inspections.recommendations.api import router as recommendations
from services.inspections.reports.api import router as reports
from services.inspections.risks.api import router as risks
from services.inspections.rooms.api import router as rooms
from services.inspections.supervisions.api import router as supervisions
from services.inspections.units.api import router as units
from services.inspections.works.api import router as works

FEATURES = (
    *(units, programmes, inspections, checklists, findings, recommendations, papers, risks),
    *(rooms, works, reports, supervisions, people, front),
    glance,
)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
