"""The same done to several things: a service decides each for itself, and each is told apart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.views import Link, State
from services.portal.views.several import DoneLine, SeveralView
from services.portal.visit import Visit

SEVERAL_MAX = 50
TICK = "chon."
DONE, REFUSED = State("done", "Đã làm"), State("late", "Không làm được")
UNKNOWN = "Chưa rõ đã ghi nhận hay chưa. Xem lại danh sách trước khi gửi lại."
UNSENT = State("todo", "Chưa gửi")
AWAY = (503, 504)  # nobody answers: whoever asks on only waits


@dataclass(frozen=True)
class One:
    """One thing that was chosen: what it is called, where it is, and what is asked for it."""

    id: str
    text: str
    href: str
    act: Callable[[str], Awaitable[object]]  # with the key under which it is done once


def ticked(typed: Mapping[str, str], field: str = "") -> list[str]:
    """What was ticked; raises Refused, of `field`, for nothing and for too much at once."""
    found = [name.removeprefix(TICK) for name in typed if name.startswith(TICK)]
    if not found:
        said = "Hãy chọn ít nhất một dòng."
        raise Refused(422, said, {field: said} if field else {})
    if len(found) > SEVERAL_MAX:
        raise Refused(422, f"Mỗi lần chọn tối đa {SEVERAL_MAX} dòng.", {})
    return found


async def done_one_by_one(
    visit: Visit, typed: Mapping[str, str], things: Sequence[One], title: str, back: Link
) -> Response:
    """Ask for each in turn, and show of each what became of it."""
    lines = await lines_of(typed, things)
    count = sum(line.state is DONE for line in lines)
    view = SeveralView(title, f"Đã làm {count}/{len(lines)}", lines, back)
    return await visit.page("several.html.j2", view)


async def lines_of(typed: Mapping[str, str], things: Sequence[One]) -> list[DoneLine]:
    """What became of each: one refusal stops no other; after the first silence none is asked."""
    lines: list[DoneLine] = []
    away = False
    for one in things:
        if away:
            lines.append(DoneLine(one.text, one.href, UNSENT, ""))
            continue
        try:
            await one.act(f"{typed['key']}-{one.id}" if typed.get("key") else "")
        except Refused as refused:
            if refused.status == 401:
                raise  # nothing more can be done; what is done already is done once
            said = UNKNOWN if refused.status >= 500 else _reason(refused)
            away = refused.status in AWAY
            lines.append(DoneLine(one.text, one.href, REFUSED, said))
        else:
            lines.append(DoneLine(one.text, one.href, DONE, ""))
    return lines


def asked(
    visit: Visit, service: str, path: str, form: Mapping[str, Any]
) -> Callable[[str], Awaitable[object]]:
    """One thing to be asked of a service, in the visitor's name, once under its key."""
    return lambda key: visit.asking.post(service, path, form, key=key)


def gone(thing_id: str, said: str, back: Link) -> One:
    """What was ticked and is not in the list any more: refused, with the reason."""

    async def refuse(key: str) -> None:
        raise Refused(404, said, {})

    return One(thing_id, "Dòng đã chọn", back.href, refuse)


def _reason(refused: Refused) -> str:
    more = [text for text in refused.fields.values() if text != refused.title]
    return " ".join([refused.title, *more])
