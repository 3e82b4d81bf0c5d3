"""The rules of law: what they ask, from when to when, and in which article; chosen by date."""

from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import Field, field_validator, model_validator

from libs.law.measures import (
    MEASURE_WORDS,
    SETTABLE,
    SHARES,
    UNIT_WORDS,
    Confidence,
    Measure,
    Unit,
    read_words,
)
from libs.law.reading import DATA, Entry, Span, read_entries
from libs.law.refusals import FixedByLaw, LawDataBroken, NotAShare, RuleNotInForce, UnknownRule

ONE_DAY = timedelta(days=1)


class ExtensionTerm(Entry):
    """In which case a period may be lengthened, by how much and how often."""

    grade: str
    days: int
    times: int
    basis: str


class Wording(Span):
    """A number of the law and the days on which it is in force."""

    measure: Measure
    value: int
    of: int = 1
    unit: Unit
    month_day: tuple[int, int] | None = None
    basis: str
    confidence: Confidence = Confidence.SOURCED
    note: str = ""


class Version(Wording):
    """A wording as written in a data file, its number in words."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: dict[str, Any]) -> dict[str, Any]:
        return read_words(raw)


class RuleHistory(Entry):
    """A rule through time, as written in the data file."""

    id: str = Field(pattern=r"^[a-z_]+(\.[a-z0-9_]+)+$")
    title: str
    starts: str = ""
    extensions: tuple[ExtensionTerm, ...] = ()
    versions: tuple[Version, ...] = Field(min_length=1)

    @field_validator("versions")
    @classmethod
    def _closed_by_the_next(cls, versions: tuple[Version, ...]) -> tuple[Version, ...]:
        """A version without a last day lasts until the day before the next one begins."""
        closed = [
            old if old.valid_to else old.model_copy(update={"valid_to": new.valid_from - ONE_DAY})
            for old, new in pairwise(versions)
        ]
        return (*closed, versions[-1])

    @model_validator(mode="after")
    def _without_overlap_or_gap(self) -> "RuleHistory":
        for old, new in pairwise(self.versions):
            if old.valid_to is not None and old.valid_to >= new.valid_from:
                raise ValueError(f"hai quy định chồng nhau từ ngày {new.valid_from:%d/%m/%Y}")
            if old.valid_to != new.valid_from - ONE_DAY:
                raise ValueError(f"có khoảng trống trước ngày {new.valid_from:%d/%m/%Y}")
        for each in self.versions:
            if each.valid_to and each.valid_to < each.valid_from:
                raise ValueError(f"hết hiệu lực trước khi có hiệu lực: {each.valid_to:%d/%m/%Y}")
        return self


class Rule(Wording):
    """A rule as it stood on one day."""

    id: str
    title: str
    starts: str
    extensions: tuple[ExtensionTerm, ...]

    @property
    def settable(self) -> bool:
        """Whether the ward may set its own number, because no law surely fixes it."""
        return self.confidence in SETTABLE

    def with_value(self, value: int) -> "Rule":
        """The same rule with the ward's own number. Raises FixedByLaw when the law fixes it."""
        if not self.settable:
            raise FixedByLaw(rule_id=self.id, basis=self.basis)
        return self.model_copy(update={"value": value})

    @property
    def says(self) -> str:
        """The number in Vietnamese: "trong thời hạn 5 ngày làm việc", "trước ngày 25/5"."""
        if self.month_day:
            month, day = self.month_day
            return f"trước ngày {day}/{month}"
        number = f"{self.value}/{self.of}" if self.of > 1 else str(self.value)
        return MEASURE_WORDS[self.measure].format(f"{number} {UNIT_WORDS[self.unit]}")

    def is_met(self, count: int, total: int) -> bool:
        """Whether a share is reached, in whole numbers: 2/3 is inclusive, "trên 50 %" is not."""
        if self.unit not in SHARES:
            raise NotAShare(rule_id=self.id)
        if self.measure is Measure.MORE_THAN:
            return count * self.of > total * self.value
        return count * self.of >= total * self.value

    def least(self, total: int) -> int:
        """The smallest count that reaches the share of a total."""
        needed = -(-total * self.value // self.of)
        return needed if self.is_met(needed, total) else needed + 1


@cache
def rule_histories() -> dict[str, RuleHistory]:
    """Every rule by its id, read and checked once. Raises LawDataBroken."""
    histories: dict[str, RuleHistory] = {}
    for path in sorted((DATA / "rules").glob("*.yaml")):
        for history in read_entries(path, RuleHistory):
            if history.id in histories:
                raise LawDataBroken(file=path.name, where=history.id, what="mã đã dùng")
            histories[history.id] = history
    return histories


def rule(rule_id: str, on: date) -> Rule:
    """The rule in force on the day of the event that starts its clock.

    Raises UnknownRule (with near ids) or RuleNotInForce.
    """
    history = rule_histories().get(rule_id)
    if history is None:
        near = get_close_matches(rule_id, rule_histories(), n=3, cutoff=0.5)
        suggestion = f" Có phải: {', '.join(near)}?" if near else ""
        raise UnknownRule(rule_id=rule_id, suggestion=suggestion)
    for version in history.versions:
        if version.in_force(on):
            return _as_rule(history, version)
    raise RuleNotInForce(rule_id=rule_id, on=f"{on:%d/%m/%Y}")


def rules_on(on: date) -> list[Rule]:
    """Every rule in force on a day, in the order of the files."""
    return [
        _as_rule(history, version)
        for history in rule_histories().values()
        for version in history.versions
        if version.in_force(on)
    ]


def _as_rule(history: RuleHistory, version: Version) -> Rule:
    shared = {name: getattr(history, name) for name in ("id", "title", "starts", "extensions")}
    return Rule.model_validate({**dict(version), **shared})
