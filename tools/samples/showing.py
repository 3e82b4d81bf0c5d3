"""Shows a document to the people, step by step, as the desks of a ward do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from libs.law.catalogue import items
from libs.law.persons import Lists
from tools.people import Person, sample_photo
from tools.samples.cast import HEADS, Cast


@dataclass(frozen=True)
class Paper:
    """A signed document that the law wants shown."""

    item: str
    title: str
    number: str
    signed_on: date
    owner: str = "VP"  # short name of the unit that owes it


async def register(cast: Cast, paper: Paper, answers: str | None = None) -> str:
    """The office enters a signed document; the id of the obligation that it makes or answers."""
    office = await cast.person("vanphong")
    units = {unit["short_name"]: unit["id"] for unit in await office.get("directory/units")}
    owed = await office.post(
        "disclosures/documents",
        item=paper.item,
        title=paper.title,
        number=paper.number,
        signed_on=paper.signed_on.isoformat(),
        signer_position="Chủ tịch",
        owner_unit_id=units[paper.owner],
        obligation_id=answers,
        receipt=await office.upload(sample_photo(f"{paper.number} {paper.item}")),
    )
    return str(owed["id"])


async def publish(cast: Cast, obligation_id: str, summary: str) -> str:
    """Drafted by the office, approved by the chair, published; the disclosure's id."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    owed = await office.get(f"disclosures/obligations/{obligation_id}")
    draft = await office.post(
        f"disclosures/obligations/{obligation_id}/disclosure",
        summary=summary,
        columns=_columns(owed["item"]),
    )
    path = f"disclosures/disclosures/{draft['id']}"
    await chair.post(f"{path}/approval")
    await office.post(f"{path}/publication")
    return str(draft["id"])


def _columns(item: str) -> list[str]:
    """Every column that the list may have, where the item is always a list of persons."""
    persons = next((each.persons for each in items() if each.key == item), None)
    return list(persons.columns) if persons and persons.list is Lists.ALWAYS else []


async def places(cast: Cast) -> list[dict[str, Any]]:
    """Headquarters and every community house."""
    found: list[dict[str, Any]] = await cast.citizen().get("disclosures/places")
    return found


async def hang(cast: Cast, disclosure_id: str, place: dict[str, Any], on: date) -> str:
    """A sheet goes up at one place, with its photo; the posting's id."""
    person = await _keeper(cast, place)
    hung = await person.post(
        f"disclosures/disclosures/{disclosure_id}/postings",
        place_id=place["id"],
        posted_on=on.isoformat(),
        photo=await person.upload(sample_photo(f"{place['name']} {on}"), purpose="posting"),
    )
    return str(hung["id"])


async def lose(cast: Cast, posting_id: str, place: dict[str, Any], on: date) -> None:
    """The Front finds that a sheet is gone, and takes a picture of the empty place."""
    front = await cast.person("mttq")
    photo = await front.upload(sample_photo(f"mat {place['name']} {on}"), purpose="posting")
    await front.post(
        f"disclosures/postings/{posting_id}/gap", broken_on=on.isoformat(), photo=photo
    )


async def take_down(cast: Cast, posting_id: str, place: dict[str, Any], on: date) -> None:
    """A sheet comes down after its days, proven by a photo."""
    person = await _keeper(cast, place)
    await person.post(
        f"disclosures/postings/{posting_id}/end",
        ended_on=on.isoformat(),
        proof=await person.upload(sample_photo(f"het {place['name']} {on}"), purpose="posting"),
    )


async def read_out(cast: Cast, disclosure_id: str, on: date, days: int = 3) -> None:
    """The loudspeakers read it on consecutive days, up to and including `on`."""
    centre = await cast.person("dichvu")
    for back in reversed(range(days)):
        await centre.post(
            f"disclosures/disclosures/{disclosure_id}/broadcasts",
            on=(on - timedelta(days=back)).isoformat(),
            minutes=12,
            receipt=await centre.upload(sample_photo(f"nhat ky phat {on} {back}")),
        )


async def tell_heads(cast: Cast, disclosure_id: str, on: date) -> None:
    """Every neighbourhood head is told."""
    office = await cast.person("vanphong")
    receipt = await office.upload(sample_photo(f"so giao nhan {on}"))
    for unit in await office.get("directory/units"):
        if unit["kind"] == "neighbourhood":
            await office.post(
                f"disclosures/disclosures/{disclosure_id}/notices",
                unit_id=unit["id"],
                on=on.isoformat(),
                way="letter",
                receipt=receipt,
            )


async def write_to_organisations(cast: Cast, disclosure_id: str, on: date) -> None:
    """The Party committee and the organisations get it in writing: a budget asks for that too."""
    office = await cast.person("vanphong")
    await office.post(
        f"disclosures/disclosures/{disclosure_id}/notices",
        form="written_notice",
        unit_id=None,
        on=on.isoformat(),
        way="letter",
        receipt=await office.upload(sample_photo(f"so cong van di {on}")),
    )


async def _keeper(cast: Cast, place: dict[str, Any]) -> Person:
    return await cast.person(keeper(place))


def keeper(place: dict[str, Any]) -> str:
    """Who looks after a place: the head of the neighbourhood, or the office for who has no head.

    A ward's own name may have a number too, and then its headquarters have one.
    """
    if place["kind"] != "community_house":
        return "vanphong"
    number = int("0" + "".join(letter for letter in place["name"] if letter.isdigit()))
    return f"khu{number:02}" if 1 <= number <= HEADS else "vanphong"
