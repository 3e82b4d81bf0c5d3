"""A disclosure as residents see it: what it says, and the proof of every form at every place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.posting_choices import OPEN
from services.portal.pages.proof import broadcasts, forms, notices, places, uses
from services.portal.reading import STEPS, Told, deadline, document, events, moment, the_day
from services.portal.views import (
    DeadlinePageView,
    DisclosureView,
    FileView,
    FormView,
    Link,
    VersionLine,
)
from services.portal.visit import Visit, Visited

router = APIRouter()
NOT_FOR_ROBOTS = "noindex, noarchive"
LEFT = (
    "Danh sách có tên người này đã hết thời gian công khai nên không còn hiển thị. "
    "Việc đã công khai, nơi niêm yết và mã kiểm tra của bằng chứng vẫn được giữ."
)
# Whoever may do one of these finds it on the page of sheets and broadcasts.
NOTING = ("start_posting", "note_sheet", "record_broadcast", "record_form", "add_proof")
KINDS = {
    "application/pdf": "PDF",
    "image/jpeg": "ảnh JPEG",
    "image/png": "ảnh PNG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}


@router.get("/{ward:ward}/cong-khai/{disclosure_id}")
async def disclosure(
    visit: Visited,
    disclosure_id: UUID,
    ban: Annotated[int | None, Query(ge=1, le=1_000)] = None,
) -> Response:
    """A disclosure, in the version `ban` or the one in force."""
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}", version=ban)
    view = view_of(visit, told, await positions_of(visit))
    page = await visit.page("disclosure.html.j2", view)
    if told["columns"]:  # a list of persons is read here, not found elsewhere
        page.headers["x-robots-tag"] = NOT_FOR_ROBOTS
    return page


@router.get("/{ward:ward}/cong-khai/{disclosure_id}/han")
async def why_due(visit: Visited, disclosure_id: UUID) -> Response:
    """Why a disclosure was due on its day."""
    told = await visit.asking.get("disclosures", f"disclosures/{disclosure_id}")
    if told["explanation"] is None:
        raise Refused(404, "Nội dung này không có hạn để giải thích.", {})
    subject = Link(f"{visit.home}/cong-khai/{disclosure_id}", told["title"])
    view = DeadlinePageView(subject, deadline(told["explanation"]))
    return await visit.page("deadline.html.j2", view)


def view_of(visit: Visit, told: Told, positions: Mapping[str, str] | None = None) -> DisclosureView:
    """The page of a disclosure, with the steps its visitor may take, and who did what."""
    by = positions or {}
    shown = forms(told, visit.today)
    proven = sum(form.state.kind in ("done", "standing") for form in shown)
    return DisclosureView(
        title=told["title"],
        item=Link(f"{visit.home}/khoan/{told['khoan']}", f"Khoản {told['khoan']}"),
        state=STEPS[told["state"]],
        document=document(told, told["signer_position"]),
        summary=_summary(visit, told),
        body=[text for text in told["body"].split("\n") if text.strip()],
        finding=f"{proven}/{len(shown)} hình thức bắt buộc đã có đủ bằng chứng",
        forms=shown,
        places=places(told, visit.today, by),
        broadcasts=broadcasts(told),
        uses=uses(told),
        notices=notices(told),
        deadlines=[deadline(told["explanation"])] if told["explanation"] else [],
        versions=_versions(visit, told),
        files=_files(visit, told),
        report_missing=_report_missing(visit, told),
        sheet=_sheet(visit, told),
        events=events(told["timeline"], by),
        notice=_notice(visit, told),
        robots=NOT_FOR_ROBOTS if told["columns"] else "",
        acts=_acts(visit, told),
        **_logged(visit, told),
        **_steps(visit, told),
    )


def _summary(visit: Visit, told: Told) -> str:
    if told["state"] == "withdrawn":
        reason = f" Lý do: {told['withdrawal_reason']}" if told["withdrawal_reason"] else ""
        return f"Nội dung này đã được thu hồi.{reason}"
    if told["has_left"] and not visit.visitor.may("see_obligations"):
        return LEFT
    return str(told["summary"])


def _notice(visit: Visit, told: Told) -> str:
    """Until when a list of persons is here; for officials also that it is over."""
    if not told["searchable_until"] or told["state"] == "withdrawn":
        return ""
    until = dmy(the_day(told["searchable_until"]))
    if not told["has_left"]:
        return f"Danh sách có tên người: hiển thị công khai đến hết ngày {until}."
    if visit.visitor.may("see_obligations"):
        return "Danh sách đã hết thời gian hiển thị; chỉ cán bộ có quyền còn xem được nội dung này."
    return ""


def _versions(visit: Visit, told: Told) -> list[VersionLine]:
    here = f"{visit.home}/cong-khai/{told['id']}"
    public = [each for each in told["versions"] if each["published_at"]]
    if len(public) < 2:
        return []
    official = visit.visitor.may("see_obligations")
    hidden = not official and (told["state"] == "withdrawn" or told["has_left"])
    return [
        VersionLine(
            each["number"],
            moment(each["published_at"]),
            each["reason"],
            f"{here}?ban={each['number']}",
            current=each["number"] == told["version"],
            difference="" if place == 0 or hidden else f"{here}/thay-doi?moi={each['number']}",
        )
        for place, each in enumerate(public)
    ]


def _files(visit: Visit, told: Told) -> list[FileView]:
    file = told["file"]
    if not file:
        return []
    added_at = moment(told["published_at"]) if told["published_at"] else visit.now
    name = f"Bản đã ký, {KINDS.get(file['media_type'], 'tệp')}"
    return [FileView(name, file["href"], file["size_bytes"], file["sha256"], added_at)]


def _report_missing(visit: Visit, told: Told) -> str:
    """Where to say that a sheet is not there, while any has to hang."""
    hangs = told["state"] in OPEN and told["walls"]
    return f"{visit.home}/cong-khai/{told['id']}/khong-thay" if hangs else ""


def _sheet(visit: Visit, told: Told) -> str:
    """The sheet to print: for the visitor's own community house, else for the first place."""
    if not told["published_on"] or told["state"] == "withdrawn" or not told["walls"]:
        return ""
    if told["has_left"] and not visit.visitor.may("see_obligations"):
        return ""
    own, places = str(visit.visitor.actor.unit_id), [one["place_id"] for one in told["walls"]]
    place = own if own in places else places[0]
    here = f"/api/wards{visit.home}/disclosures/disclosures/{told['id']}"
    return f"{here}/sheet?place={place}"


def _logged(visit: Visit, told: Told) -> dict[str, Any]:
    """The line of the public log with which this version came out, and its proof."""
    here = f"/api/wards{visit.home}/disclosures/disclosures/{told['id']}"
    if told["log_sequence"] is None:
        return {}
    proof = f"{here}/proof?version={told['version']}"
    return {"log_position": told["log_sequence"], "log_proof": proof}


def _acts(visit: Visit, told: Told) -> list[Link]:
    """What an official may do next with it on a page of its own."""
    state, desk, acts = told["state"], f"{visit.home}/viec", []
    if state in OPEN and any(visit.visitor.may(act) for act in NOTING):
        acts.append(Link(f"{desk}/niem-yet/{told['id']}", "Ghi niêm yết, truyền thanh"))
    if state == "corrected":
        newest = told["versions"][-1]["number"]
        here = f"{visit.home}/cong-khai/{told['id']}/thay-doi"
        acts.append(Link(f"{here}?moi={newest}", "Xem bản đính chính thay đổi gì"))
    public = state in (*OPEN, "completed", "corrected")  # found wrong, it is written again
    if public and visit.visitor.may("correct_disclosure", told["owner_unit_id"]):
        acts.append(Link(f"{desk}/cong-khai/{told['id']}/dinh-chinh", "Đính chính"))
    return acts


def _steps(visit: Visit, told: Told) -> dict[str, Any]:
    """The steps that need no more than a button or a reason."""
    state, unit = told["state"], told["owner_unit_id"]
    here = f"{visit.home}/viec/cong-khai/{told['id']}"
    steps = {}
    if state in ("draft", "corrected") and visit.visitor.may("approve_disclosure"):
        steps["approve"] = FormView(f"{here}/duyet", prefix="duyet-")
    if state == "approved" and visit.visitor.may("publish_disclosure", unit):
        steps["publish"] = FormView(f"{here}/cong-khai", prefix="ck-")
    waits = state == "corrected" or (state == "approved" and told["published_on"])
    if waits and visit.visitor.may("drop_correction", unit):
        steps["drop"] = FormView(f"{here}/bo-dinh-chinh", prefix="bo-")
    if state != "withdrawn" and visit.visitor.may("withdraw_disclosure"):
        steps["withdraw"] = FormView(f"{here}/thu-hoi", prefix="thu-")
    return steps
