"""Opinions at the desk: a clerk looks at words before anybody reads them.

What is really a denunciation or a complaint becomes a letter of the register.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.letters import write_letter
from services.portal.look.words import dmy
from services.portal.pages.petitions import CLAIMED
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.consultations import OpinionAct, OpinionsView, OpinionWork
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
FILTERS = (("", "Chờ xem"), ("xong", "Đã xem"))
UNSEEN = ("waiting", "routed")
LETTER_CHANNELS = {"web": "portal", "hotline": "hotline", "drop_box": "drop_box"}
# name in the address: path in the service, permission, words of the button, fields
ACTS = {
    "hien": ("release", "release_opinion", "Hiện công khai", ("text",)),
    "khong-hien": ("keeping", "keep_opinion", "Không hiện", ("ground",)),
    "chuyen": ("handing-over", "hand_over_opinion", "Chuyển thành đơn", ("claimed",)),
}
ONE = "/{ward:ward}/viec/lay-y-kien/{consultation_id}/y-kien"


@router.get(ONE)
async def opinions(
    visit: Visited, consultation_id: UUID, loc: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """What waits, or with `loc` what was looked at."""
    visit.visitor.must_be_known()
    return await visit.page("opinions.html.j2", await _view(visit, consultation_id, loc))


@router.post(ONE + "/{opinion_id}/{name}")
async def act(
    visit: Visited,
    consultation_id: UUID,
    opinion_id: UUID,
    name: Annotated[str, Path(max_length=20)],
) -> Response:
    """Do one of the three things; a refusal is shown at its opinion."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    path, _, _, fields = ACTS[name]
    try:
        if name == "chuyen":
            await _write_letter(visit, opinion_id, typed)
        form = {} if name == "chuyen" else {field: typed.get(field, "") for field in fields}
        await visit.asking.post("participation", f"opinions/{opinion_id}/{path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-{opinion_id}-")
        view = await _view(visit, consultation_id, "")
        shown = [_with(each, str(opinion_id), name, again) for each in view.opinions]
        return await visit.page("opinions.html.j2", replace(view, opinions=shown), 422)
    return go(f"{visit.home}/viec/lay-y-kien/{consultation_id}/y-kien")


async def _write_letter(visit: Visit, opinion_id: UUID, typed: dict[str, str]) -> None:
    told = await visit.asking.get("participation", f"opinions/{opinion_id}")
    await write_letter(
        visit,
        f"opinion {opinion_id}",
        text=told["text"],
        channel=LETTER_CHANNELS.get(told["channel"], "in_person"),
        received_on=told["received_on"],
        claimed=typed.get("claimed", ""),
    )


async def _view(visit: Visit, consultation_id: UUID, kept: str) -> OpinionsView:
    told, found, units = await asyncio.gather(
        visit.asking.get("participation", f"consultation-work/{consultation_id}"),
        visit.asking.get("participation", f"consultation-work/{consultation_id}/opinions"),
        visit.asking.get("participation", "units"),
    )
    desk = f"{visit.home}/viec/lay-y-kien/{consultation_id}"
    here = f"{desk}/y-kien"
    waiting = [each for each in found if each["standing"] in UNSEEN]
    over = [each for each in found if each["standing"] not in UNSEEN]
    places = {unit["id"]: unit["name"] for unit in units}
    sizes = {"": len(waiting), "xong": len(over)}
    kept = kept if kept in sizes else ""
    return OpinionsView(
        title=told["title"],
        back=Link(desk, told["title"]),
        finding=f"{len(waiting)} ý kiến chờ xem, {len(over)} đã xem",
        action=here,
        filters=[Choice(value, text, value == kept, sizes[value]) for value, text in FILTERS],
        opinions=[_work(visit, each, told, here, places) for each in (over if kept else waiting)],
        grounds=[Choice(key, text) for key, text in words.GROUNDS.items()],
        claims=[Choice(key, text) for key, text in CLAIMED.items()],
    )


def _work(visit: Visit, told: Told, asked: Told, here: str, places: dict[str, str]) -> OpinionWork:
    came = f"{words.CHANNELS[told['channel']]}, {dmy(the_day(told['received_on']))}"
    notes = [
        came,
        *([places.get(told["neighbourhood_id"], "")] if told["neighbourhood_id"] else []),
    ]
    if told["ground"]:
        notes.append(words.GROUNDS[told["ground"]])
    acts = [
        OpinionAct(
            name,
            send,
            FormView(
                f"{here}/{told['id']}/{name}",
                {"text": told["public_text"] or told["text"]},
                prefix=f"{name}-{told['id']}-",
            ),
            fields,
        )
        for name, (_, action, send, fields) in ACTS.items()
        if _possible(visit, told, asked, action)
    ]
    return OpinionWork(
        id=told["id"],
        stance=words.STANCES[told["stance"]],
        state=words.STANDINGS[told["standing"]],
        text=told["text"],
        shown=told["public_text"],
        why=[f"{words.SUSPICIONS[sign['suspicion']]}: “{sign['words']}”" for sign in told["signs"]],
        notes=notes,
        acts=acts,
    )


def _possible(visit: Visit, told: Told, asked: Told, action: str) -> bool:
    """Whether there are words that this visitor may judge."""
    if not told["text"] or asked["state"] not in ("open", "closed"):
        return False
    return visit.visitor.may(action, asked["unit_id"])


def _with(each: OpinionWork, opinion_id: str, name: str, form: FormView) -> OpinionWork:
    if each.id != opinion_id:
        return each
    acts = [replace(act, form=form) if act.name == name else act for act in each.acts]
    return replace(each, acts=acts)
