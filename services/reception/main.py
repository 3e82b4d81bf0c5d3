"""Plugs reception together."""

from libs.kernel.service import Service
from services.reception.api import router
from services.reception.consumers import HEARS
from services.reception.jobs import JOBS
from services.reception.notifying.effects import EFFECTS
from services.reception.sealed.store import beside

service = Service("reception", router, hears=HEARS, effects=EFFECTS, jobs=JOBS, beside=beside)
