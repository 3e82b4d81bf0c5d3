"""Participation's routes, one file for each feature."""

from fastapi import APIRouter

from services.participation.households.access.api import router as household_access
from services.participation.households.api import router as households
from services.participation.units.api import router as units

FEATURES = (units, households, household_access)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
