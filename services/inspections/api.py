"""Inspections's routes, one file for each feature."""

from fastapi import APIRouter

from services.inspections.units.api import router as units

FEATURES = (units,)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
