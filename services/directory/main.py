"""The directory, plugged together."""

from __future__ import annotations

from libs.kernel.service import Service
from services.directory.api import router
from services.directory.consumers import HEARS
from services.directory.jobs import JOBS
from services.directory.mail import EFFECTS as TO_OFFICIALS
from services.directory.notifications.mailing import EFFECTS as OF_A_MORNING
from services.directory.subscribers.sending import EFFECTS as TO_SUBSCRIBERS

service = Service(
    "directory",
    router,
    hears=HEARS,
    effects={**TO_OFFICIALS, **TO_SUBSCRIBERS, **OF_A_MORNING},
    jobs=JOBS,
)
