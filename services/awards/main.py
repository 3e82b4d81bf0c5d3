"""Plugs awards together."""

from libs.kernel.service import Service
from services.awards.api import router
from services.awards.consumers import HEARS
from services.awards.jobs import JOBS

service = Service("awards", router, hears=HEARS, jobs=JOBS)
