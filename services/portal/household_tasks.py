"""What a household may do now: each feature that has something adds how it is found."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from services.portal.community_words import PUBLIC as CONFERENCES
from services.portal.contribution_amounts import level
from services.portal.contribution_words import PUBLIC as FUNDS
from services.portal.contribution_words import given
from services.portal.look.words import dmy
from services.portal.matter_words import PUBLIC
from services.portal.reading import Told, moment, the_day
from services.portal.views.households import HouseholdTask
from services.portal.visit import Visit

# From the visit, the household as told by participation (`household_id`, `neighbourhood_id`), and
# its code and secret, which the form of a task carries on in hidden fields.
Finder = Callable[[Visit, Told, dict[str, str]], Awaitable[list[HouseholdTask]]]

# For each phase of a vote how it stands, and what its page is opened for.
VOTES = {
    "announced": ("Biểu quyết sắp mở", "Xem trước"),
    "open": ("Đang bỏ phiếu", "Mở lá phiếu"),
    "ended": ("Đã đóng, chờ kiểm phiếu", "Xem cuộc biểu quyết"),
    "counted": ("Đã kiểm phiếu", "Kiểm tra phiếu của hộ"),
}
CHECKED_DAYS = timedelta(days=60)  # for so long a counted vote stands on the page
DISCUSSED = ("agreed", "prepared", "opened")
ASKED = "Có đồng ý biểu quyết trực tuyến (điện thoại hoặc phiếu giấy) không?"


async def matters_discussed(
    visit: Visit, household: Told, key: dict[str, str]
) -> list[HouseholdTask]:
    """What the household's neighbourhood, or the whole ward, is to decide; with its meetings."""
    unit_id = household["neighbourhood_id"]
    told = await visit.asking.get("participation", "matters", unit_id=unit_id)
    ids = [each["id"] for each in told if each["state"] in DISCUSSED]
    matters = await asyncio.gather(
        *(visit.asking.get("participation", f"matters/{matter_id}") for matter_id in ids)
    )
    return [
        HouseholdTask(
            title=each["title"],
            note="; ".join([each["state_title"], *_meetings(each, unit_id)]),
            href=f"{visit.home}/{PUBLIC}/{each['id']}",
            send="Xem nội dung",
        )
        for each in matters
    ]


def _meetings(matter: Told, unit_id: str) -> list[str]:
    """When and where the neighbourhood meets on it, or gets its ballots on paper."""
    found = []
    for each in matter["gatherings"]:
        if each["unit_id"] != unit_id or each["state"] not in ("planned", "opened"):
            continue
        on = dmy(the_day(each["on"]))
        if each["kind"] == "meeting":
            found.append(f"họp {each['starts_at'][:5]} ngày {on}, {each['place']}")
        elif each["kind"] == "handout":
            found.append(f"phát phiếu từ {on} đến hết {dmy(the_day(each['until']))}")
    return found


async def votes_open(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """Votes by secret ballot; behind the # the paper's code goes along where it is needed."""
    told = await visit.asking.get("participation", "ballot-rounds")
    mine = [each for each in told if each["neighbourhood_id"] == household["neighbourhood_id"]]
    return [
        HouseholdTask(
            title=each["title"],
            note=VOTES[each["phase"]][0],
            href=f"{visit.home}/bieu-quyet/{each['id']}{_code(each, key)}",
            send=VOTES[each["phase"]][1],
        )
        for each in mine
        if visit.today - moment(each["closes_at"]).date() <= CHECKED_DAYS
    ]


def _code(vote: Told, key: dict[str, str]) -> str:
    return f"#{key['code']}-{key['secret']}" if vote["phase"] == "open" else ""


async def acceptances_asked(
    visit: Visit, household: Told, key: dict[str, str]
) -> list[HouseholdTask]:
    """Whether the household accepts to vote on the web about a matter."""
    told = await visit.asking.post("participation", "own-acceptances", key)
    return [
        _own_step(visit, each, each["matter_id"], key, ("dong-y-truc-tuyen", "thoi-truc-tuyen"))
        for each in told
    ]


async def demands_open(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """What neighbours demand: to consent, or to take that back."""
    told = await visit.asking.post("participation", "own-consents", key)
    return [
        _own_step(visit, each, each["initiative_id"], key, ("dong-y-de-xuat", "thoi-de-xuat"))
        for each in told
    ]


def _own_step(
    visit: Visit, told: Told, about: str, key: dict[str, str], acts: tuple[str, str]
) -> HouseholdTask:
    """To say yes, or what was said and how to take it back."""
    if "given_on" in told:
        given, note = told["given_on"], ASKED
        said = f"Hộ đã đồng ý biểu quyết trực tuyến ngày {_day(given)}"
    else:
        given = told["valid_until"]
        note = f"Hộ khác đề xuất đưa ra bàn: {told['consents']} hộ đồng ý, cần {told['needed']}"
        said = f"Hộ đã đồng ý với đề xuất này, có giá trị đến hết {_day(given)}"
    act = acts[1] if given else acts[0]
    return HouseholdTask(
        title=told["title"],
        note=said if given else note,
        href=f"{visit.home}/ho/{act}/{about}",
        send="Thôi đồng ý" if given else "Đồng ý",
        values=key,
    )


def _day(told: str | None) -> str:
    return dmy(the_day(told)) if told else ""


async def drafts_open(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """Drafts on which everybody is asked now."""
    told = await visit.asking.get("participation", "consultations")
    return [
        HouseholdTask(
            title=each["title"],
            note=f"Lấy ý kiến Nhân dân đến hết {_day(each['closes_on'])}",
            href=f"{visit.home}/lay-y-kien/{each['id']}",
            send="Góp ý",
        )
        for each in told
        if each["state"] == "open"
    ]


async def surveys_open(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """Surveys that take answers; a code or a sheet is needed to answer."""
    told = await visit.asking.get("participation", "surveys")
    return [
        HouseholdTask(
            title=each["title"],
            note=f"Khảo sát, nhận phiếu đến hết {_day(each['closes_on'])}",
            href=f"{visit.home}/khao-sat/{each['id']}",
            send="Xem khảo sát",
        )
        for each in told
        if each["takes_answers"]
    ]


async def own_contributions(
    visit: Visit, household: Told, key: dict[str, str]
) -> list[HouseholdTask]:
    """What the household gave to each account of its neighbourhood; nobody else reads it here."""
    told = await visit.asking.post("participation", "household-contributions", key)
    return [
        HouseholdTask(
            title=f"Đóng góp: {each['title']}",
            note=f"{level(each)}; hộ đã góp: {given(each)}"
            if not each["exempt"]
            else f"hộ được miễn; đã góp: {given(each)}",
            href=f"{visit.home}/{FUNDS}/{each['fund_id']}",
            send="Xem sổ thu, chi",
        )
        for each in told
    ]


async def invitations(visit: Visit, household: Told, key: dict[str, str]) -> list[HouseholdTask]:
    """The conference of the neighbourhood to which every household is invited."""
    unit_id = household["neighbourhood_id"]
    told = await visit.asking.get("participation", "community-conferences", unit_id=unit_id)
    return [
        HouseholdTask(
            title=f"Mời dự hội nghị cộng đồng dân cư năm {each['year']}",
            note=f"{each['starts_at'][:5]} ngày {_day(each['on'])}, {each['place']}",
            href=f"{visit.home}/{CONFERENCES}/{each['id']}",
            send="Xem giấy mời",
        )
        for each in told
        if each["state"] == "invited"
    ]


FINDERS: tuple[Finder, ...] = (
    *(votes_open, acceptances_asked, demands_open),
    *(matters_discussed, drafts_open, surveys_open, invitations, own_contributions),
)
