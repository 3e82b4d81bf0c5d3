"""Plugs participation together."""

from libs.kernel.service import Service
from services.participation.api import router
from services.participation.consumers import HEARS
from services.participation.jobs import JOBS

service = Service("participation", router, hears=HEARS, jobs=JOBS)
