"""A survey with a sheet, a sample, an answer and what was written in it."""

from __future__ import annotations

from datetime import timedelta

from tests.flows.house import House
from tools.samples.cast import Cast

SURVEY = {
    "title": "Khảo sát mẫu của phường",
    "purpose": "Để sửa điều chưa tốt.",
    "audience": "visitors",
    "questions": [
        {"text": "Ông/bà hài lòng thế nào?", "kind": "scale5"},
        {"text": "Ông/bà có góp ý gì thêm?", "kind": "text"},
    ],
}


async def of_surveys(house: House, cast: Cast, unit_id: str) -> dict[str, str]:
    """Ids of all of these."""
    office = await cast.person("vanphong")
    survey = await office.post("participation/surveys", **SURVEY)
    path = f"participation/surveys/{survey['id']}"
    await office.post(f"{path}/draw", count=2, frame=[{"unit_id": unit_id, "size": 30}])
    point = await office.post(f"{path}/points", unit_id=unit_id, title="Quầy mẫu")
    last = house.today + timedelta(days=90)
    await office.post(
        f"{path}/opening", opens_on=house.today.isoformat(), closes_on=last.isoformat()
    )
    await cast.citizen().post(
        f"participation/survey-sheets/{point['code']}/answers",
        answers={"c1": "3", "c2": "Nên có thêm ghế."},
    )
    [comment] = await office.get(f"{path}/comments")
    await office.post(f"participation/survey-comments/{comment['id']}/handing-over")
    return {
        "survey_id": str(survey["id"]),
        "survey_point_id": str(point["id"]),
        "survey_sheet_code": str(point["code"]),
        "comment_id": str(comment["id"]),
    }
