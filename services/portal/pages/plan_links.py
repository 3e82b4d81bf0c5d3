"""Where the page of a plan leads: its next steps for officials, and its files."""

from __future__ import annotations

from services.portal.reading import Told
from services.portal.views import Link
from services.portal.visit import Visit


def acts(visit: Visit, told: Told, plans: list[Told]) -> list[Link]:
    """What the one who looks may do next, or see of the plan elsewhere."""
    desk, links = f"{visit.home}/viec/ke-hoach", []
    if told["state"] == "submitted" and visit.visitor.may("approve_plan"):
        links.append(Link(f"{desk}/{told['id']}/duyet", "Phê duyệt"))
    if told["state"] == "draft" and visit.visitor.may("review_plan"):
        links.append(Link(f"{desk}/{told['id']}", "Xem lại và trình"))
    if any(each["year"] == told["year"] and each["version"] < told["version"] for each in plans):
        links.append(Link(f"{visit.home}/ke-hoach/{told['id']}/thay-doi", "Những gì đã thay đổi"))
    if not visit.visitor.may("see_tasks") and told["number"]:
        links.append(Link(f"{visit.home}/ke-hoach-nam?ban={told['id']}", "Việc theo tháng"))
    if visit.visitor.may("see_tasks") and told["number"]:
        year = f"{visit.home}/viec/ke-hoach-nam?ban={told['id']}"
        links.append(Link(year, "Việc theo tháng"))
        units = f"{visit.home}/viec/ke-hoach-don-vi?nam={told['year']}"
        links.append(Link(units, "Kế hoạch của các đơn vị"))
    if visit.visitor.may("import_plan"):
        links.append(Link(f"{desk}/moi", "Đưa bản mới vào"))
    return links


def papers(visit: Visit, told: Told) -> list[Link]:
    """The plan as files; its tasks as a workbook are for officials."""
    at = f"/api/wards{visit.home}/planning/plans/{told['id']}/document"
    links = [Link(f"{at}.pdf", "Bản PDF"), Link(f"{at}.docx", "Bản Word")]
    if visit.visitor.may("see_tasks"):
        links.append(Link(f"{at}.xlsx", "Nhiệm vụ (XLSX)"))
    return links
