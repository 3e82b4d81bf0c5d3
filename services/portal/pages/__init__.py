"""Every page, one module for a few that belong together."""

from fastapi import APIRouter

from services.portal.pages import board, disclosures, entrance, items

router = APIRouter()
for pages in (entrance, board, items, disclosures):
    router.include_router(pages.router)
