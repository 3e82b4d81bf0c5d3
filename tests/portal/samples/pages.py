"""Every template with the sample view it is shown with, and whether somebody is signed in."""

from tests.portal.samples import bodies, late, missing, public, reports, staff, work, yearplan
from tests.portal.samples.board import BOARD

# name: (template, view, signed in, of a ward)
PAGES = {
    "board": ("board.html.j2", BOARD, False, True),
    "item": ("item.html.j2", public.ITEM, False, True),
    "disclosure": ("disclosure.html.j2", public.DISCLOSURE, False, True),
    "publiclog": ("publiclog.html.j2", public.LOG, False, True),
    "plan": ("plan.html.j2", public.PLAN, False, True),
    "reports": ("reports.html.j2", reports.REPORTS, False, True),
    "report": ("report.html.j2", reports.REPORT, False, True),
    "figure": ("figure.html.j2", reports.FIGURE, False, True),
    "sign-in": ("sign_in.html.j2", public.SIGN_IN, False, False),
    "sign-in-code": ("sign_in.html.j2", public.SIGN_IN_CODE, False, False),
    "landing": ("landing.html.j2", public.LANDING, False, False),
    "components": ("components.html.j2", reports.COMPONENTS, False, False),
    **{
        f"error-{status}": ("error.html.j2", view, False, status != 503)
        for status, view in public.ERRORS.items()
    },
    "deadline": ("deadline.html.j2", work.DEADLINE_PAGE, False, True),
    "disclosures": ("disclosures.html.j2", work.DISCLOSURES, True, True),
    "inbox": ("inbox.html.j2", work.INBOX, True, True),
    "plan-upload": ("plan_upload.html.j2", work.UPLOAD, True, True),
    "plan-review": ("plan_review.html.j2", work.REVIEW, True, True),
    "approval": ("approval.html.j2", work.APPROVAL, True, True),
    "task": ("task.html.j2", work.TASK, True, True),
    "disclosure-edit": ("disclosure_edit.html.j2", work.EDIT, True, True),
    "disclosure-correction": ("disclosure_edit.html.j2", work.CORRECTION, True, True),
    "disclosure-work": ("disclosure.html.j2", public.DISCLOSURE_WORK, True, True),
    "widening": ("widening.html.j2", yearplan.WIDENING, True, True),
    "posting": ("posting.html.j2", work.POSTING, True, True),
    "missing": ("missing.html.j2", missing.FORM, False, True),
    "missing-sheet": ("missing_sheet.html.j2", missing.SHEET, False, True),
    "missing-sheet-work": ("missing_sheet.html.j2", missing.WORK, True, True),
    "monitor": ("monitor.html.j2", work.MONITOR, True, True),
    "reports-work": ("reports.html.j2", reports.REPORTS_WORK, True, True),
    "report-work": ("report.html.j2", reports.REPORT_WORK, True, True),
    "report-section": ("report_edit.html.j2", reports.SECTION, True, True),
    "report-by-hand": ("report_edit.html.j2", reports.BY_HAND, True, True),
    "late": ("late.html.j2", late.LATE, True, True),
    "letter": ("letter.html.j2", late.LETTER, True, True),
    "units": ("units.html.j2", work.UNITS_PAGE, True, True),
    "committee": ("committee.html.j2", bodies.COMMITTEE, True, True),
    "front": ("front.html.j2", bodies.FRONT, True, True),
    "workplaces": ("workplaces.html.j2", staff.WORKPLACES, True, True),
    "workplace-planned": ("workplace.html.j2", staff.PLANNED, True, True),
    "workplace-held": ("workplace.html.j2", staff.HELD, True, True),
    "programme": ("programme.html.j2", bodies.PROGRAMME, True, True),
    "meeting-called": ("meeting.html.j2", bodies.CALLED, True, True),
    "meeting-held": ("meeting.html.j2", bodies.HELD, True, True),
    "ops": ("ops.html.j2", reports.OPS, True, False),
}
