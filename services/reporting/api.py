"""The doors of reporting, feature by feature."""

from fastapi import APIRouter

from services.reporting.collection.api import router as collection
from services.reporting.dashboard.api import router as dashboard
from services.reporting.glance.api import router as glance
from services.reporting.issuing.api import router as issuing
from services.reporting.province.api import router as province
from services.reporting.province.open_data_api import router as province_open_data
from services.reporting.reports.api import router as reports
from services.reporting.reports.figures_api import router as figures
from services.reporting.reports.periods_api import router as periods
from services.reporting.sending.api import router as sending
from services.reporting.templates.api import router as templates
from services.reporting.units.api import router as units

router = APIRouter()
OF_WARD = (
    *(units, periods, reports, figures, issuing, dashboard, collection, sending, glance),
    templates,
)
for part in (*OF_WARD, province, province_open_data):
    router.include_router(part)
