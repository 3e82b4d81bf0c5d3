"""Planning's routes, one file for each feature."""

from fastapi import APIRouter

from services.planning.amending.api import router as amending
from services.planning.approving.api import router as approving
from services.planning.conclusions.api import router as conclusions
from services.planning.conferences.api import router as conferences
from services.planning.exporting.api import router as exporting
from services.planning.feeds.api import router as feeds
from services.planning.glance.api import router as glance
from services.planning.meetings.api import router as meetings
from services.planning.outreach.api import router as outreach
from services.planning.plans.api import router as plans
from services.planning.programmes.api import router as programmes
from services.planning.reception_days.api import router as reception_days
from services.planning.reshaping.api import router as reshaping
from services.planning.review.api import router as review
from services.planning.staff_matters.api import router as staff_matters
from services.planning.tasks.api import router as tasks
from services.planning.training.api import router as training
from services.planning.unit_plans.api import router as unit_plans
from services.planning.unit_sources.api import router as unit_sources
from services.planning.urging.api import router as urging

router = APIRouter()
for part in (
    plans,
    review,
    reshaping,
    approving,
    amending,
    tasks,
    urging,
    reception_days,
    meetings,
    conclusions,
    programmes,
    conferences,
    staff_matters,
    training,
    outreach,
    exporting,
    feeds,
    unit_plans,
    unit_sources,
    glance,
):
    router.include_router(part)
