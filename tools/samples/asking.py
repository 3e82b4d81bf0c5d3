"""What residents of the sample ward are asked: a draft, and a survey. Nobody real, all samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tools.people import sample_photo
from tools.samples.cast import Cast

TITLE = "Dự thảo quy định giờ họp chợ (mẫu)"
OPINIONS = (
    ("for", "Chợ họp đến 17 giờ là hợp lý (mẫu)."),
    ("against", "Chợ họp buổi chiều làm tắc đường, đề nghị họp sáng (mẫu)."),
    ("against", "Buổi chiều chợ họp làm tắc đường phố (mẫu)."),
    ("other", "Nên có chỗ để xe cho người đi chợ (mẫu)."),
)
SURVEY = "Khảo sát mức độ hài lòng (số liệu mẫu)"
READY_FORM = "pks05"  # who comes to the counter
PAPERS, OPINION_DAYS = 25, 20
NOT_REAL = "Số liệu mẫu để xem thử phần mềm, không phải ý kiến của người thật."


async def ask_opinions(cast: Cast, today: date) -> str:
    """The chair opens a draft to everybody, and a few opinions come; where it is read."""
    office, chair = await cast.person("vanphong"), await cast.person("chutich")
    units = {unit["short_name"]: unit["id"] for unit in await office.get("directory/units")}
    drafted = await office.post(
        "participation/consultation-work",
        clause=5,
        title=TITLE,
        summary="Chợ họp từ 5 giờ đến 18 giờ; văn bản mẫu để xem thử phần mềm.",
        forms=["a", "e"],
        unit_id=units["KTHTĐT"],
        draft=await office.upload(sample_photo("du thao mau")),
    )
    path = f"participation/consultation-work/{drafted['id']}"
    days = dict.fromkeys(("signed_on", "council_sent_on", "front_sent_on"), today.isoformat())
    await office.post(f"{path}/plan", number="15/KH-UBND", **days)
    last = today + timedelta(days=OPINION_DAYS)
    await chair.post(f"{path}/opening", closes_on=last.isoformat())
    public = f"participation/consultations/{drafted['id']}"
    for stance, text in OPINIONS:
        await cast.citizen().post(f"{public}/opinions", stance=stance, text=text)
    for opinion in (await office.get(f"{path}/opinions"))[:-1]:  # the last waits for a look
        await office.post(f"participation/opinions/{opinion['id']}/release", text=opinion["text"])
    return f"lay-y-kien/{drafted['id']}"


@dataclass(frozen=True)
class Asked:
    """A survey that went out: its id, the code of its sheet, its questions."""

    id: str
    code: str
    questions: Sequence[Mapping[str, Any]]

    @property
    def answering(self) -> str:
        """Where somebody at the counter answers."""
        return f"khao-sat/diem/{self.code}"


async def survey_satisfaction(cast: Cast, today: date, closes_on: date) -> Asked:
    """A ready form goes out with a sheet at the counter."""
    office = await cast.person("vanphong")
    units = {unit["short_name"]: unit["id"] for unit in await office.get("directory/units")}
    forms = {form["key"]: form for form in await office.get("participation/survey-forms")}
    form = forms[READY_FORM]
    drafted = await office.post(
        "participation/surveys",
        title=SURVEY,
        purpose="Phiếu mẫu để xem thử phần mềm; không phải ý kiến của người thật.",
        audience=form["audience"],
        questions=form["questions"],
        form_key=READY_FORM,
    )
    path = f"participation/surveys/{drafted['id']}"
    point = await office.post(f"{path}/points", unit_id=units["TTPVHCC"], title="Quầy 1 (mẫu)")
    days = {"opens_on": today.isoformat(), "closes_on": closes_on.isoformat()}
    await office.post(f"{path}/opening", **days)
    return Asked(str(drafted["id"]), str(point["code"]), form["questions"])


async def type_in_papers(cast: Cast, asked: Asked) -> None:
    """The staff types in invented papers; enough of them, so that results can be shown."""
    office = await cast.person("vanphong")
    for number in range(PAPERS):
        answers = {
            f"c{place}": answer
            for place, question in enumerate(asked.questions, 1)
            if (answer := _invented(question, number))
        }
        await office.post(f"participation/survey-sheets/{asked.code}/papers", answers=answers)


async def publish_results(cast: Cast, asked: Asked) -> str:
    """The results go out, named as samples; where they are read."""
    office = await cast.person("vanphong")
    await office.post(f"participation/surveys/{asked.id}/publication", summary=NOT_REAL)
    return f"khao-sat/{asked.id}"


def _invented(question: Mapping[str, Any], number: int) -> str:
    """Four of five papers like it; every choice is taken by nobody or by at least five."""
    liked = number % 5 > 0
    kind = question["kind"]
    if kind in ("scale4", "scale5"):
        return str(int(kind[-1]) - 1 if liked else 1)
    if kind in ("yes_no", "choice"):
        return "1" if liked else "0"
    return str(question["low"] + 5) if kind == "number" else ""
