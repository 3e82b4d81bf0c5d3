"""Puts reporting together."""

from libs.kernel.service import Service
from services.reporting.api import router
from services.reporting.consumers import HEARS
from services.reporting.jobs import JOBS

service = Service("reporting", router, hears=HEARS, jobs=JOBS)
