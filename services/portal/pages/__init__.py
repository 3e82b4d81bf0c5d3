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
    plan,
    plan_entry,
    plan_review,
    posting,
    register,
    tasks,
)

router = APIRouter()
PAGES = (
    *(entrance, board, items, disclosures, inbox, register, drafting, posting, monitor),
    *(plan, plan_entry, plan_review, tasks),
)
for pages in PAGES:
    router.include_router(pages.router)
