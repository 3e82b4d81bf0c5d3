"""Awards's routes, one file for each feature."""

from fastapi import APIRouter

from services.awards.units.api import router as units

FEATURES = (units,)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
