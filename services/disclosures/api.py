"""HTTP in, one action or query, HTTP out: the routes of every feature."""

from __future__ import annotations

from fastapi import APIRouter

from services.disclosures.announcing.api import router as announcing
from services.disclosures.board.api import router as board
from services.disclosures.comparing.api import router as comparing
from services.disclosures.glance.api import router as glance
from services.disclosures.information.api import router as information
from services.disclosures.internal.api import router as internal
from services.disclosures.missing.api import router as missing
from services.disclosures.noting.api import router as noting
from services.disclosures.obligations.api import router as obligations
from services.disclosures.opendata.api import router as opendata
from services.disclosures.posting.api import router as posting
from services.disclosures.printing.api import router as printing
from services.disclosures.publiclog.api import router as publiclog
from services.disclosures.publishing.api import router as publishing
from services.disclosures.quarterly.api import router as quarterly
from services.disclosures.showing.api import router as showing
from services.disclosures.spotchecks.api import router as spotchecks
from services.disclosures.widening.api import router as widening
from services.disclosures.yearly.api import router as yearly

router = APIRouter()
for feature in (
    widening,
    yearly,
    internal,
    obligations,
    publishing,
    posting,
    noting,
    announcing,
    missing,
    information,
    spotchecks,
    board,
    showing,
    printing,
    quarterly,
    publiclog,
    comparing,
    opendata,
    glance,
):
    router.include_router(feature)
