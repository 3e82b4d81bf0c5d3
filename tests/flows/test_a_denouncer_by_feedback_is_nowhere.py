"""Who denounces by an everyday report is nowhere, once it was handed over as a letter.

The name is typed into every field there is, and stands in the photo's own data. Then everything a
machine keeps is searched: what was typed was never written in a way that can be read.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from libs.kernel.files import without_traces
from tests.flows.busy import Busy
from tests.flows.searching import (
    clerk_named,
    dump,
    found_in,
    holds,
    noise_photo,
    on_disk,
    walked,
)
from tests.post import Post
from tools.parts import DATABASES

pytestmark = pytest.mark.timeout(400)

# Nobody is called so, and no word of it is a word.
NAME = "Roánh Thị Khuyểnh Ngoạch"
PLACE = "Hẻm 2467 Xoèng Choạc"
EMAIL = "roanh.ngoach@example.vn"
PHONE = "0978 461 520"
ACCUSED = "Tổ trưởng Phoạch Văn Nguềnh"
TEXT = f"Tôi là {NAME}. {ACCUSED} nhoay nhoáy thu tiền."
MADE_BY = "Roanh Khuyenh"  # in the data of the photo, where most programs take no diacritics
PLANTED = {
    *(NAME, "Roánh", "Khuyểnh", "Ngoạch", MADE_BY),
    *(PLACE, "Xoèng Choạc", EMAIL, "roanh.ngoach"),
    *(PHONE, "0978461520", "978461520", "0978.461.520"),
    *(ACCUSED, "Phoạch", "Nguềnh", TEXT, "nhoay nhoáy"),
}
CLERK = "mophananh"
LOOKERS = ("chutich", "vanphong", CLERK)
PAGES_MAX = 50
ARTIST, COPYRIGHT = 0x013B, 0x8298


def photo() -> bytes:
    """A photo whose own data name who took it, and of which no piece is in any other."""
    exif = Image.Exif()
    exif[ARTIST] = exif[COPYRIGHT] = MADE_BY
    return noise_photo(exif=exif, comment=MADE_BY.encode())


PHOTO = photo()
KEPT = without_traces(PHOTO, "image/jpeg")
PIECES = (KEPT[2_000:2_032], KEPT[-600:-568], PHOTO[-600:-568])


@dataclass
class Told:
    """The ward afterwards, and what somebody read on the way."""

    busy: Busy
    post: Post
    desk: dict[str, Any] = field(default_factory=dict)  # what the clerk read before
    answers: list[bytes] = field(default_factory=list)  # everything after
    looked: dict[str, Any] = field(default_factory=dict)
    seen: list[bytes] = field(default_factory=list)  # the photo, on the desk and in the letter


@pytest.fixture(scope="module")
async def told(busy: Busy, post: Post) -> Told:
    """Reported, read by a clerk, handed over, sorted, looked at once by two."""
    told = Told(busy, post)
    clerk, citizen = await clerk_named(busy, CLERK, "Cán bộ phản ánh (mẫu)"), busy.cast.citizen()
    report = {"category": "order", "text": TEXT, "place": PLACE, "email": EMAIL, "phone": PHONE}
    page = f"/{citizen.ward}/phan-anh/gui"
    form = report | {"key": secrets.token_urlsafe(18), "public": "1"}
    shot = {"photo1": (f"{NAME}.jpg", PHOTO, "image/jpeg")}
    told.answers.append((await citizen.client.post(page, data=form, files=shot)).content)

    rows = await clerk.get("reception/feedback-work", open_only=True)
    (told.desk,) = [row for row in rows if row["text"] == TEXT]
    [link] = told.desk["photos"]
    told.seen.append((await clerk.client.get(link)).content)
    path = f"reception/feedback-work/{told.desk['id']}"
    handed = await clerk.post(f"{path}/handing-over", claim="denunciation")
    line = (await clerk.get("reception/cases", sight="inbox"))["lines"][-1]
    on = busy.house.today.isoformat()
    kind = {"kind": "denunciation", "summary": "Thu tiền sai", "on": on}
    case = await clerk.post(f"reception/cases/{line['id']}/kind", **kind)
    letter = f"reception/letters/{case['sealed_id']}"
    reveal = await clerk.post(f"{letter}/reveals", reason="verify")
    chair = await busy.cast.person("chutich")
    await chair.post(f"reception/reveals/{reveal['id']}/agreement")
    told.looked = await clerk.post(f"{letter}/looks", reason="verify")
    file = f"/{clerk.ward}/viec/don-niem-phong/{case['sealed_id']}/tep/1"
    typed = {"csrf": clerk.csrf, "reason": "verify"}
    told.seen.append((await clerk.client.post(file, data=typed)).content)
    told.answers.append((await clerk.client.get(link)).content)  # it leads nowhere any more
    told.answers += [str(each).encode() for each in (handed, line, case)]
    await busy.house.settle()
    await busy.house.live_until(busy.house.today + timedelta(days=1))
    await busy.house.settle()
    return told


def test_the_clerk_read_it_and_two_persons_opened_the_letter(told: Told):
    assert (told.desk["text"], told.desk["place"]) == (TEXT, PLACE)
    assert TEXT in told.looked["text"]
    assert PLACE in told.looked["text"]
    assert told.seen == [KEPT] * 2
    assert holds(PHOTO, MADE_BY)


@pytest.mark.parametrize("database", DATABASES)
def test_no_database_holds_a_word_of_it(told: Told, database: str):
    content = dump(told.busy.house, database.rpartition(".")[2])
    assert holds(content, told.busy.cast.ward)
    assert found_in(content, PLANTED) == []


def test_no_file_of_the_machine_holds_a_word_of_it(told: Told):
    """Streams, logs, spans, and the very pages and write-ahead log of PostgreSQL."""
    assert on_disk(told.busy.house, PLANTED, PIECES) == []


def test_no_answer_after_it_was_handed_over_holds_a_word_of_it(told: Told):
    assert len(told.answers) > 3
    assert [words for answer in told.answers for words in found_in(answer, PLANTED)] == []
    assert not any(piece in answer for piece in PIECES for answer in told.answers)


@pytest.mark.parametrize("username", LOOKERS)
async def test_no_page_of_a_desk_shows_it(told: Told, username: str):
    person = await told.busy.cast.person(username)
    pages = await walked(person, f"/{person.ward}/viec", PAGES_MAX)
    assert len(pages) > 20
    assert [at for at, text in pages.items() if found_in(text, PLANTED)] == []


async def test_no_page_for_residents_shows_it(told: Told):
    citizen = told.busy.cast.citizen()
    pages = await walked(citizen, f"/{citizen.ward}/phan-anh", PAGES_MAX)
    assert len(pages) > 20
    assert [at for at, text in pages.items() if found_in(text, PLANTED)] == []


def test_mail_reaches_the_sender_and_says_a_word_of_it_nowhere_else(told: Told):
    mails = [mail for _, mail in told.post.received if mail["To"] == EMAIL]
    assert mails
    said = [f"{[it for it in mail.items() if it[0] != 'To']}{mail.get_content()}" for mail in mails]
    assert [words for words in said if found_in(words.encode(), PLANTED)] == []
    assert [words for words in said if "tố cáo" in words.casefold()] == []
