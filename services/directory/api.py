"""The routes of all features of the directory."""

from __future__ import annotations

from fastapi import APIRouter

from services.directory.committee import api as committee
from services.directory.contact import api as contact
from services.directory.founding import api as founding
from services.directory.guide import api as guide
from services.directory.notifications import api as notifications
from services.directory.officials import api as officials
from services.directory.officials.importing import api as official_lists
from services.directory.signin import api as signin
from services.directory.subscribers import api as subscribers
from services.directory.units import api as units
from services.directory.wards import api as wards

router = APIRouter()
for feature in (
    *(wards, founding, contact, guide),
    *(units, officials, official_lists, signin, committee, subscribers),
    notifications,
):
    router.include_router(feature.router)
