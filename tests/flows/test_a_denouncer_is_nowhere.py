"""Who denounces is nowhere: not in a database, a stream, a log, a page, a paper, a mail, a disk.

Somebody comes in by every way there is, is looked at once, and types into wrong fields as well.
Then everything a machine keeps is searched.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from libs.kernel.files import without_traces
from tests.flows.busy import Busy
from tests.flows.searching import (
    clerk_named,
    dump,
    files,
    found_in,
    holds,
    noise_photo,
    on_disk,
    opened,
    walked,
)
from tests.post import Post
from tools.parts import DATABASES, SERVICES
from tools.people import Person, Refused, sample_photo

pytestmark = pytest.mark.timeout(400)


# Nobody is called so, and no word of it is a word.
NAME = "Khuếnh Thị Thoảnh Nguyệch"
ADDRESS = "Số 1789 ngõ Quoèo Ngoằm, khu Bắc"
PHONE = "0987 123 406"
ID_NUMBER = "022 187 654 309"
EMAIL = "khuenh.nguyech@example.vn"
ACCUSED = "Bệch Văn Quoẹc"
TEXT = f"Tôi là {NAME}, thấy ông {ACCUSED} nhuồm nhoàm tiền của dân."
PLANTED = {
    *(NAME, "Khuếnh", "Thoảnh", "Nguyệch", "Thị Thoảnh Nguyệch"),
    *(ADDRESS, "Quoèo Ngoằm", "ngõ Quoèo"),
    *(PHONE, "0987123406", "987123406", "0987.123.406"),
    *(ID_NUMBER, "022187654309", "022.187.654.309"),
    *(EMAIL, "khuenh.nguyech"),
    *(ACCUSED, "Quoẹc", "Bệch Văn"),
    *(TEXT, "nhuồm nhoàm"),
}
# A photo as it is kept, and pieces out of the middle of both files.
PHOTO = noise_photo()
PAPER = f"%PDF-1.7\n% {TEXT}\n%%EOF\n".encode()
KEPT = without_traces(PHOTO, "image/jpeg")
PIECES = (KEPT[2_000:2_032], KEPT[-600:-568], PAPER[9:41])
CODES = re.compile(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>")
WHO = {"full_name": NAME, "address": ADDRESS, "phone": PHONE, "email": EMAIL}
PAPERS = ("xlsx", "pdf")
PAGES_MAX = 70
CLERK = "modon"
LOOKERS = ("chutich", "vanphong", "vhxh", CLERK)


@dataclass
class Told:
    """The ward after everything, and every answer that somebody got on the way."""

    busy: Busy
    post: Post
    answers: list[bytes] = field(default_factory=list)
    papers: list[bytes] = field(default_factory=list)  # of the visit: the slip, the register
    looked: list[dict[str, Any]] = field(default_factory=list)
    opened: list[bytes] = field(default_factory=list)  # files of a letter
    case: dict[str, Any] = field(default_factory=dict)  # of the call, at its end
    extended: dict[str, Any] = field(default_factory=dict)  # and when it had more days


@pytest.fixture(scope="module")
async def told(busy: Busy, post: Post) -> Told:
    """Every way in, every step, and one look."""
    told = Told(busy, post)
    clerk = await clerk_named(busy, CLERK, "Cán bộ mở đơn (mẫu)")
    await _booked(told, clerk)
    await _written(told)
    await _attached(told, clerk)
    await _called(told, clerk)
    await _received(told, clerk)
    await _handed_in(told, clerk)
    await _wrong_forms(told, clerk)
    await busy.house.settle()
    await busy.house.live_until(busy.house.today + timedelta(days=1))
    await busy.house.settle()
    return told


async def _booked(told: Told, clerk: Person) -> None:
    """A slot of a reception day, for a denunciation; two look who comes."""
    citizen = told.busy.cast.citizen()
    path = f"reception/sessions/{told.busy.ids['session_id']}"
    slot = (await citizen.get(f"{path}/slots"))["free"][0]
    who = {"full_name": NAME, "phone": PHONE, "slot_at": slot, "matter": "denunciation"}
    sent = await citizen.post(f"{path}/bookings", **who)
    follow = {"code": sent["code"], "secret": sent["secret"]}
    tracked = await citizen.post("reception/bookings/tracked", **follow)
    lines = await clerk.get(f"{path}/bookings")
    (line,) = [one for one in lines if one["code"] == sent["code"]]
    await _seen_by_two(told, clerk, line["sealed_id"])
    told.answers += [str(each).encode() for each in (sent, tracked, lines)]


async def _written(told: Told) -> None:
    """A petition on the web that nobody has sorted yet, followed by its secret."""
    citizen = told.busy.cast.citizen()
    sent = await citizen.post("reception/petitions", text=TEXT, accused=[ACCUSED], **WHO)
    follow = {"code": sent["code"], "secret": sent["secret"]}
    tracked = await citizen.post("reception/petitions/tracked", **follow)
    told.answers += [str(each).encode() for each in (sent, tracked)]


async def _attached(told: Told, clerk: Person) -> None:
    """A petition with a photo and a paper, on the page, under names that name somebody."""
    citizen = told.busy.cast.citizen()
    page = f"/{citizen.ward}/don-thu"
    form = {"text": TEXT, "key": secrets.token_urlsafe(18), "accused": ACCUSED, **WHO}
    files = {
        "file1": (f"{NAME}.jpg", PHOTO, "image/jpeg"),
        "file2": (f"Đơn tố cáo {ACCUSED}.pdf", PAPER, "application/pdf"),
    }
    answers = [await citizen.client.post(page, data=form, files=files) for _ in range(2)]
    codes = [CODES.findall(answer.text) for answer in answers]
    assert len(codes[0]) == 2, answers[0].text  # its code, and its secret
    assert codes[0] == codes[1]
    told.answers += [answer.content for answer in answers]
    on = told.busy.house.today.isoformat()
    line = (await clerk.get("reception/cases", sight="inbox"))["lines"][-1]
    kind = {"kind": "denunciation", "on": on, "summary": "Nhận tiền"}
    case = await clerk.post(f"reception/cases/{line['id']}/kind", **kind)
    await _seen_by_two(told, clerk, case["sealed_id"])
    path = f"/{clerk.ward}/viec/don-niem-phong/{case['sealed_id']}/tep"
    for n in (1, 2):
        typed = {"csrf": clerk.csrf, "reason": "verify"}
        told.opened.append((await clerk.client.post(f"{path}/{n}", data=typed)).content)


async def _called(told: Told, clerk: Person) -> None:
    """A hotline call that is really a denunciation, from the call to its publication."""
    on = told.busy.house.today.isoformat()
    call = {"channel": "hotline", "received_on": on, "text": TEXT, "accused": [ACCUSED], **WHO}
    sent = await clerk.post("reception/petitions/registered", **call)
    path = f"reception/cases/{sent['case_id']}"
    unit = await _unit(clerk, "Phòng Kinh tế, Hạ tầng và Đô thị")
    kind = {"kind": "denunciation", "on": on, "accused_unit_ids": [unit]}
    await _refused(told, clerk, f"{path}/kind", summary=f"Tố cáo của {NAME}", **kind)
    case = await clerk.post(f"{path}/kind", summary="Thu tiền sai quy định", **kind)
    await _seen_by_two(told, clerk, case["sealed_id"])
    steps = {
        "accept": {"number": "11/QĐ-UBND"},
        "notify_acceptance": {},
        "extend": {"number": "12/QĐ-UBND", "grade": "phức tạp"},
        "conclude": {"number": "13/KL-UBND"},
        "send_conclusion": {},
        "handle": {"reason": "Thu hồi số tiền thu sai."},
        "publicise": {},
    }
    for step, said in steps.items():
        told.answers.append(str(case).encode())
        if step == "conclude":
            grade = {"number": "12a/QĐ-UBND", "grade": "phức tạp"}
            await _refused(told, clerk, f"{path}/steps/extend", on=on, **grade)
            told.extended = case
        case = await clerk.post(f"{path}/steps/{step}", on=on, **said)
    told.case = case
    accused = await told.busy.cast.person("kinhte")
    with pytest.raises(Refused, match="404"):
        await accused.get(path)


async def _received(told: Told, clerk: Person) -> None:
    """Received at the desk, with a letter in the hand: the register, its papers, the slip."""
    on = told.busy.house.today.isoformat()
    visit = {"received_on": on, "received_by": "clerk", "outcome": "accepted", "note": "2 tờ"}
    visit |= {"full_name": NAME, "address": ADDRESS, "id_number": ID_NUMBER, "phone": PHONE}
    visit["matter"] = "denunciation"
    letter = {"text": TEXT, "accused": [ACCUSED], "email": EMAIL}
    for words in (NAME, ACCUSED, f"CCCD {ID_NUMBER}", PHONE):
        said = {"summary": f"Tố cáo: {words}", "petition": letter}
        await _refused(told, clerk, "reception/visits", **visit | said)
    made = await clerk.post("reception/visits", **visit, summary="Thu tiền sai", petition=letter)
    key = {name: made["ticket"][name] for name in ("code", "secret")}
    slip = f"reception/visits/{made['id']}/receipt"
    case = f"reception/cases/{made['ticket']['case_id']}"
    sort = {"kind": "denunciation", "summary": "Thu tiền sai", "on": on}
    sort["accused_unit_ids"] = [await _unit(clerk, "Phòng Văn hóa - Xã hội")]
    sorted_as = await clerk.post(f"{case}/kind", **sort)
    told.answers.append(str(sorted_as).encode())
    await _refused(told, clerk, f"reception/letters/{sorted_as['sealed_id']}/looks", reason="sort")
    days = {"from_on": on, "to_on": on, "reason": "sort"}
    for path, form in ((slip, key), *((f"reception/registers/{kind}", days) for kind in PAPERS)):
        # Without the ends of lines: in a narrow column a name would stand on several.
        told.papers.append(b" ".join(opened(await clerk.post(path, **form)).split()))
    told.answers.append(str(made).encode())


async def _handed_in(told: Told, clerk: Person) -> None:
    """The same on the page of the desk, with a photo of the letter; the citizen gets his slip."""
    page = f"/{clerk.ward}/viec/so-tiep-cong-dan"
    form = {"full_name": NAME, "address": ADDRESS, "id_number": ID_NUMBER, "phone": PHONE}
    form |= {"received_on": told.busy.house.today.isoformat(), "received_by": "clerk"}
    form |= {"matter": "denunciation", "outcome": "accepted", "mode": "in_person", "people": "1"}
    form |= {"text": TEXT, "accused": ACCUSED, "email": EMAIL, "csrf": clerk.csrf}
    form["key"] = secrets.token_urlsafe(18)
    files = {"file1": (f"{NAME}.jpg", PHOTO, "image/jpeg")}
    # Said again, wrong and right: in the field of the summary nobody may be named.
    wrong = await clerk.client.post(f"{page}/ghi", data=form | {"summary": NAME}, files=files)
    assert "không nêu người" in " ".join(wrong.text.split())
    form["summary"] = "Thu tiền sai"
    made, again = [await clerk.client.post(f"{page}/ghi", data=form, files=files) for _ in "12"]
    code, secret = CODES.findall(made.text)
    assert CODES.findall(again.text) == [code, secret]
    [slip] = re.findall(rf'action="({page}/[0-9a-f-]+/bien-nhan)"', made.text)
    key = {"code": code, "secret": secret, "csrf": clerk.csrf}
    told.papers.append(opened((await clerk.client.post(slip, data=key)).content))
    told.answers.append(made.content)


async def _unit(person: Person, name: str) -> str:
    return next(unit["id"] for unit in await person.get("reception/units") if unit["name"] == name)


async def _seen_by_two(told: Told, clerk: Person, letter: str) -> None:
    """Alone nobody opens it; a second person agrees, and the first looks."""
    path = f"reception/letters/{letter}"
    await _refused(told, clerk, f"{path}/looks", reason="contact")
    reveal = await clerk.post(f"{path}/reveals", reason="contact")
    chair = await told.busy.cast.person("chutich")
    await chair.post(f"reception/reveals/{reveal['id']}/agreement")
    told.looked.append(await clerk.post(f"{path}/looks", reason="contact"))


async def _wrong_forms(told: Told, clerk: Person) -> None:
    """What is refused is not said again: names in the wrong field, in addresses, in headers."""
    citizen = told.busy.cast.citizen()
    path = f"reception/sessions/{told.busy.ids['session_id']}/bookings"
    form = {"full_name": NAME, "phone": PHONE, "slot_at": "07:00"}
    await _refused(told, citizen, path, **form | {"phone": NAME})
    await _refused(told, citizen, path, **form | {"matter": NAME})
    await _refused(told, citizen, path, **form)
    await _refused(told, citizen, "reception/bookings/tracked", code=NAME, secret=PHONE)
    await _refused(told, citizen, "reception/feedback", category=NAME, text=TEXT, place=ADDRESS)
    for target in (f"/{citizen.ward}/{NAME}", f"/{citizen.ward}?ten={NAME}"):
        await citizen.client.get(target)
        await clerk.client.get(target)
    url = f"/api/wards/{citizen.ward}/reception/bookings/tracked"
    headers = {"user-agent": EMAIL, "referer": f"https://{EMAIL}/", "x-name": EMAIL}
    await citizen.client.post(url, json={"code": NAME}, headers=headers)


async def _refused(told: Told, person: Person, path: str, **said: Any) -> None:
    with pytest.raises(Refused) as refusal:
        await person.post(path, **said)
    told.answers.append(f"{refusal.value} {refusal.value.fields}".encode())


def test_whoever_may_look_saw_it_once(told: Told):
    assert [one["full_name"] for one in told.looked] == [NAME] * 3
    assert told.opened == [KEPT, PAPER]


def test_the_call_went_the_way_of_a_denunciation(told: Told):
    """Flow 4: sorted, sealed, extended once by a decision, concluded, published without a name."""
    assert (told.case["kind"], told.case["state"]) == ("denunciation", "publicised")
    (settle,) = [clock for clock in told.extended["clocks"] if clock["clock"] == "settle"]
    counted = settle["explanation"]
    days = date.fromisoformat(settle["due_on"]) - date.fromisoformat(counted["start_on"])
    assert timedelta(60) <= days < timedelta(75)  # 30 and 30, and on to a working day
    assert counted["basis"].startswith("Điều 30 Luật Tố cáo")


async def test_the_call_is_counted_without_a_person(told: Told):
    clerk = await told.busy.cast.person(CLERK)
    span = {"from_on": f"{told.busy.house.today.year}-01-01", "to_on": f"{told.busy.house.today}"}
    backlog = await clerk.get("reception/cases/backlog", **span)
    (line,) = [each for each in backlog["kinds"] if each["kind"] == "denunciation"]
    assert line["settled"] >= 1
    assert line["opening"] + line["received"] - line["settled"] == line["closing"]


@pytest.mark.parametrize("database", DATABASES)
def test_no_database_holds_a_word_of_it(told: Told, database: str):
    """Not even the sealed one: it holds ciphertext."""
    name = database.rpartition(".")[2]
    content = dump(told.busy.house, name)
    assert holds(content, told.busy.cast.ward)
    assert found_in(content, PLANTED) == []
    assert [piece for piece in PIECES if piece.hex().encode() in content] == []


def test_no_file_of_the_machine_holds_a_word_of_it(told: Told):
    """Streams, logs, spans, evidence, and the very pages and write-ahead log of PostgreSQL."""
    house = told.busy.house
    logs = {path.stem for path in files(house.machine.home / "logs")}
    assert logs >= {*SERVICES, "gateway", "portal"}
    assert on_disk(house, PLANTED, PIECES) == []


def test_the_search_would_find_it(told: Told):
    """What is typed elsewhere is found in the same places by the same search."""
    house = told.busy.house
    content = dump(house, "reception")
    assert holds(content, "book_slot")
    assert holds(house.spans.read_bytes(), "POST reception")
    stream = b"".join(p.read_bytes() for p in files(house.machine.home / "nats" / "store"))
    assert holds(stream, "reception.booking.made")
    assert holds(opened(sample_photo(NAME)) + NAME.encode().hex().encode(), NAME)
    assert all(piece in KEPT + PAPER for piece in PIECES)


def test_no_answer_but_the_look_held_a_word_of_it(told: Told):
    assert len(told.answers) > 7
    assert [words for answer in told.answers for words in found_in(answer, PLANTED)] == []


def test_no_paper_of_the_visit_shows_it(told: Told):
    """The slip for the citizen, and the register opened with who came, as XLSX and as PDF."""
    slip, *registers, of_the_page = told.papers
    assert [holds(paper, "GIẤY BIÊN NHẬN") for paper in (slip, of_the_page)] == [True, True]
    assert [holds(paper, "Theo đơn") for paper in registers] == [True, True]
    assert [holds(paper, "Thu tiền sai") for paper in registers] == [False, False]
    assert [words for paper in told.papers for words in found_in(paper, PLANTED)] == []


@pytest.mark.parametrize("username", LOOKERS)
async def test_no_page_and_no_paper_of_a_desk_shows_it(told: Told, username: str):
    person = await told.busy.cast.person(username)
    pages = await walked(person, f"/{person.ward}/viec", PAGES_MAX)
    assert len(pages) > 20
    assert [at for at, text in pages.items() if found_in(text, PLANTED)] == []


async def test_no_page_and_no_paper_for_residents_shows_it(told: Told):
    citizen = told.busy.cast.citizen()
    pages = await walked(citizen, f"/{citizen.ward}", PAGES_MAX)
    assert len(pages) > 20
    assert [at for at, text in pages.items() if found_in(text, PLANTED)] == []


def test_mail_reaches_the_sender_and_says_a_word_of_it_nowhere_else(told: Told):
    mails = [mail for _, mail in told.post.received]
    assert EMAIL in {mail["To"] for mail in mails}
    said = [f"{[it for it in mail.items() if it[0] != 'To']}{mail.get_content()}" for mail in mails]
    assert [words for words in said if found_in(words.encode(), PLANTED)] == []
    assert [words for words in said if "tố cáo" in words.casefold()] == []
