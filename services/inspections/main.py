"""Plugs inspections together."""

from libs.kernel.service import Service
from services.inspections.api import router
from services.inspections.consumers import HEARS
from services.inspections.jobs import JOBS

service = Service("inspections", router, hears=HEARS, jobs=JOBS)
