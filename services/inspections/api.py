"""Inspections's routes, one file for each feature."""

from fastapi import APIRouter

from services.inspections.checklists.api import router as checklists
from services.inspections.findings.api import router as findings
from services.inspections.inspections.api import router as inspections
from services.inspections.programmes.api import router as programmes
from services.inspections.recommendations.api import router as recommendations
from services.inspections.risks.api import router as risks
from services.inspections.units.api import router as units

FEATURES = (units, programmes, inspections, checklists, findings, recommendations, risks)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
