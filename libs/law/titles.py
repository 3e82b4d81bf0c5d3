"""Titles and commendations: whose they are, who grants them since when, and the money with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Literal, TypeVar

from pydantic import Field

from libs.kernel.errors import NotFound
from libs.law.measures import Confidence
from libs.law.reading import DATA, Entry, read_entries
from libs.law.rubrics import ModelKind


class Holder(StrEnum):
    """To whom a title is given."""

    COLLECTIVE = "collective"  # tập thể
    INDIVIDUAL = "individual"  # cá nhân


class Dated(Entry):
    """Something that holds from a day on, until the next line."""

    valid_from: date = Field(alias="from")
    basis: str
    confidence: Confidence


class Granting(Dated):
    """Who grants a title; what is granted above the ward only proposes."""

    by: Literal["ward", "above"]


class Money(Dated):
    """Tenths of the base salary."""

    tenths: int = Field(gt=0)


class BaseSalary(Dated):
    """The base salary (lương cơ sở) of a month."""

    dong: int = Field(gt=0)


class Share(Entry):
    """How many of how many members of the council must be in favour; exactly as many suffices."""

    votes: int = Field(gt=0)
    of: int = Field(gt=0)

    def reached(self, in_favour: int, members: int) -> bool:
        """Counted in whole votes, so that nothing is lost in rounding."""
        return in_favour * self.of >= self.votes * members


class Title(Entry):
    """A title or commendation (danh hiệu, hình thức khen thưởng)."""

    id: str = Field(pattern=r"^[a-z_]{1,40}$")
    title: str
    holders: tuple[Holder, ...]
    models: tuple[ModelKind, ...] = ()  # kinds of models to which it may be given
    least_percent: int = Field(default=0, ge=0, le=100)  # of the points that a model needs for it
    council: bool = True  # whether a commendation with it is first put to the council
    share: Share
    granted: tuple[Granting, ...] = Field(min_length=1)
    money: tuple[Money, ...] = ()

    def granting(self, on: date) -> Granting | None:
        """Who grants it on that day; None before there was such a title."""
        return _on(self.granted, on)

    def is_granted_by_ward(self, on: date) -> bool:
        """Whether the chair of the ward grants it on that day."""
        granting = self.granting(on)
        return granting is not None and granting.by == "ward"

    def prize(self, on: date) -> int | None:
        """The money that comes with it, in đồng; None where no amount is known."""
        money, salary = _on(self.money, on), _on(base_salaries(), on)
        return money.tenths * salary.dong // 10 if money and salary else None


SomeDated = TypeVar("SomeDated", bound=Dated)


def _on(lines: Sequence[SomeDated], on: date) -> SomeDated | None:
    return max(
        (line for line in lines if line.valid_from <= on),
        key=lambda line: line.valid_from,
        default=None,
    )


@cache
def titles() -> tuple[Title, ...]:
    """Every title. Raises LawDataBroken."""
    return tuple(read_entries(DATA / "titles.yaml", Title))


@cache
def base_salaries() -> tuple[BaseSalary, ...]:
    """Every base salary. Raises LawDataBroken."""
    return tuple(read_entries(DATA / "base_salary.yaml", BaseSalary))


def title(title_id: str) -> Title:
    """One of them; raises NotFound."""
    for each in titles():
        if each.id == title_id:
            return each
    raise NotFound
