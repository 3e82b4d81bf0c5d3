"""The ward's own Word template of its reports: uploaded, looked at, used, left again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused, Sentence
from services.portal.look.words import dmy
from services.portal.reading import Told, moment
from services.portal.views import FormView, Link, State
from services.portal.views.parts import PlaceLine, TemplateLine, TemplatesView
from services.portal.visit import Visit, Visited, go, needed_file, refused_form

router = APIRouter()
PAGE, DESK = "report_templates.html.j2", "viec/bao-cao/mau"
HERE = "/{ward:ward}/viec/bao-cao/mau"
USED, KEPT = State("done", "Đang dùng"), State("stopped", "Không dùng")


@router.get(HERE)
async def report_templates(visit: Visited) -> Response:
    """Every version, and what may stand in one."""
    visit.visitor.must_be_known()
    return await visit.page(PAGE, await _view(visit))


@router.post(HERE)
async def upload_template(visit: Visited) -> Response:
    """Upload another version; what is wrong with it is said all at once."""
    typed = await visit.form()
    try:
        form = {"paper": needed_file(typed, "paper")}
        await visit.asking.post("reporting", "report-templates", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        return await visit.page(PAGE, replace(await _view(visit), form=again), 422)
    return go(f"{visit.home}/{DESK}")


@router.post(HERE + "/phan-mem")
async def use_built_in_form(visit: Visited) -> Response:
    """Go back to the product's own form."""
    await visit.asking.post("reporting", "report-templates/built-in")
    return go(f"{visit.home}/{DESK}")


@router.post(HERE + "/{report_template_id}/dung")
async def use_template(visit: Visited, report_template_id: UUID) -> Response:
    """Use a version from now on."""
    await visit.asking.post("reporting", f"report-templates/{report_template_id}/use")
    return go(f"{visit.home}/{DESK}")


@router.get(HERE + "/{report_template_id}/xem-thu")
async def preview_template(visit: Visited, report_template_id: UUID) -> Response:
    """The newest report in that form."""
    path = f"report-templates/{report_template_id}/preview"
    answer = await visit.asking.fetch("reporting", path)
    kept = ("content-type", "content-disposition")
    headers = {name: value for name, value in answer.headers if name in kept}
    return Response(answer.body, 200, headers)


async def _view(visit: Visit) -> TemplatesView:
    told = await visit.asking.get("reporting", "report-templates")
    here, may = f"{visit.home}/{DESK}", visit.visitor.may("upload_template")
    used = [each for each in told["templates"] if each["used"]]
    finding = "Bản Word của báo cáo theo mẫu của phần mềm"
    if used:
        finding = Sentence(
            f"Bản Word của báo cáo theo mẫu của phường, phiên bản {used[0]['number']}"
        )
    return TemplatesView(
        finding=finding,
        lines=[_line(each, here, may) for each in told["templates"]],
        places=[
            PlaceLine("{{" + each["name"] + "}}", each["words"], _where(each))
            for each in told["places"]
        ],
        order=" ".join("{{" + name + "}}" for name in told["parts"]),
        whole="{{" + told["whole"] + "}}",
        form=FormView(here) if may else None,
        leave=f"{here}/phan-mem" if used and visit.visitor.may("use_built_in_form") else "",
    )


def _where(told: Told) -> str:
    if told["alone"]:
        return "một mình một dòng trong thân văn bản"
    return "bắt buộc, ở bất kỳ đâu" if told["needed"] else "ở bất kỳ đâu"


def _line(told: Told, here: str, may: bool) -> TemplateLine:
    return TemplateLine(
        title=f"Phiên bản {told['number']}",
        note=f"tải lên {dmy(moment(told['uploaded_at']).date())}",
        state=USED if told["used"] else KEPT,
        preview=Link(f"{here}/{told['id']}/xem-thu", "Xem thử với báo cáo mới nhất"),
        use="" if told["used"] or not may else f"{here}/{told['id']}/dung",
    )
