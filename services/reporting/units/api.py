"""The units of the ward, for the form that asks them for their part of a report."""

from libs.remembered.api import units_router
from services.reporting.tables import Unit

router = units_router(Unit)
