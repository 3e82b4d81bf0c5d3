"""Awards's routes, one file for each feature."""

from fastapi import APIRouter

from services.awards.appraisal.api import router as appraisal
from services.awards.blocks.api import router as blocks
from services.awards.commendations.api import router as commendations
from services.awards.councils.api import router as councils
from services.awards.decisions.api import router as decisions
from services.awards.glance.api import router as glance
from services.awards.models.api import router as models
from services.awards.notices.api import router as notices
from services.awards.scoring.api import router as scoring
from services.awards.units.api import router as units

FEATURES = (
    units,
    models,
    scoring,
    appraisal,
    councils,
    notices,
    decisions,
    commendations,
    blocks,
    glance,
)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
