"""Every page, one module for a few that belong together."""

from fastapi import APIRouter

from services.portal.pages import (
    board,
    calendars,
    changes,
    committee,
    conferences,
    disclosures,
    drafting,
    entrance,
    figures,
    front,
    inbox,
    internal,
    items,
    late,
    loudspeakers,
    meetings,
    missing,
    monitor,
    opendata,
    operations,
    outreach,
    plan,
    plan_approval,
    plan_changes,
    plan_entry,
    plan_reshape,
    plan_review,
    plan_year,
    posting,
    programmes,
    publiclog,
    register,
    report_work,
    reports,
    tasks,
    training,
    unit_plans,
    units,
    widening,
    year_plan,
    year_plan_lines,
)

router = APIRouter()
PAGES = (
    *(entrance, board, items, disclosures, inbox, register, drafting, posting, monitor),
    *(widening, year_plan, year_plan_lines, internal, missing, changes, opendata),
    *(plan_approval, plan_changes),
    *(calendars, plan_year, unit_plans),
    *(plan, plan_entry, plan_reshape, plan_review, tasks),
    *(committee, front, meetings, programmes, conferences, late),
    *(outreach, training, loudspeakers),
    *(reports, report_work, figures),
    publiclog,
    *(units, operations),
)
for pages in PAGES:
    router.include_router(pages.router)
