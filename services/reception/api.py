"""Reception's routes, one file for each feature."""

from fastapi import APIRouter

from services.reception.cases.api import router as cases
from services.reception.cases.finding_api import router as finding
from services.reception.dialogues.api import router as dialogues
from services.reception.feedback.api import router as feedback
from services.reception.feedback.work_api import router as feedback_work
from services.reception.glance.api import router as glance
from services.reception.hotspots.api import router as hotspots
from services.reception.notifying.api import router as notifying
from services.reception.refusals.api import router as refusals
from services.reception.sealed.api import router as sealed
from services.reception.sealed.files.api import router as letter_files
from services.reception.sealed.kept.api import router as kept
from services.reception.sessions.api import router as sessions
from services.reception.sessions.bookings.api import router as bookings
from services.reception.sessions.online.api import router as online
from services.reception.units.api import router as units
from services.reception.visits.api import router as visits

FEATURES = (
    *(units, sealed, letter_files, kept),
    *(sessions, online, bookings, visits, refusals),
    *(feedback, feedback_work, hotspots, finding, cases, dialogues, notifying),
    glance,
)

router = APIRouter()
for feature in FEATURES:
    router.include_router(feature)
