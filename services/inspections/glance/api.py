"""What is new, coming, late and to be found here, for everybody."""

from libs.glance.api import glance_router
from services.inspections.glance.queries import public_lines

router = glance_router(public_lines)
