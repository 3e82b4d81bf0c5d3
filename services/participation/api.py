"""Participation's routes, one file for each feature."""

from fastapi import APIRouter

from services.participation.consultations.api import router as consultations
from services.participation.households.access.api import router as household_access
from services.participation.households.api import router as households
from services.participation.opinions.api import router as opinions
from services.participation.showing.api import router as showing
from services.participation.units.api import router as units

FEATURES = (
    *(units, households, household_access),
    *(consultations, opinions, showing),
)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
