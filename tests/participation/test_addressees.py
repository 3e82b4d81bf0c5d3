"""Those whom a decision binds are told, heard, and it is written down before the decision."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy.ext.asyncio import AsyncSession

from libs.permissions import NotYourRole
from services.participation.addressees import rules
from services.participation.addressees.actions import note_hearing, write_hearing_minutes
from services.participation.addressees.rules import Course, Heard, Hearing
from services.participation.consultations.rules import ConsultationNotInThisState
from services.participation.explaining.actions import record_decision
from services.participation.explaining.rules import Decision
from tests.participation import ward
from tests.participation.asked import COURSE, DAY, STREET, ask, on, opened, opened_at_the_door
from tests.participation.test_explaining import HOW, decided, explained, over

BINDING = replace(STREET, clause=8, forms=["h"])
DIALOGUE = Hearing(3, on(5), Heard.HEARD, on(6), on(6))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"informed_on": None}, "ngày báo"),
        ({"heard_on": None}, "ngày nghe"),
        ({"addressees": 2}, "đối thoại"),
        ({"outcome": Heard.EXCEPTED}, "căn cứ"),
    ],
)
def test_a_hearing_is_whole_or_refused_with_what_is_missing(changes, what) -> None:
    whole = Hearing(1, DAY, Heard.HEARD, DAY)
    rules.check_hearing(8, whole, DAY)
    rules.check_hearing(8, replace(whole, outcome=Heard.DECLINED, heard_on=None), DAY)
    with pytest.raises(rules.HearingIncomplete, match=what):
        rules.check_hearing(8, replace(whole, **changes), DAY)
    with pytest.raises(rules.NobodyToHear):
        rules.check_hearing(5, whole, DAY)


async def test_duties_and_rights_wait_until_those_whom_they_bind_were_heard_and_it_is_written(
    session: AsyncSession,
) -> None:
    row = await over(session, asked=BINDING)
    await explained(session, row)
    said = decided(Decision.CHANGED, "Giữ quyền lợi đã có.")
    with pytest.raises(rules.AddresseesUnheard, match="Điều 27"):
        await record_decision(session, row.id, said, paper=None, **HOW)
    await note_hearing(session, row.id, DIALOGUE, **HOW)
    with pytest.raises(rules.MinutesMissing, match="08/03/2026"):
        await record_decision(session, row.id, said, paper=None, **HOW)
    await write_hearing_minutes(session, row.id, COURSE, **HOW)
    await note_hearing(session, row.id, replace(DIALOGUE, dialogue_on=on(22)), **HOW)
    with pytest.raises(rules.HeardTooLate, match="Điều 27"):
        await record_decision(session, row.id, replace(said, decided_on=on(21)), paper=None, **HOW)
    # The minutes are of another day now.
    with pytest.raises(rules.MinutesMissing, match="24/03/2026"):
        await record_decision(session, row.id, said, paper=None, **HOW)
    await write_hearing_minutes(session, row.id, COURSE, **HOW)
    await record_decision(session, row.id, said, paper=None, **HOW)
    with pytest.raises(ConsultationNotInThisState):
        await write_hearing_minutes(session, row.id, COURSE, **HOW)
    assert COURSE.said not in str(session.info)


ALONE = Hearing(1, DAY, Heard.HEARD, DAY)


@pytest.mark.parametrize(
    ("hearing", "changes", "refusal"),
    [
        (None, {}, rules.NothingToMinute),
        (Hearing(1, DAY, Heard.DECLINED), {}, rules.NothingToMinute),
        (Hearing(1, None, Heard.EXCEPTED, basis="Mật"), {}, rules.NothingToMinute),
        (ALONE, {"present": 2}, rules.PresentMoreThanBound),
        (DIALOGUE, {"front_present": False}, rules.PartnersMissing),
        (DIALOGUE, {"inspectors_present": False}, rules.PartnersMissing),
    ],
)
def test_minutes_are_of_a_hearing_and_of_a_dialogue_with_both_bodies(
    hearing: Hearing | None, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        rules.check_minutes(hearing, replace(COURSE, **changes))


def test_a_body_that_did_not_come_to_a_dialogue_is_written_with_the_reason() -> None:
    absent = replace(COURSE, inspectors_present=False, absence="Đã mời ngày 01/03, bận họp.")
    one = replace(COURSE, front_present=False, inspectors_present=False)

    assert rules.check_minutes(DIALOGUE, absent) == on(6)
    assert rules.check_minutes(ALONE, one) == DAY  # of one alone the law asks for no dialogue


async def test_only_who_prepares_the_decision_writes_them(session: AsyncSession) -> None:
    row = await opened(session, BINDING)
    await note_hearing(session, row.id, ALONE, **HOW)
    for by in (ward.CHAIR, ward.FRONT_OFFICIAL, ward.CLERK):
        with pytest.raises(NotYourRole):
            await write_hearing_minutes(session, row.id, COURSE, by=by, now=HOW["now"])


async def test_the_paper_holds_what_was_said_and_who_was_there_and_not_everybody_reads_it(
    client: httpx.AsyncClient,
) -> None:
    one = await opened_at_the_door(client, clause=8, forms=["h"])
    work, later = f"consultation-work/{one}", {"by": ward.OFFICIAL, "day": 7}
    days = {"informed_on": str(on(5)), "heard_on": str(on(6)), "dialogue_on": str(on(6))}
    await ask(
        client, "POST", f"{work}/hearing", {"addressees": 3, "outcome": "heard", **days}, **later
    )
    missing = await ask(client, "GET", f"{work}/hearing-minutes.pdf", by=ward.CHAIR, day=7)
    assert missing.status_code == 404
    form = {name: getattr(COURSE, name) for name in Course.__dataclass_fields__}
    form |= {"inspectors_present": False, "absence": "Đã mời ngày 01/03/2026, bận họp."}
    made = await ask(client, "POST", f"{work}/hearing-minutes", form, **later)
    assert (made.status_code, made.json()["held_on"]) == (200, str(on(6)))

    for by, status in ((ward.CHAIR, 200), (ward.FRONT_OFFICIAL, 200), (ward.CLERK, 403)):
        for kind in ("", ".pdf", ".docx"):
            answer = await ask(client, "GET", f"{work}/hearing-minutes{kind}", by=by, day=7)
            assert answer.status_code == status
    assert (await ask(client, "GET", f"{work}/hearing-minutes", day=7)).status_code == 401
    public = await ask(client, "GET", f"consultations/{one}", day=7)
    assert COURSE.said not in public.text
    pdf = await ask(client, "GET", f"{work}/hearing-minutes.pdf", by=ward.CHAIR, day=7)
    word = await ask(client, "GET", f"{work}/hearing-minutes.docx", by=ward.CHAIR, day=7)
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    written = docx.Document(io.BytesIO(word.content))
    for text in (" ".join(pages.split()), " ".join(one.text for one in written.paragraphs)):
        for words in (
            *("BIÊN BẢN", "đối thoại với đối tượng thi hành", "08/03/2026", COURSE.place),
            *(
                COURSE.chaired_by,
                "Mặt trận Tổ quốc Việt Nam",
                "có mặt",
                "vắng. Đã mời",
                "1 trong 3",
            ),
            *(COURSE.said, COURSE.answered, COURSE.conclusion, "hồ sơ trình ký quyết định"),
        ):
            assert words.casefold() in text.casefold()
