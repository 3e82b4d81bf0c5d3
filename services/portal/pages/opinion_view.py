"""Opinions as a clerk looks at them, before anybody else reads them: the list, the three acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from services.portal import consultation_words as words
from services.portal.asking import Refused
from services.portal.letters import write_letter
from services.portal.look.words import dmy
from services.portal.pages.items import pager
from services.portal.pages.petitions import CLAIMED
from services.portal.reading import Told, the_day
from services.portal.views import Choice, FormView, Link
from services.portal.views.consultations import OpinionAct, OpinionsView, OpinionWork
from services.portal.visit import Visit

FILTERS = (("", "Chờ xem"), ("xong", "Đã xem"))
UNSEEN = ("waiting", "routed")
LOOKED_AT = ("released", "counted", "excluded", "handed_over")
PAGE_LINES = 50
LETTER_CHANNELS = {"web": "portal", "hotline": "hotline", "drop_box": "drop_box"}
# name in the address: path in the service, words of the button, fields
ACTS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "hien": ("release", "Hiện công khai", ("text",)),
    "khong-hien": ("keeping", "Không hiện", ("ground",)),
    "chuyen": ("handing-over", "Chuyển thành đơn", ("claimed",)),
}


@dataclass(frozen=True)
class Sight:
    """Which opinions are looked at: those that wait or that were looked at, and which page."""

    over: bool
    page: int

    @classmethod
    def of(cls, loc: str, page: int) -> Sight:
        """As the address says it."""
        return cls(loc == "xong", page)

    def within(self, told: Told) -> Sight:
        """The same, or the last page where the list has become shorter meanwhile."""
        pages = max(1, -(-self.total(told) // PAGE_LINES))
        return replace(self, page=min(self.page, pages))

    def total(self, told: Told) -> int:
        """How many there are; `told` counts both kinds."""
        number: int = told["looked_at"] if self.over else told["unseen"]
        return number

    @property
    def standings(self) -> Sequence[str]:
        """How they stand, as the service calls it."""
        return LOOKED_AT if self.over else UNSEEN

    @property
    def query(self) -> str:
        """What leads back here; nothing for the first page of what waits."""
        said = {"loc": "xong"} if self.over else {}
        said |= {"trang": str(self.page)} if self.page > 1 else {}
        return f"?{urlencode(said)}" if said else ""


async def page_of(visit: Visit, path: str, sight: Sight) -> list[Told]:
    """The opinions of one page at `path` of the service."""
    asked = {"standing": sight.standings, "page": sight.page, "size": PAGE_LINES}
    said: list[Told] = await visit.asking.get("participation", path, **asked)
    return said


def list_of(
    said: Sequence[Told], told: Told, sight: Sight, back: Link, work: Callable[[Told], OpinionWork]
) -> OpinionsView:
    """One page of what waits or was looked at; `back` leads to what they are about."""
    action, sizes = f"{back.href}/y-kien", {"": told["unseen"], "xong": told["looked_at"]}
    kept = "xong" if sight.over else ""
    return OpinionsView(
        title=back.text,
        back=back,
        finding=f"{told['unseen']} ý kiến chờ xem, {told['looked_at']} đã xem",
        action=action,
        filters=[Choice(value, text, value == kept, sizes[value]) for value, text in FILTERS],
        opinions=[work(each) for each in said],
        grounds=[Choice(key, text) for key, text in words.GROUNDS.items()],
        claims=[Choice(key, text) for key, text in CLAIMED.items()],
        before=(sight.page - 1) * PAGE_LINES,
        pager=pager(f"{action}?loc={kept}&", sight.page, sight.total(told), PAGE_LINES),
    )


def work_of(
    told: Told, here: str, sight: Sight, may: Callable[[str], bool], place: str = ""
) -> OpinionWork:
    """One opinion; `may` says which of the acts the visitor may do, `place` where it comes from."""
    notes = [f"{words.CHANNELS[told['channel']]}, {dmy(the_day(told['received_on']))}"]
    notes += [place] if place else []
    notes += [words.GROUNDS[told["ground"]]] if told["ground"] else []
    typed = {"text": told["public_text"] or told["text"]}
    acts = [
        OpinionAct(
            name,
            send,
            FormView(
                f"{here}/{told['id']}/{name}{sight.query}",
                typed,
                prefix=prefix_of(name, told["id"]),
            ),
            fields,
        )
        for name, (_, send, fields) in ACTS.items()
        if told["text"] and may(name)
    ]
    return OpinionWork(
        id=told["id"],
        stance=words.STANCES[told["stance"]] if "stance" in told else None,
        state=words.STANDINGS[told["standing"]],
        text=told["text"],
        shown=told["public_text"],
        why=[f"{words.SUSPICIONS[sign['suspicion']]}: “{sign['words']}”" for sign in told["signs"]],
        notes=notes,
        acts=acts,
    )


def must_be_an_act(name: str) -> None:
    """There is no other page."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})


async def carry_out(visit: Visit, one: str, about: str, name: str, typed: dict[str, str]) -> None:
    """Do one of the three things with the opinion at `one`, which letters know as `about`."""
    path, _, fields = ACTS[name]
    form = {field: typed.get(field, "") for field in fields}
    if name == "chuyen":
        form = {}
        await _write_letter(visit, one, about, typed)
    await visit.asking.post("participation", f"{one}/{path}", form)


async def _write_letter(visit: Visit, one: str, about: str, typed: dict[str, str]) -> None:
    told = await visit.asking.get("participation", one)
    await write_letter(
        visit,
        about,
        text=told["text"],
        channel=LETTER_CHANNELS.get(told["channel"], "in_person"),
        received_on=told["received_on"],
        claimed=typed.get("claimed", ""),
    )


def prefix_of(name: str, opinion_id: object) -> str:
    """What the fields of one act of one opinion begin with."""
    return f"{name}-{opinion_id}-"


def with_form(view: OpinionsView, form: FormView) -> OpinionsView:
    """The list with a refused form in its own place."""
    return replace(view, opinions=[_with(each, form) for each in view.opinions])


def _with(each: OpinionWork, form: FormView) -> OpinionWork:
    acts = [replace(act, form=form) if act.form.prefix == form.prefix else act for act in each.acts]
    return replace(each, acts=acts)
