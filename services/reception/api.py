"""Reception's routes, one file for each feature."""

from fastapi import APIRouter

from services.reception.sealed.api import router as sealed
from services.reception.sessions.api import router as sessions
from services.reception.units.api import router as units

FEATURES = (units, sealed, sessions)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
