"""Help in plain Vietnamese: what people come for, and which law gives the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from libs.law.rules import rule
from services.portal.asking import Refused
from services.portal.help.topics import Topic, topics
from services.portal.look.words import opening
from services.portal.views import Link
from services.portal.views.glance import Door
from services.portal.views.help import HelpTopicView, HelpView, RightLine
from services.portal.visit import Visit, Visited

router = APIRouter()
PAGE = "huong-dan"
TITLE = "Hướng dẫn"


@router.get(f"/{{ward:ward}}/{PAGE}")
async def guide(visit: Visited) -> Response:
    """Every topic."""
    here = f"{visit.home}/{PAGE}"
    found = topics(await _kind(visit))
    doors = [Door(f"{here}/{key}", each.title, each.short) for key, each in found.items()]
    return await visit.page("help.html.j2", HelpView(doors))


@router.get(f"/{{ward:ward}}/{PAGE}/{{topic}}")
async def guide_topic(visit: Visited, topic: Annotated[str, Path(max_length=40)]) -> Response:
    """One of them."""
    known = topics(await _kind(visit))
    if topic not in known:
        raise Refused(404, "Không tìm thấy trang này.", {})
    view = _view(known[topic], known, visit.home, visit.today)
    return await visit.page("help_topic.html.j2", view)


async def _kind(visit: Visit) -> str:
    ward = await visit.ward()
    if ward is None:
        raise Refused(404, "Không tìm thấy trang này.", {})
    return ward.kind


def _view(topic: Topic, known: Mapping[str, Topic], home: str, today: date) -> HelpTopicView:
    here = f"{home}/{PAGE}"
    rights = [RightLine(each.says, each.basis) for each in topic.rights]
    return HelpTopicView(
        title=topic.title,
        intro=topic.intro,
        steps=topic.steps,
        careful=topic.careful,
        rights=[*rights, *(_clock(each, today) for each in topic.clocks)],
        doors=[Link(home + each.path, each.text) for each in topic.doors],
        back=Link(here, TITLE),
        others=[Link(f"{here}/{key}", each.title) for key, each in known.items() if each != topic],
    )


def _clock(rule_id: str, today: date) -> RightLine:
    """A rule in words, as it is in force today: what is owed, how long, from when."""
    law = rule(rule_id, today)
    since = f", tính từ {law.starts}" if law.starts else ""
    return RightLine(f"{opening(law.title)}: {law.says}{since}", law.basis)
