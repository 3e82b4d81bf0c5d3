"""Matters of the staff: a third may propose, staff decide some and are asked about others."""

from __future__ import annotations

import pytest

from libs.law.staff_matters import staff_matters
from services.planning.staff_matters import rules
from services.planning.staff_matters.rules import Proposer
from tests.planning.bodies.test_conferences import CENTRE_MAN
from tests.planning.ward import CENTRE, HOA, day

ON = day("2025-01-09")
MATTER = {
    "article": 53,
    "number": 8,
    "text": "Sửa quy chế chi tiêu nội bộ.",
    "proposed_by": "head",
    "on": "2025-01-09",
}


def test_staff_decide_four_matters_and_are_asked_about_eleven():
    articles = [one.article for one in staff_matters()]

    assert (articles.count(49), articles.count(53)) == (4, 11)
    assert len({(one.article, one.number) for one in staff_matters()}) == 15


@pytest.mark.parametrize(("supporters", "enough"), [(10, True), (9, False)])
def test_a_third_of_all_staff_exactly_may_propose(supporters, enough):
    asked = (Proposer.STAFF, supporters, 30, ON, ON)

    if enough:
        rules.check_proposed(*asked)
    else:
        with pytest.raises(rules.TooFewSupporters, match="cần ít nhất 10 người"):
            rules.check_proposed(*asked)


@pytest.mark.parametrize(
    ("supporters", "staff", "refusal"),
    [
        (None, 30, rules.SupportersMissing),
        (31, 30, rules.MoreThanStaff),
        (10, None, rules.StaffUncounted),
    ],
)
def test_supporters_are_counted_against_all_who_work_there(supporters, staff, refusal):
    with pytest.raises(refusal):
        rules.check_proposed(Proposer.STAFF, supporters, staff, ON, ON)


async def test_a_matter_is_proposed_and_settled_once(ward):
    path = f"workplaces/{CENTRE}/matters"
    made = await ward.post(path, MATTER, by=CENTRE_MAN)
    settle = f"staff-matters/{made.json()['id']}/settlement"
    said = {"outcome": "explained", "answer": "Tiếp thu.", "on": "2025-01-10"}

    voted = await ward.post(settle, said | {"outcome": "adopted"}, by=CENTRE_MAN)
    early = await ward.post(settle, said | {"on": "2025-01-08"}, by=CENTRE_MAN)
    done = await ward.post(settle, said, by=CENTRE_MAN)
    twice = await ward.post(settle, said, by=CENTRE_MAN)
    [listed] = (await ward.get(path, CENTRE_MAN)).json()

    assert made.status_code == 201, made.text
    assert [one.json().get("type") for one in (voted, early, done, twice)] == [
        "OutcomeWrong",
        "SettledTooEarly",
        None,
        "SettledTwice",
    ]
    assert listed["basis"] == "Điều 53 khoản 8 Luật 10/2022/QH15"


async def test_what_staff_decide_is_adopted_or_not(ward):
    made = await ward.post(
        f"workplaces/{CENTRE}/matters", MATTER | {"article": 49, "number": 2}, by=CENTRE_MAN
    )
    said = {"outcome": "explained", "answer": "Đã giải trình.", "on": "2025-01-10"}
    path = f"staff-matters/{made.json()['id']}/settlement"

    explained = await ward.post(path, said, by=CENTRE_MAN)
    adopted = await ward.post(path, said | {"outcome": "adopted"}, by=CENTRE_MAN)

    assert explained.json()["type"] == "OutcomeWrong"
    assert adopted.json()["outcome"] == "adopted"


async def test_matters_are_of_the_law_and_of_ones_own_unit(ward):
    path = f"workplaces/{CENTRE}/matters"

    unknown = await ward.post(path, MATTER | {"article": 49, "number": 5}, by=CENTRE_MAN)
    ahead = await ward.post(path, MATTER | {"on": "2025-01-11"}, by=CENTRE_MAN)
    foreign = await ward.post(path, MATTER, by=HOA)
    seen = await ward.get(path, HOA)

    assert [one.json()["type"] for one in (unknown, ahead, foreign, seen)] == [
        "MatterUnknown",
        "ProposedAhead",
        "NotYourUnit",
        "NotYourUnit",
    ]
