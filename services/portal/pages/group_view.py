"""Groups of opinions on a page: so many of them, or one of them with so many opinions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from services.portal import consultation_words as words
from services.portal.pages.items import pager
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link, Pager, State
from services.portal.views.consultations import GroupMember, GroupWork
from services.portal.visit import Visit

WAITS = State("todo", "Chưa giải trình")
PAGE_GROUPS = 20
FIRST_MEMBERS = 10
PAGE_MEMBERS = 50


@dataclass(frozen=True)
class Sight:
    """What is looked at: a page of the groups, or a page of one group's opinions."""

    page: int = 1
    group: UUID | None = None

    @property
    def query(self) -> str:
        """What leads back here; nothing for the first page of the groups."""
        said = {"nhom": str(self.group)} if self.group else {}
        said |= {"trang": str(self.page)} if self.page > 1 else {}
        return f"?{urlencode(said)}" if said else ""


FIRST = Sight()


def with_form(group: GroupWork, again: FormView) -> GroupWork:
    """The group, with the form again that was refused, if it is one of its own."""
    members = [
        replace(each, move=again) if each.move.prefix == again.prefix else each
        for each in group.members
    ]
    explain = again if group.explain.prefix == again.prefix else group.explain
    merge = again if group.merge.prefix == again.prefix else group.merge
    return replace(group, members=members, explain=explain, merge=merge)


def within(wanted: Sight, names: list[Told]) -> Sight:
    """The same, or the nearest that is still there: groups are merged, and become smaller."""
    if wanted.group and not any(each["id"] == str(wanted.group) for each in names):
        return FIRST
    total, size = _lines(wanted, names)
    return replace(wanted, page=min(wanted.page, max(1, -(-total // size))))


def pager_of(sight: Sight, names: list[Told], here: str) -> Pager | None:
    """The pages beside this one."""
    address = f"{here}?nhom={sight.group}&" if sight.group else f"{here}?"
    return pager(address, sight.page, *_lines(sight, names))


def _lines(sight: Sight, names: list[Told]) -> tuple[int, int]:
    """How many there are to look at, and how many fill a page."""
    if sight.group is None:
        return len(names), PAGE_GROUPS
    return next(each["size"] for each in names if each["id"] == str(sight.group)), PAGE_MEMBERS


async def groups_of(visit: Visit, work: str, sight: Sight) -> list[Told]:
    """One group with a page of its opinions, or a page of groups with the first of each."""
    if sight.group:
        one = f"opinion-groups/{sight.group}"
        asked = {"page": sight.page, "size": PAGE_MEMBERS}
        return [await visit.asking.get("participation", one, **asked)]
    asked = {"page": sight.page, "size": PAGE_GROUPS, "members": FIRST_MEMBERS}
    told: list[Told] = await visit.asking.get("participation", f"{work}/groups", **asked)
    return told


def group_of(told: Told, names: list[Told], here: str, sight: Sight) -> GroupWork:
    mine = next(each for each in names if each["id"] == told["id"])
    others = [
        Choice(each["id"], each["name"])
        for each in names
        if each["stance"] == told["stance"] and each is not mine
    ]
    typed = {name: told[name] or "" for name in ("title", "answer", "explanation")}
    one, back = f"{here}/{told['id']}", sight.query
    left = told["size"] - len(told["members"]) if sight.group is None else 0
    more = Link(f"{here}?nhom={told['id']}", f"Xem cả nhóm, còn {left} ý kiến") if left else None
    return GroupWork(
        name=mine["name"],
        stance=words.STANCES[told["stance"]],
        answer=words.ANSWERS[told["answer"]] if told["answer"] else WAITS,
        size=told["size"],
        members=[_member(each, here, back) for each in told["members"]],
        others=others,
        explain=FormView(f"{one}/giai-trinh{back}", typed, prefix=f"giai-trinh-{told['id']}-"),
        merge=FormView(f"{one}/gop{back}", prefix=f"gop-{told['id']}-"),
        more=more,
    )


def _member(told: Told, here: str, back: str) -> GroupMember:
    if told["by_hand"]:
        why = "do người tổng hợp xếp"
    elif told["leads"]:
        why = "dẫn đầu nhóm"
    else:
        shared = ", ".join(f"“{words}”" for words in told["shared"])
        why = f"chung {told['shared_count']}/{told['whole_count']} cụm từ: {shared}"
    move = FormView(f"{here}/{told['id']}/chuyen{back}", prefix=f"chuyen-{told['id']}-")
    return GroupMember(told["text"], why, move)
