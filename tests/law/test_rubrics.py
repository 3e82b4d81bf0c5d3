"""A rubric adds up, is chosen by its day, and says in one sentence what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from libs.law.refusals import RuleNotInForce, UnknownRule
from libs.law.rubrics import ModelKind, Rubric, RubricVersion, rubric, rubrics


@pytest.mark.parametrize("each", rubrics(), ids=lambda each: each.id)
def test_every_rubric_has_a_hundred_points(each: Rubric) -> None:
    assert [version.points for version in each.versions] == [100] * len(each.versions)


def test_the_groups_of_the_friendly_government() -> None:
    version = rubric("friendly_government").on(date(2026, 3, 2))

    assert [section.points for section in version.sections] == [20, 25, 20, 15, 20]


def test_every_kind_of_model_has_a_rubric() -> None:
    assert {kind for each in rubrics() for kind in each.kinds} == set(ModelKind)


def test_before_its_first_day_there_is_no_rubric() -> None:
    with pytest.raises(RuleNotInForce):
        rubric("friendly_government").on(date(2024, 12, 31))
    with pytest.raises(UnknownRule):
        rubric("nothing")


def section(points: int, *keys: str) -> dict[str, Any]:
    lines = [{"key": key, "title": "Việc", "points": 5} for key in keys]
    return {"title": "Nhóm", "points": points, "lines": lines}


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ([section(12, "a", "b")], "không cộng thành"),
        ([section(5, "a"), section(5, "a")], "trùng khóa"),
    ],
)
def test_a_rubric_that_does_not_add_up_is_refused(
    sections: list[dict[str, Any]], said: str
) -> None:
    raw = {"from": date(2026, 1, 1), "basis": "Mẫu", "confidence": "product"}
    with pytest.raises(ValidationError, match=said):
        RubricVersion.model_validate({**raw, "sections": sections})
