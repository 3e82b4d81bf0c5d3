"""Plugs reception together."""

from libs.kernel.service import Service
from services.reception.api import router
from services.reception.consumers import HEARS
from services.reception.jobs import JOBS
from services.reception.sealed.store import beside

service = Service("reception", router, hears=HEARS, jobs=JOBS, beside=beside)
