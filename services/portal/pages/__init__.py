"""Every page, one module for a few that belong together."""

from fastapi import APIRouter

from services.portal.pages import (
    board,
    disclosures,
    drafting,
    entrance,
    inbox,
    items,
    monitor,
    posting,
    register,
)

router = APIRouter()
for pages in (entrance, board, items, disclosures, inbox, register, drafting, posting, monitor):
    router.include_router(pages.router)
