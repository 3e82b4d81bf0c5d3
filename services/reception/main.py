"""Plugs reception together."""

from libs.kernel.service import Service
from services.reception.api import router
from services.reception.consumers import HEARS
from services.reception.jobs import JOBS

service = Service("reception", router, hears=HEARS, jobs=JOBS)
