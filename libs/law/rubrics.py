"""Rubrics by which models are scored: groups, lines and their maximum points, chosen by date."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import Field, field_validator, model_validator

from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_document
from libs.law.refusals import RuleNotInForce, UnknownRule


class ModelKind(StrEnum):
    """Whose model it is."""

    NEIGHBOURHOOD = "neighbourhood"  # khu dân cư
    OFFICE = "office"  # cơ quan
    UNIT = "unit"  # đơn vị
    SCHOOL = "school"  # trường học
    ENTERPRISE = "enterprise"  # doanh nghiệp


class RubricLine(Entry):
    """What is scored, and by how many points at most."""

    key: str = Field(pattern=r"^[a-z_]{1,40}$")
    title: str
    points: int = Field(gt=0)


class RubricSection(Entry):
    """Lines that belong together; their points add up to the section's."""

    title: str
    points: int
    lines: tuple[RubricLine, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> RubricSection:
        if sum(line.points for line in self.lines) != self.points:
            raise ValueError(f"điểm các tiêu chí của nhóm {self.title} không cộng thành điểm nhóm")
        return self


class RubricVersion(Entry):
    """A rubric as it is from a day on."""

    valid_from: date = Field(alias="from")
    basis: str
    confidence: Confidence
    sections: tuple[RubricSection, ...] = Field(min_length=1)

    @property
    def lines(self) -> list[RubricLine]:
        """Every line in order."""
        return [line for section in self.sections for line in section.lines]

    @property
    def points(self) -> int:
        """The most that can be reached."""
        return sum(section.points for section in self.sections)

    @model_validator(mode="after")
    def _a_line_once(self) -> RubricVersion:
        keys = [line.key for line in self.lines]
        if len(keys) != len(set(keys)):
            raise ValueError("hai tiêu chí trùng khóa")
        return self


class Rubric(Entry):
    """A rubric through time, and the kinds of models it is for."""

    id: str
    title: str
    kinds: tuple[ModelKind, ...] = Field(min_length=1)
    versions: tuple[RubricVersion, ...] = Field(min_length=1)

    @field_validator("versions")
    @classmethod
    def _in_order(cls, versions: tuple[RubricVersion, ...]) -> tuple[RubricVersion, ...]:
        days = [version.valid_from for version in versions]
        if days != sorted(set(days)):
            raise ValueError("các phiên bản phải theo thứ tự ngày, mỗi ngày một phiên bản")
        return versions

    def on(self, day: date) -> RubricVersion:
        """The version of that day; raises RuleNotInForce before the first."""
        known = [version for version in self.versions if version.valid_from <= day]
        if not known:
            raise RuleNotInForce(rule_id=self.id, on=f"{day:%d/%m/%Y}")
        return known[-1]


@cache
def rubrics() -> tuple[Rubric, ...]:
    """Every rubric. Raises LawDataBroken."""
    files = sorted((DATA / "rubrics").glob("*.yaml"))
    return tuple(read_document(path, Rubric) for path in files)


def rubric(rubric_id: str) -> Rubric:
    """One of them; raises UnknownRule."""
    for each in rubrics():
        if each.id == rubric_id:
            return each
    raise UnknownRule(rule_id=rubric_id, suggestion="")
