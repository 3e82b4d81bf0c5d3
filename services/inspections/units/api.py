"""The units of the ward, for the forms that choose one."""

from libs.remembered.api import units_router
from services.inspections.tables import Unit

router = units_router(Unit)
