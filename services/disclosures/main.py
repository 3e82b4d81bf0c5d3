"""Plugs disclosures together."""

from libs.kernel.service import Service
from services.disclosures.api import router
from services.disclosures.consumers import HEARS
from services.disclosures.jobs import JOBS

service = Service("disclosures", router, hears=HEARS, jobs=JOBS)
