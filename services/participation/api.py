"""Participation's routes, one file for each feature."""

from fastapi import APIRouter

from services.participation.households.api import router as households
from services.participation.units.api import router as units

FEATURES = (units, households)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
