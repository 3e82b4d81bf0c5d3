"""Opinions on the draft of a convention: somebody looks at words before everybody reads them.

What is really a denunciation or a complaint becomes a letter of the register first, as with the
opinions on a consultation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.letters import write_letter
from services.portal.look.words import dmy
from services.portal.pages.consultation_opinions import FILTERS, LETTER_CHANNELS, UNSEEN
from services.portal.pages.petitions import CLAIMED
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.consultations import OpinionAct, OpinionsView, OpinionWork
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
# name in the address: path in the service, permission, words of the button, fields
ACTS = {
    "hien": ("release", "release_draft_opinion", "Hiện công khai", ("text",)),
    "khong-hien": ("keeping", "keep_draft_opinion", "Không hiện", ("ground",)),
    "chuyen": ("handing-over", "hand_over_draft_opinion", "Chuyển thành đơn", ("claimed",)),
}
ONE = "/{ward:ward}/viec/huong-uoc/{convention_id}/y-kien"


@router.get(ONE)
async def opinions(
    visit: Visited, convention_id: UUID, loc: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """What waits, or with `loc` what was looked at."""
    visit.visitor.must_be_known()
    return await visit.page("opinions.html.j2", await _view(visit, convention_id, loc))


@router.post(ONE + "/{opinion_id}/{name}")
async def act(
    visit: Visited,
    convention_id: UUID,
    opinion_id: UUID,
    name: Annotated[str, Path(max_length=20)],
) -> Response:
    """Do one of the three things; a refusal is shown at its opinion."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    path, _, _, fields = ACTS[name]
    one = f"draft-opinions/{opinion_id}"
    try:
        form = {field: typed.get(field, "") for field in fields}
        if name == "chuyen":
            form = {}
            await _write_letter(visit, opinion_id, typed)
        await visit.asking.post("participation", f"{one}/{path}", form)
    except Refused as refused:
        prefix = f"{name}-{opinion_id}-"
        again = refused_form(visit.request.url.path, typed, refused, prefix)
        view = await _view(visit, convention_id, "")
        shown = [_with(each, again) for each in view.opinions]
        return await visit.page("opinions.html.j2", replace(view, opinions=shown), 422)
    return go(f"{visit.home}/viec/huong-uoc/{convention_id}/y-kien")


async def _write_letter(visit: Visit, opinion_id: UUID, typed: dict[str, str]) -> None:
    told = await visit.asking.get("participation", f"draft-opinions/{opinion_id}")
    await write_letter(
        visit,
        f"draft opinion {opinion_id}",
        text=told["text"],
        channel=LETTER_CHANNELS.get(told["channel"], "in_person"),
        received_on=told["received_on"],
        claimed=typed.get("claimed", ""),
    )


async def _view(visit: Visit, convention_id: UUID, kept: str) -> OpinionsView:
    told = await visit.asking.get("participation", f"conventions-at-work/{convention_id}")
    desk = f"{visit.home}/viec/huong-uoc/{convention_id}"
    waiting = [each for each in told["said"] if each["standing"] in UNSEEN]
    over = [each for each in told["said"] if each["standing"] not in UNSEEN]
    sizes = {"": len(waiting), "xong": len(over)}
    kept = kept if kept in sizes else ""
    shown = over if kept else waiting
    return OpinionsView(
        title=told["title"],
        back=Link(desk, told["title"]),
        finding=f"{len(waiting)} ý kiến chờ xem, {len(over)} đã xem",
        action=f"{desk}/y-kien",
        filters=[Choice(value, text, value == kept, sizes[value]) for value, text in FILTERS],
        opinions=[_work(visit, each, told["unit_id"], f"{desk}/y-kien") for each in shown],
        grounds=[Choice(key, text) for key, text in words.GROUNDS.items()],
        claims=[Choice(key, text) for key, text in CLAIMED.items()],
    )


def _work(visit: Visit, told: Told, unit_id: str, here: str) -> OpinionWork:
    notes = [f"{words.CHANNELS[told['channel']]}, {dmy(the_day(told['received_on']))}"]
    if told["ground"]:
        notes.append(words.GROUNDS[told["ground"]])
    typed = {"text": told["public_text"] or told["text"]}
    acts = [
        OpinionAct(
            name,
            send,
            FormView(f"{here}/{told['id']}/{name}", typed, prefix=f"{name}-{told['id']}-"),
            fields,
        )
        for name, (_, action, send, fields) in ACTS.items()
        if told["text"] and visit.visitor.may(action, unit_id)
    ]
    return OpinionWork(
        id=told["id"],
        stance=None,
        state=words.STANDINGS[told["standing"]],
        text=told["text"],
        shown=told["public_text"],
        why=[f"{words.SUSPICIONS[sign['suspicion']]}: “{sign['words']}”" for sign in told["signs"]],
        notes=notes,
        acts=acts,
    )


def _with(each: OpinionWork, form: FormView) -> OpinionWork:
    acts = [replace(act, form=form) if act.form.prefix == form.prefix else act for act in each.acts]
    return replace(each, acts=acts)
