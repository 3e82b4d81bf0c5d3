"""Plugs planning together."""

from libs.kernel.service import Service
from services.planning.api import router
from services.planning.consumers import HEARS
from services.planning.jobs import JOBS

service = Service("planning", router, hears=HEARS, jobs=JOBS)
